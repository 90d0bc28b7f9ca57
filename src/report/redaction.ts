/** What a report may show of a person: names as they are or pseudonyms, and words without personal data. */
import { maskPersonalData } from './personal-data.js';

export interface Redaction {
  /** How a customer is called, from a handle without `@` or an id. */
  customer(handleOrId: string): string;
  post(id: string): string;
  url(url: string | null): string | null;
  /** A text of any length without personal data. */
  text(text: string): string;
  /** The same, cut to a quote. */
  quote(text: string): string;
}

const QUOTE_CHARACTERS = 280;

/** Cuts a text at a word, so that with its ellipsis it has at most so many characters (code points). */
export const cutQuote = (text: string, characters = QUOTE_CHARACTERS): string => {
  const all = Array.from(text);
  if (all.length <= characters) return text;
  const start = all.slice(0, characters - 1).join('');
  const isBetweenWords = /\s/.test(all[characters - 1] ?? '');
  const atWord = isBetweenWords ? start : start.replace(/\s\S*$/, '');
  return `${(atWord.length < start.length / 2 ? start : atWord).trimEnd()}…`;
};

/** Networks escape these three in their texts. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const withQuote = (redaction: Omit<Redaction, 'quote'>): Redaction => ({
  ...redaction,
  // Masked before it is cut: half a phone number is not recognised.
  quote: (text) => cutQuote(redaction.text(unescaped(text))),
});

/** Nobody is renamed; personal data in texts is masked all the same. */
export const openNames = (): Redaction =>
  withQuote({ customer: (handle) => handle, post: (id) => id, url: (url) => url, text: maskPersonalData });

const plainHandle = (handle: string): string => handle.replace(/^[@\uff20]/, '').toLowerCase();

/** A handle as found in a text, and its starts: a sentence may go on without a space ("@acme.Please"). */
const starts = (name: string): string[] => {
  const ends = Array.from(name.matchAll(/[.-]|$/g), (match) => match.index);
  return ends.toReversed().map((end) => name.slice(0, end));
};

/** Counts strangers in order of first use: `customer-1`, `customer-2`, … Handles compare case-insensitively. */
const numbering = (prefix: string): { of(name: string): string; known(name: string): string | undefined } => {
  const numbers = new Map<string, string>();
  return {
    known: (name) => numbers.get(name),
    of: (name) => {
      const pseudonym = numbers.get(name) ?? `${prefix}-${numbers.size + 1}`;
      numbers.set(name, pseudonym);
      return pseudonym;
    },
  };
};

// A Bluesky handle is a domain, a Mastodon one has a server behind a second `@`.
const HANDLE = /[@\uff20]\w+(?:[.-]\w+)*(?:@\w+(?:[.-]\w+)*)?/gu;
const ADDRESS = /https?:\/\/\S+|\bwww\.\S+/gi;

/**
 * `--redact`: customers and posts become `customer-1`, `post-1`, in order of first use; addresses go, in texts too, since
 * they lead to the person; whoever is named in a text is his pseudonym, or `@someone` while he has none.
 */
export const pseudonyms = (teamHandles: readonly string[]): Redaction => {
  const team = new Set(teamHandles.map(plainHandle));
  const customers = numbering('customer');
  const posts = numbering('post');
  const named = (found: string): string => {
    for (const start of starts(found.slice(1))) {
      const handle = start.toLowerCase();
      if (team.has(handle)) return found;
      const pseudonym = customers.known(handle);
      if (pseudonym !== undefined) return `@${pseudonym}${found.slice(1 + start.length)}`;
    }
    return '@someone';
  };
  return withQuote({
    customer: (handle) => customers.of(plainHandle(handle)),
    post: (id) => posts.of(id),
    url: () => null,
    text: (text) => maskPersonalData(text.replaceAll(ADDRESS, '[link]')).replaceAll(HANDLE, named),
  });
};
