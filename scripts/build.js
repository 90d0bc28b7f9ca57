/**
 * `npm run build`: compiles src/ into dist/, or into the folder named, and prepares the lexicons (src/language/prepared.ts).
 *
 * node scripts/build.js [<folder>]
 */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const folder = resolve(root, process.argv[2] ?? 'dist');
rmSync(folder, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', folder],
  { cwd: root, stdio: 'inherit' },
);

const built = (file) => import(pathToFileURL(join(folder, 'language', file)).href);
const { packedIndexOf } = await built('packed-index.js');
const { MENTION_LEXICONS, REPLY_CHANNEL_LEXICONS, REPLY_TALK_LEXICONS } = await built('lexicons.js');
const prepared = {
  mention: packedIndexOf(MENTION_LEXICONS),
  replyChannels: packedIndexOf(REPLY_CHANNEL_LEXICONS),
  replyTalk: packedIndexOf(REPLY_TALK_LEXICONS),
};
// A text to parse is read faster than a literal.
writeFileSync(
  join(folder, 'language', 'prepared.js'),
  `export const PREPARED = JSON.parse(${JSON.stringify(JSON.stringify(prepared))});\n`,
);
