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
  waits.ms[waits.length] = ms;
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

/** A copy, shortest first. Of ties the answers: whoever was watched until then was still waiting then. */
export function sortWaits({ length, ms, isCensored, unit }: Waits): Waits {
  const order = new Uint32Array(length).map((_, index) => index);
  order.sort((a, b) => (ms[a] ?? 0) - (ms[b] ?? 0) || (isCensored[a] ?? 0) - (isCensored[b] ?? 0));
  const sorted = withRoom(length);
  sorted.length = length;
  for (const [place, index] of order.entries()) {
    sorted.ms[place] = ms[index] ?? 0;
    sorted.isCensored[place] = isCensored[index] ?? 0;
    sorted.unit[place] = unit[index] ?? 0;
  }
  return sorted;
}

/** The first place at or after which every wait is at least `ms`. */
export function firstAtLeast(sorted: Waits, ms: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted.ms[middle] ?? Infinity) >= ms) high = middle;
    else low = middle + 1;
  }
  return low;
}
