/** How one post was read, on a terminal: its words with what the rules saw in them, the verdict, and the reasons. */
import { Chalk } from 'chalk';
import { terminalText } from './escape.js';
import { padToWidth } from './width.js';

/** What there is to show, whoever wrote the post. */
export interface ReadingView {
  /** As the rules read it. */
  readonly plain: string;
  readonly verdict: readonly (readonly [label: string, value: string])[];
  readonly reasons: readonly (
    | { readonly rule: string; readonly span: readonly [start: number, end: number] }
    | { readonly feature: string; readonly weight: number }
  )[];
  readonly notes: readonly string[];
}

const LABEL_WIDTH = 16;

export function renderReading({ plain, verdict, reasons, notes }: ReadingView, isColoured: boolean): string {
  const paint = new Chalk({ level: isColoured ? 1 : 0 });
  const label = (text: string): string => paint.dim(padToWidth(text, LABEL_WIDTH));
  const spans = reasons.flatMap((reason) => ('span' in reason ? [reason.span] : []));
  const marked = markedSpans(plain, spans)
    .map(({ text, isHit }) => (isHit ? paint.bold.yellow(terminalText(text)) : terminalText(text)))
    .join('');
  const told = reasons.map((reason) =>
    'span' in reason
      ? `${padToWidth(terminalText(reason.rule), 32)} “${terminalText(plain.slice(...reason.span))}”`
      : `${padToWidth(`${reason.weight > 0 ? '+' : '−'}${Math.abs(reason.weight).toFixed(2)}`, 6)} ${terminalText(reason.feature)}`,
  );
  return [
    label('read as') + marked,
    ...verdict.map(([name, value]) => label(name) + terminalText(value)),
    ...told.map((line, index) => label(index === 0 ? 'because' : '') + line),
    ...notes.map((note) => label('note') + note),
    '',
  ].join('\n');
}

/** The text in pieces that a rule hit, or did not. */
function markedSpans(
  text: string,
  spans: readonly (readonly [start: number, end: number])[],
): readonly { readonly text: string; readonly isHit: boolean }[] {
  const pieces: { text: string; isHit: boolean }[] = [];
  let at = 0;
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    pieces.push({ text: text.slice(at, from), isHit: false }, { text: text.slice(from, end), isHit: true });
    at = end;
  }
  return [...pieces, { text: text.slice(at), isHit: false }].filter((piece) => piece.text !== '');
}
