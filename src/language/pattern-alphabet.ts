/** What a pattern takes: which kinds of signs it tells apart, and how many of them. */
import type { Pattern } from './pattern.js';

/** Kinds of signs, for a pattern: signs of one kind are the same to every part of it. Texts are numbers of kinds. */
export interface Alphabet {
  /** One sign of each kind. */
  readonly signs: readonly string[];
  /** By the source of a sign: which kinds it takes, a bit each. */
  readonly kindsOf: (source: string) => bigint;
  readonly word: bigint;
  /** The kinds that most parts take come first: they are the most dangerous. */
  readonly byDanger: readonly number[];
}

const WORD_SIGN = '\\w';
/** Beside ASCII: an accented letter, signs of other scripts, white space that is none in ASCII. */
const STRANGE = ['\u00a0', '\u00e9', '\u2028', '\u65e5', '\ud83d', '\uffff'];

export function alphabetOf(pattern: Pattern, flags: string): Alphabet {
  const sources = [...new Set([...sourcesOf(pattern), WORD_SIGN])];
  const probes = probesFor(sources);
  const takes = sources.map((source) => takenBy(source, flags, probes));
  const kinds = new Map<string, number>();
  const members = probes.map((_, probe) =>
    takes.map((taken) => (taken[probe] === true ? '1' : '0')).join(''),
  );
  for (const [probe, member] of members.entries()) if (!kinds.has(member)) kinds.set(member, probe);
  const list = [...kinds];
  const masks = new Map(
    sources.map((source, index) => [
      source,
      list.reduce((mask, [member], kind) => (member[index] === '1' ? mask | (1n << BigInt(kind)) : mask), 0n),
    ]),
  );
  const danger = list.map(([member]) => member.replaceAll('0', '').length);
  return {
    signs: list.map(([, probe]) => probes[probe] ?? ''),
    kindsOf: (source) => masks.get(source) ?? 0n,
    word: masks.get(WORD_SIGN) ?? 0n,
    byDanger: danger.map((_, kind) => kind).toSorted((a, b) => (danger[b] ?? 0) - (danger[a] ?? 0) || a - b),
  };
}

function sourcesOf(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'sign':
      return [pattern.source];
    case 'assertion':
      return pattern.inside === null ? [] : sourcesOf(pattern.inside);
    case 'repeat':
      return sourcesOf(pattern.part);
    case 'sequence':
      return pattern.parts.flatMap(sourcesOf);
    case 'choice':
      break;
  }
  return pattern.ways.flatMap(sourcesOf);
}

/** ASCII, and what stands in the pattern with its neighbours, which end its ranges. */
function probesFor(sources: readonly string[]): readonly string[] {
  const codes = new Set([...Array.from({ length: 128 }, (_, code) => code), ...STRANGE.map(codeOf)]);
  for (const source of sources) {
    const plain = source.replaceAll(/\\u\{?([\da-f]{2,6})\}?/giu, (_, hex: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex, 16))),
    );
    for (const sign of plain) for (const near of [-1, 0, 1]) codes.add(codeOf(sign) + near);
  }
  return [...codes].filter((code) => code >= 0 && code <= 0x10ffff).map((code) => String.fromCodePoint(code));
}

function codeOf(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}

function takenBy(source: string, flags: string, probes: readonly string[]): readonly boolean[] {
  const isPlain = source.length === 1 && source !== '.' && !flags.includes('i');
  if (isPlain) return probes.map((probe) => probe === source);
  const escaped = source.length === 1 && /[{}\]]/u.test(source) ? `\\${source}` : source;
  const whole = new RegExp(`^(?:${escaped})$`, flags.replaceAll(/[gym]/gu, ''));
  return probes.map((probe) => whole.test(probe));
}

export function isIn(mask: bigint, kind: number): boolean {
  return (mask & (1n << BigInt(kind))) !== 0n;
}

/** The fewest and the most signs that a part takes. */
export function lengthsOf(pattern: Pattern): readonly [least: number, most: number] {
  switch (pattern.kind) {
    case 'sign':
      return [1, 1];
    case 'assertion':
      return [0, 0];
    case 'repeat': {
      const [least, most] = lengthsOf(pattern.part);
      return [least * pattern.least, pattern.most === 0 ? 0 : most * pattern.most];
    }
    case 'sequence':
      return pattern.parts.map(lengthsOf).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
    case 'choice':
      break;
  }
  const all = pattern.ways.map(lengthsOf);
  return [Math.min(...all.map(([least]) => least)), Math.max(...all.map(([, most]) => most))];
}
