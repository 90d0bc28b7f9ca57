/** Parts of a pattern, written down again for a message. */
import type { Pattern } from './pattern.js';

/** A message shows no more of a part. */
const LONGEST_PART = 60;

/** The part as a pattern has it, or nearly. */
export function partText(pattern: Pattern): string {
  const text = sourceOf(pattern);
  return text.length > LONGEST_PART ? `${text.slice(0, LONGEST_PART)}…` : text;
}

function sourceOf(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'sign':
      return pattern.source;
    case 'assertion':
      return pattern.inside === null ? pattern.source : `(${pattern.source}${sourceOf(pattern.inside)})`;
    case 'sequence':
      return pattern.parts.map((part) => (part.kind === 'choice' ? grouped(part) : sourceOf(part))).join('');
    case 'choice':
      return pattern.ways.map(sourceOf).join('|');
    case 'repeat':
      break;
  }
  const { part, least, most } = pattern;
  const inner = part.kind === 'sign' ? part.source : grouped(part);
  return `${inner}${countOf(least, most)}`;
}

function grouped(pattern: Pattern): string {
  return `(?:${sourceOf(pattern)})`;
}

function countOf(least: number, most: number): string {
  if (most === 1) return least === 0 ? '?' : '';
  if (most === Infinity) return least === 0 ? '*' : least === 1 ? '+' : `{${least},}`;
  return least === most ? `{${least}}` : `{${least},${most}}`;
}
