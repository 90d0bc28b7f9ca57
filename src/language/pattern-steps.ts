/**
 * Runs a pattern on a text by going back over every choice, as a regular expression does, and counts its steps. Nothing found
 * ends the run: every way through the text is taken, as on a text that fails behind all of them.
 */
import { type Alphabet, isIn, lengthsOf } from './pattern-alphabet.js';
import type { Pattern } from './pattern.js';

export interface Program {
  readonly code: readonly Instruction[];
  readonly word: bigint;
}

/** `sign` takes one; `split` goes on at both; `look` goes on if its condition holds. Behind the last one is a match. */
export type Instruction =
  | { readonly op: 'sign'; readonly takes: readonly boolean[] }
  | { readonly op: 'split'; other: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'look'; readonly source: string; readonly inside: Program | null; readonly reach: number };

/** A program that is longer is refused: repeats of repeats multiply. */
const LONGEST_PROGRAM = 40_000;

/** Null where it would be too long. */
export function programOf(pattern: Pattern, alphabet: Alphabet): Program | null {
  const code: Instruction[] = [];
  let isTooLong = false;
  const emit = (part: Pattern): void => {
    switch (part.kind) {
      case 'sign': {
        const mask = alphabet.kindsOf(part.source);
        code.push({ op: 'sign', takes: alphabet.signs.map((_, kind) => isIn(mask, kind)) });
        return;
      }
      case 'assertion': {
        const inside = part.inside === null ? null : programOf(part.inside, alphabet);
        isTooLong ||= part.inside !== null && inside === null;
        const reach = part.inside === null ? 0 : lengthsOf(part.inside)[1];
        code.push({ op: 'look', source: part.source, inside, reach });
        return;
      }
      case 'sequence':
        for (const one of part.parts) emit(one);
        return;
      case 'choice':
        emitChoice(part.ways);
        return;
      case 'repeat':
        break;
    }
    emitRepeat(part);
  };
  const emitChoice = (ways: readonly Pattern[]): void => {
    const jumps: { to: number }[] = [];
    for (const [index, way] of ways.entries()) {
      const split = { op: 'split' as const, other: 0 };
      if (index < ways.length - 1) code.push(split);
      emit(way);
      if (index === ways.length - 1) continue;
      const jump = { op: 'jump' as const, to: 0 };
      code.push(jump);
      jumps.push(jump);
      split.other = code.length;
    }
    for (const jump of jumps) jump.to = code.length;
  };
  const emitRepeat = ({ part, least, most }: Pattern & { readonly kind: 'repeat' }): void => {
    for (let count = 0; count < least && code.length <= LONGEST_PROGRAM; count += 1) emit(part);
    const splits: { other: number }[] = [];
    const last = most === Infinity ? least + 1 : most;
    for (let count = least; count < last && code.length <= LONGEST_PROGRAM; count += 1) {
      const split = { op: 'split' as const, other: 0 };
      const begin = code.push(split) - 1;
      splits.push(split);
      emit(part);
      if (most === Infinity) code.push({ op: 'jump', to: begin });
    }
    for (const split of splits) split.other = code.length;
  };
  emit(pattern);
  return isTooLong || code.length > LONGEST_PROGRAM ? null : { code, word: alphabet.word };
}

interface Count {
  steps: number;
  readonly most: number;
}

/**
 * How many instructions it takes to try every way from the start of the text.
 * @param most where counting stops: what needs more comes back as one more
 */
export function stepsOn(program: Program, text: readonly number[], most: number): number {
  const count = { steps: 0, most };
  run(program, text, 0, count);
  return Math.min(count.steps, most + 1);
}

function run({ code, word }: Program, text: readonly number[], start: number, count: Count): void {
  const waiting = [0, start];
  while (waiting.length > 0) {
    let at = waiting.pop() ?? 0;
    let next = waiting.pop() ?? 0;
    for (;;) {
      const step = code[next];
      if (step === undefined || count.steps > count.most) break;
      next += 1;
      if (step.op === 'jump') {
        next = step.to;
        continue;
      }
      count.steps += 1;
      if (step.op === 'split') waiting.push(step.other, at);
      else if (step.op === 'sign') {
        const kind = text[at];
        if (kind === undefined || step.takes[kind] !== true) break;
        at += 1;
      } else if (!holds(step, text, at, word, count)) break;
    }
  }
}

/** What look-around costs is counted, but it always holds: some text would make it so. */
function holds(
  { source, inside, reach }: Instruction & { readonly op: 'look' },
  text: readonly number[],
  at: number,
  word: bigint,
  count: Count,
): boolean {
  if (source === '^') return at === 0;
  if (source === '$') return at === text.length;
  if (inside !== null) {
    const first = source.includes('<') ? Math.max(0, at - reach) : at;
    for (let start = first; start <= at; start += 1) run(inside, text, start, count);
    return true;
  }
  const isWord = (kind: number | undefined): boolean => kind !== undefined && isIn(word, kind);
  return (isWord(text[at - 1]) !== isWord(text[at])) === (source === '\\b');
}
