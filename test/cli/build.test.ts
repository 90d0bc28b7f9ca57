/** What the build adds to the compiled sources. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  MENTION_LEXICONS,
  REPLY_CHANNEL_LEXICONS,
  REPLY_TALK_LEXICONS,
} from '../../src/language/lexicons.js';
import { packedIndexOf } from '../../src/language/packed-index.js';

it('prepares the lexicons as they stand in the sources', async () => {
  const file = join(import.meta.dirname, '../../dist/language/prepared.js');
  const built: { PREPARED: unknown } = await import(/* @vite-ignore */ file);
  expect(built.PREPARED).toEqual({
    mention: packedIndexOf(MENTION_LEXICONS),
    replyChannels: packedIndexOf(REPLY_CHANNEL_LEXICONS),
    replyTalk: packedIndexOf(REPLY_TALK_LEXICONS),
  });
});
