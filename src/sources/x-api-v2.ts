/**
 * X API v2: pages as the API sends them or as twarc keeps them, streamed posts, flattened lines, lists of accounts.
 * Source of the shapes: the published specifications 2.159 and 2.167; recordings made by twarc.
 */
import { idOf, keyPaths, objectOf, textOf } from './json-fields.js';
import { EXCERPT_LENGTH, type JsonValue, readJsonValues } from './json-values.js';
import type { Hints, Input, Records, RecordSource, Reject } from './source.js';
import { isPage, type Problem, readPage } from './x-api-v2-page.js';

type Json = Readonly<Record<string, unknown>>;

export const xApiV2: RecordSource = {
  kind: 'records',
  id: 'x-api-v2',
  title: 'X API v2 JSON: pages, flattened or streamed posts, lists of accounts',
  recognises: ({ head }) =>
    ['', ...head.split('\n', 20)].some((line) => isOurs(keyPaths(line === '' ? head : line))),
  async *read(input: Input, hints: Hints) {
    for await (const item of readJsonValues(input.path)) {
      if ('reason' in item) yield item;
      else yield* recordsOf(item, hints);
    }
  },
};

/** Keys that tell this API from others that also answer in JSON. */
function isOurs(paths: ReadonlySet<string>): boolean {
  const isPost = (at: string): boolean =>
    paths.has(`${at}id`) &&
    paths.has(`${at}text`) &&
    ['author_id', 'edit_history_tweet_ids', 'edit_history_post_ids', 'public_metrics'].some((key) =>
      paths.has(at + key),
    );
  const isAccount = (at: string): boolean =>
    paths.has(`${at}id`) && paths.has(`${at}username`) && paths.has(`${at}name`) && !paths.has(`${at}acct`);
  const isEmptyPage = paths.has('meta.result_count') || paths.has('errors[].resource_id');
  return (
    !paths.has('id_str') &&
    (['data[].', 'data.', ''].some((at) => isPost(at) || isAccount(at)) || isEmptyPage)
  );
}

/** What one JSON value tells, and what of it could not be read. */
function* recordsOf({ line, value }: JsonValue, hints: Hints): Iterable<Records | Reject> {
  const page = objectOf(value);
  const reject = ({ reason, thing }: Problem): Reject => ({
    line,
    reason,
    excerpt: (JSON.stringify(thing) ?? '').slice(0, EXCERPT_LENGTH),
  });
  if (page === null) {
    yield reject({ reason: 'not a JSON object', thing: value });
  } else if (!isPage(page) && idOf(page['id']) === null) {
    yield reject({ reason: strangeReason(page), thing: value });
  } else {
    const { records, problems } = readPage(page, hints.followList);
    yield records;
    yield* problems.map(reject);
  }
}

/** An error sent instead of a page has a title and no data. */
function strangeReason(page: Json): string {
  const title = textOf(page['title']);
  return title === null || !('detail' in page)
    ? 'no id: neither a page, a post nor an account'
    : `the network's error "${title}" instead of data`;
}
