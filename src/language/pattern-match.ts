/** Asks one pattern at one place of a text. */

/** How far before a hit its `not` may begin. In UTF-16 code units. */
export const LOOK_BACK = 90;

/** Where a sticky pattern that matches at `start` ends; -1 where it does not match. */
export function endOfMatch(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Whether a global pattern matches anywhere across the span. */
export function overlaps(pattern: RegExp, text: string, start: number, end: number): boolean {
  pattern.lastIndex = Math.max(0, start - LOOK_BACK);
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    if (found.index >= end) return false;
    if (found.index + found[0].length > start) return true;
    if (found[0].length === 0) pattern.lastIndex += 1;
  }
  return false;
}
