/**
 * The public data set "Customer Support on Twitter" (twcs.csv) and its samples. Ids are renumbered, customers are digits,
 * there are no conversation ids; a brand's author_id is its handle. Some copies have an index column in front.
 */
import { CareAuditError } from '../errors.js';
import { columnNamed, needHeader, quoted, readHeader } from './csv-header.js';
import { handleText, idText, lowerHandleText, oldStyleTime } from './csv-expressions.js';
import type { TableSource } from './source.js';

const COLUMNS = [
  'tweet_id',
  'author_id',
  'inbound',
  'created_at',
  'text',
  'in_response_to_tweet_id',
] as const;

export const twcs: TableSource = {
  kind: 'table',
  id: 'twcs',
  title: 'CSV of the public data set "Customer Support on Twitter"',
  recognises(input) {
    const columns = readHeader(input.head)?.columns ?? [];
    return COLUMNS.every((name) => columnNamed(columns, name) !== null);
  },
  table(input) {
    const { delimiter, columns } = needHeader(input);
    const column = (name: (typeof COLUMNS)[number]): string =>
      quoted(columnNamed(columns, name) ?? missing(input.name, name, columns));
    return {
      delimiter,
      columns,
      fields: {
        id: idText(column('tweet_id')),
        author_id: lowerHandleText(column('author_id')),
        author: handleText(column('author_id')),
        created_at: oldStyleTime(column('created_at')),
        text: `coalesce(${column('text')}, '')`,
        parent_id: idText(column('in_response_to_tweet_id')),
      },
    };
  },
};

function missing(file: string, name: string, columns: readonly string[]): never {
  throw new CareAuditError(
    'MISSING_COLUMN',
    `${file} has no column "${name}". Its columns: ${columns.join(', ')}.`,
    'Leave out --source, or name the columns with --map id=…,author=…,created_at=…,text=….',
  );
}
