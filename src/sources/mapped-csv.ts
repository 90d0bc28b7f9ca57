/** Any CSV whose columns are called as ours are, or whose columns the user names with `--map`. */
import { CareAuditError } from '../errors.js';
import { didYouMean } from '../near-names.js';
import { columnNamed, needHeader, quoted, readHeader } from './csv-header.js';
import { anyTime, countNumber, handleText, idText, lowerHandleText } from './csv-expressions.js';
import type { Hints, Input, Table, TableSource } from './source.js';

/** The words that `--map` knows, each with what other exports call it: only for advice, never taken without being told. */
const FIELDS = {
  id: ['post_id', 'tweet_id', 'status_id', 'message_id', 'tweetid', 'uid'],
  author: [
    'username',
    'screen_name',
    'handle',
    'author_username',
    'user',
    'from',
    'from_user',
    'name',
    'author_name',
  ],
  created_at: [
    'date',
    'time',
    'timestamp',
    'datetime',
    'created',
    'tweet_created',
    'posted_at',
    'published',
    'createdat',
  ],
  text: ['full_text', 'content', 'body', 'message', 'tweet', 'post', 'tweet_text'],
  reply_to: [
    'in_reply_to_status_id',
    'in_response_to_tweet_id',
    'in_reply_to',
    'in_reply_to_id',
    'reply_to_id',
    'parent_id',
    'parent',
  ],
  conversation: ['conversation_id', 'thread_id', 'thread'],
  author_id: ['user_id', 'from_id', 'userid'],
  language: ['lang', 'locale'],
  in_reply_to_author: ['in_reply_to_screen_name', 'in_reply_to_user_id', 'reply_to_user', 'in_reply_to_user'],
  impressions: ['impression_count', 'views', 'view_count', 'reach'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Field = keyof typeof FIELDS;
const NEEDED = ['id', 'author', 'created_at', 'text'] as const satisfies readonly Field[];
const isField = (name: string): name is Field => Object.hasOwn(FIELDS, name);

/** The words that `--map` knows. */
export const MAP_FIELDS = Object.keys(FIELDS).filter(isField);

type Columns = Readonly<Partial<Record<Field, string>>>;

export const mappedCsv: TableSource = {
  kind: 'table',
  id: 'mapped-csv',
  title: 'any CSV with columns id, author, created_at, text, or with --map',
  recognises(input) {
    const header = readHeader(input.head);
    return header !== null && missingOf(ownNames(header.columns)).length === 0;
  },
  /** Throws MISSING_COLUMN, UNKNOWN_FILE_FORMAT. */
  table(input, hints) {
    const { delimiter, columns } = needHeader(input);
    const mapped = mappedNames(hints.map ?? {}, columns, input);
    const taken = new Set(Object.values(mapped));
    const own = Object.entries(ownNames(columns)).filter(([, column]) => !taken.has(column));
    const found: Columns = { ...Object.fromEntries(own), ...mapped };
    const missing = missingOf(found);
    if (missing.length > 0) throw missingColumns(input, columns, found, missing);
    return { delimiter, columns, fields: fieldsOf(found) };
  },
};

/** Columns that are called as our fields are. */
const ownNames = (columns: readonly string[]): Columns =>
  Object.fromEntries(
    MAP_FIELDS.flatMap((field) => {
      const column = columnNamed(columns, field);
      return column === null ? [] : [[field, column]];
    }),
  );

/** An author needs a handle or, failing that, an id. */
const missingOf = (found: Columns): Field[] =>
  NEEDED.filter(
    (field) => found[field] === undefined && !(field === 'author' && found.author_id !== undefined),
  );

/** Takes `field=column`, and `column=field` too where only that makes sense. */
function mappedNames(map: NonNullable<Hints['map']>, columns: readonly string[], input: Input): Columns {
  const pairs = Object.entries(map).map(([left, right]): [Field, string] => {
    const forwards = isField(left) ? columnNamed(columns, right) : null;
    if (isField(left) && forwards !== null) return [left, forwards];
    const backwards = isField(right) ? columnNamed(columns, left) : null;
    if (isField(right) && backwards !== null) return [right, backwards];
    throw noSuchColumn(input, columns, isField(left) ? right : left);
  });
  return Object.fromEntries(pairs);
}

/** A pair of `--map` has a field of ours on one side, whatever columns a file has. Throws BAD_MAP. */
export function checkMapPair(left: string, right: string): void {
  if (isField(left) || isField(right)) return;
  throw new CareAuditError(
    'BAD_MAP',
    `--map ${left}=${right}: "${left}" is none of our fields.`,
    `${didYouMean(left, MAP_FIELDS)}Write field=column with a field of ${MAP_FIELDS.join(', ')}.`,
  );
}

const noSuchColumn = (input: Input, columns: readonly string[], name: string): CareAuditError =>
  new CareAuditError(
    'MISSING_COLUMN',
    `${input.name} has no column "${name}". Its columns: ${columns.join(', ')}.`,
    `${didYouMean(name, columns)}Name one of them in --map.`,
  );

function missingColumns(
  input: Input,
  columns: readonly string[],
  found: Columns,
  missing: readonly Field[],
): CareAuditError {
  const taken = new Set(Object.values(found));
  const guess = (field: Field): string | null =>
    FIELDS[field]
      .map((name) => columnNamed(columns, name))
      .find((name) => name !== null && !taken.has(name)) ?? null;
  const pairs = MAP_FIELDS.flatMap((field) => {
    const column = found[field] ?? guess(field) ?? (missing.includes(field) ? '<column>' : null);
    return column === null ? [] : [`${field}=${column}`];
  });
  const map = pairs.join(',');
  return new CareAuditError(
    'MISSING_COLUMN',
    `${input.name} has no column for ${missing.join(', ')}. Its columns: ${columns.join(', ')}.`,
    `Type --map ${/^[\w=,.-]+$/.test(map) ? map : `"${map}"`}`,
  );
}

/** Handles are ids where the file has no ids of authors; then the author replied to is a handle too. */
function fieldsOf(found: Columns): Table['fields'] {
  const expression = (field: Field, make: (column: string) => string): string =>
    found[field] === undefined ? 'NULL' : make(quoted(found[field]));
  const hasIds = found.author_id !== undefined;
  return {
    id: expression('id', idText),
    author_id: hasIds ? expression('author_id', idText) : expression('author', lowerHandleText),
    author:
      found.author === undefined ? expression('author_id', handleText) : expression('author', handleText),
    created_at: expression('created_at', anyTime),
    text: `coalesce(${expression('text', (column) => column)}, '')`,
    language: expression('language', (column) => `nullif(trim(${column}), '')`),
    conversation_id: expression('conversation', idText),
    parent_id: expression('reply_to', idText),
    parent_author_id: expression('in_reply_to_author', hasIds ? idText : lowerHandleText),
    impressions: expression('impressions', countNumber),
  };
}
