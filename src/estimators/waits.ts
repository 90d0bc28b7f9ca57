/** Waiting times of many cases, watched to the answer or only so far, in typed arrays: some millions fit in memory. */
import { resampleUnit } from './estimator.js';

/** Observations, one a place. Only the first `length` places count. */
export interface Waits {
  length: number;
  ms: Float64Array;
  isCensored: Uint8Array;
  /** The resample unit of the customer; below 65,536. */
  unit: Uint16Array;
}

const withRoom = (capacity: number): Waits => ({
  length: 0,
  ms: new Float64Array(capacity),
  isCensored: new Uint8Array(capacity),
  unit: new Uint16Array(capacity),
});

export const noWaits = (): Waits => withRoom(64);

function doubleRoom(waits: Waits): void {
  const larger = withRoom(waits.ms.length * 2);
  larger.ms.set(waits.ms);
  larger.isCensored.set(waits.isCensored);
  larger.unit.set(waits.unit);
  waits.ms = larger.ms;
  waits.isCensored = larger.isCensored;
  waits.unit = larger.unit;
}

/** Throws RangeError for what is no waiting time: that is an audit's bug. */
export function addWait(waits: Waits, ms: number, isCensored: boolean, cluster: number): void {
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`a wait of ${ms} ms`);
  if (waits.length === waits.ms.length) doubleRoom(waits);
  // The sum, because the bits of -0 would sort last.
  waits.ms[waits.length] = ms + 0;
  waits.isCensored[waits.length] = isCensored ? 1 : 0;
  waits.unit[waits.length] = resampleUnit(cluster);
  waits.length++;
}

/** Only the places that count, to travel to another thread. */
export const trimmedWaits = ({ length, ms, isCensored, unit }: Waits): Waits => ({
  length,
  ms: ms.slice(0, length),
  isCensored: isCensored.slice(0, length),
  unit: unit.slice(0, length),
});

/** Adds all waits of another. */
export function appendWaits(waits: Waits, more: Waits): void {
  while (waits.ms.length < waits.length + more.length) doubleRoom(waits);
  waits.ms.set(more.ms, waits.length);
  waits.isCensored.set(more.isCensored, waits.length);
  waits.unit.set(more.unit, waits.length);
  waits.length += more.length;
}

const DIGITS = 2 ** 16;

/** Where the four 16-bit digits of a double stand, the least significant first: that depends on the machine. */
const LEAST_DIGIT_FIRST = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? [0, 1, 2, 3] : [3, 2, 1, 0];

/** How often each digit stands at a position of the first `length` doubles. */
function countDigits(digits: Uint16Array, position: number, length: number): Uint32Array {
  const counts = new Uint32Array(DIGITS);
  for (let place = 0; place < length; place++) {
    const digit = digits[place * 4 + position] ?? 0;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  return counts;
}

/**
 * Places by their `ms`, ties in the order they come in. A radix sort on the bits of the doubles, which order as the
 * numbers do where none is negative. Knuth, The Art of Computer Programming, vol. 3, 2nd ed. 1998, section 5.2.5.
 */
function sortPlaces(places: Uint32Array, ms: Float64Array): Uint32Array {
  const digits = new Uint16Array(ms.buffer, ms.byteOffset, ms.length * 4);
  let from = places;
  let to: Uint32Array = new Uint32Array(places.length);
  for (const position of LEAST_DIGIT_FIRST) {
    const end = countDigits(digits, position, places.length);
    // Whole milliseconds share their last digits.
    if (end[digits[position] ?? 0] === places.length) continue;
    for (let digit = 1; digit < DIGITS; digit++) end[digit] = (end[digit] ?? 0) + (end[digit - 1] ?? 0);
    for (let index = from.length - 1; index >= 0; index--) {
      const place = from[index] ?? 0;
      const digit = digits[place * 4 + position] ?? 0;
      const target = (end[digit] ?? 0) - 1;
      end[digit] = target;
      to[target] = place;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Those with an answer, then the others, each in the order they came. */
function answeredFirst({ length, isCensored }: Waits): Uint32Array {
  const places = new Uint32Array(length);
  let next = 0;
  for (const kind of [0, 1])
    for (let place = 0; place < length; place++) if (isCensored[place] === kind) places[next++] = place;
  return places;
}

/** A copy, shortest first. Of ties the answers: whoever was watched until then was still waiting then. */
export function sortWaits(waits: Waits): Waits {
  const { length, ms, isCensored, unit } = waits;
  const places = sortPlaces(answeredFirst(waits), ms);
  const sorted = withRoom(length);
  sorted.length = length;
  for (let rank = 0; rank < length; rank++) {
    const place = places[rank] ?? 0;
    sorted.ms[rank] = ms[place] ?? 0;
    sorted.isCensored[rank] = isCensored[place] ?? 0;
    sorted.unit[rank] = unit[place] ?? 0;
  }
  return sorted;
}
