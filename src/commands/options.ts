/** The words of the command line, checked and made into a request. Everything wrong is told before any work starts. */
import { readFileSync } from 'node:fs';
import envPaths from 'env-paths';
import { join } from 'node:path';
import { CareAuditError } from '../errors.js';
import { didYouMean } from '../near-names.js';
import { readUserLexicon, type UserRules } from '../language/index.js';
import { DEFAULT_RUBRIC, type Rubric } from '../scoring/rubric.js';
import { checkMapPair } from '../sources/mapped-csv.js';
import { checkTimezone, countsBack, parseDuration, parseHours, parseWhen } from '../time.js';
import type { AuditOptions, FileOptions } from './defaults.js';
import type { FilesRequest } from './files.js';
import type { Io } from './io.js';
import type { AuditRequest } from './run-audit.js';
import { reversedWindow } from './window.js';

/** Commands that later versions bring; nobody means a brand of that name without an `@`. */
const OTHER_COMMANDS: ReadonlySet<string> = new Set(['pull', 'compare', 'doctor', 'forget', 'refresh']);

/** Handles without `@`, each once. Throws BAD_HANDLE. */
export function parseHandles(words: readonly string[]): string[] {
  const handles = new Map<string, string>();
  for (const word of words) {
    const handle = word.replace(/^@/, '');
    if (!/^\w{1,50}$/.test(handle) || OTHER_COMMANDS.has(word)) {
      throw new CareAuditError(
        'BAD_HANDLE',
        `"${word}" is no handle${OTHER_COMMANDS.has(word) ? ', and no command of this version' : ''}.`,
        'Write the brand’s handle, like @acme: letters, digits and underscores.',
      );
    }
    if (!handles.has(handle.toLowerCase())) handles.set(handle.toLowerCase(), handle);
  }
  return [...handles.values()];
}

/** `id=tweet_id,author=user` → our field → their column. Throws BAD_MAP. */
function parseMap(text: string | undefined): FilesRequest['map'] {
  if (text === undefined) return null;
  const map: Record<string, string> = {};
  for (const pair of text.split(',')) {
    const [field, column] = [
      pair.slice(0, pair.indexOf('=')).trim(),
      pair.slice(pair.indexOf('=') + 1).trim(),
    ];
    if (!pair.includes('=') || field === '' || column === '') {
      throw new CareAuditError(
        'BAD_MAP',
        `"${pair}" in --map names no field and column.`,
        'Write --map id=tweet_id,author=user,created_at=date,text=body.',
      );
    }
    checkMapPair(field, column);
    map[field] = column;
  }
  return map;
}

/** `io`: where `-` reads from; null where nothing can be read. */
export function filesRequest(paths: readonly string[], options: FileOptions, io: Io | null): FilesRequest {
  return {
    paths,
    source: options.source ?? null,
    map: parseMap(options.map),
    following: options.following,
    followers: options.followers,
    ...(io === null ? {} : { stdin: io.stdin }),
  };
}

export const storePath = (options: { readonly store?: string }): string =>
  options.store ?? join(envPaths('care-audit', { suffix: '' }).data, 'store.duckdb');

export async function auditRequest(
  words: readonly string[],
  options: AuditOptions,
  io: Io | null,
): Promise<AuditRequest> {
  return {
    handles: parseHandles(words),
    files: options.from.length === 0 ? null : filesRequest(options.from, options, io),
    storePath: storePath(options),
    ...checkedSpan(options.since, options.until),
    horizonMs: parseDuration(options.horizon),
    caseGapMs: parseDuration(options.caseGap),
    hours: options.hours === undefined ? null : parseHours(options.hours),
    hoursText: options.hours ?? null,
    timezone: checkTimezone(options.timezone),
    countAutoReplies: options.countAutoReplies,
    reading: {
      usesModel: options.model,
      rules: options.lexicon === undefined ? [] : readLexicon(options.lexicon),
    },
    findings: wholeNumber(options.findings, '--findings', 1000),
    rubric: options.rubric === undefined ? DEFAULT_RUBRIC : await readRubric(options.rubric),
    isRedacted: options.redact,
    showsText: options.text,
  };
}

/** Told before any file is read; how far back `90d` reaches is known only then. Throws BAD_TIME. */
function checkedSpan(
  since: string | undefined,
  until: string | undefined,
): Pick<AuditRequest, 'since' | 'until'> {
  const from = since === undefined ? null : parseWhen(since, 0);
  const to = until === undefined ? null : parseWhen(until, 0, 'end');
  const isKnown = [since, until].every((text) => text !== undefined && !countsBack(text));
  if (isKnown && from !== null && to !== null && from > to)
    throw reversedWindow(from, to, 'Write the earlier time with --since and the later one with --until.');
  return { since: since ?? null, until: until ?? null };
}

function wholeNumber(text: string, flag: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new CareAuditError(
    'BAD_USAGE',
    `${flag} takes a whole number from 0 to ${most}, not "${text}".`,
    `Write ${flag} 5.`,
  );
}

/** `--fail-under 60`. Throws BAD_THRESHOLD. */
export function parseThreshold(text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 100) return value;
  throw new CareAuditError(
    'BAD_THRESHOLD',
    `--fail-under takes a score from 0 to 100, not "${text}".`,
    'Write --fail-under 60.',
  );
}

export const FORMATS = ['terminal', 'md', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

const isFormat = (word: string): word is Format => (FORMATS as readonly string[]).includes(word);

/** `md,json` → each once, in order. Throws UNKNOWN_FORMAT. */
export function parseFormats(text: string): readonly Format[] {
  const words = text.split(',').map((word) => word.trim());
  return [...new Set(words)].map((word) => {
    if (isFormat(word)) return word;
    throw new CareAuditError(
      'UNKNOWN_FORMAT',
      `There is no format "${word}".`,
      `${didYouMean(word, [...FORMATS])}Write --format with some of: ${FORMATS.join(', ')}.`,
    );
  });
}

/** Throws LEXICON_INVALID. */
export function readLexicon(path: string): readonly UserRules[] {
  try {
    return readUserLexicon(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof CareAuditError) throw error;
    throw new CareAuditError(
      'LEXICON_INVALID',
      `The lexicon ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Name a JSON file with --lexicon: {"rules": [{"category": "mention.complaint", "words": ["never arrived"]}]}',
    );
  }
}

/** Few audits have a rubric of their own; what checks one takes long to load. */
async function readRubric(path: string): Promise<Rubric> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CareAuditError(
      'BAD_RUBRIC',
      `The rubric ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Name a JSON file; `care-audit explain --json` prints the rubric that applies without one.',
    );
  }
  const { parseRubric } = await import('../scoring/rubric-file.js');
  return parseRubric(json);
}
