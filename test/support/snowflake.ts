/** Ids as X makes them: time in the upper bits, something unique in the lower 22. */

/** First millisecond a snowflake can say. Source: X's published snowflake layout; the same number stands in docs/measures.md. */
const SNOWFLAKE_EPOCH_MS = 1288834974657n;
const LOW_BITS = 22n;

/** The id of something made at `at` (ms UTC); `low` is below 2^22. */
export function snowflake(at: number, low: number): string {
  return (((BigInt(at) - SNOWFLAKE_EPOCH_MS) << LOW_BITS) | BigInt(low)).toString();
}

/** The time (ms UTC) that a snowflake says. */
export function snowflakeTime(id: string): number {
  return Number((BigInt(id) >> LOW_BITS) + SNOWFLAKE_EPOCH_MS);
}

/** The same handle has the same id in every play: FNV-1a over its lower-case letters, 61 bits, so it exceeds a JS number. */
export function userIdOf(handle: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(handle.toLowerCase())) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return ((hash >> 3n) | (1n << 60n)).toString();
}
