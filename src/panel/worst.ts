/** Keeps the few worst of many. Ties go to the smaller key, so that the order of arrival leaves no trace. */

export interface Ranked<T> {
  readonly severity: number;
  readonly key: string;
  readonly item: T;
}

export interface Worst<T> {
  add(severity: number, key: string, item: T): void;
  /** Worst first. */
  items(): readonly T[];
  /** The same with their ranks, as plain values that may travel to another thread. */
  ranked(): readonly Ranked<T>[];
}

export function keepWorst<T>(size: number): Worst<T> {
  const kept: Ranked<T>[] = [];
  return {
    add(severity, key, item) {
      const last = kept.at(-1);
      const isFull = kept.length >= size;
      if (
        isFull &&
        (last === undefined || severity < last.severity || (severity === last.severity && key > last.key))
      )
        return;
      const place = kept.findIndex(
        (other) => severity > other.severity || (severity === other.severity && key < other.key),
      );
      kept.splice(place === -1 ? kept.length : place, 0, { severity, key, item });
      if (kept.length > size) kept.pop();
    },
    items: () => kept.map(({ item }) => item),
    ranked: () => kept,
  };
}
