/**
 * SQL expressions (DuckDB) over text columns. All are total: what they cannot read is NULL, never an error. They run on
 * millions of rows, so the plain cases come first. None depends on the connection's time zone.
 */

/** Milliseconds UTC of X's old style, `Tue Oct 31 22:10:47 +0000 2017`. The word "infinity" would be a time to try_strptime; it has no colon. */
export const oldStyleTime = (column: string): string =>
  `CASE WHEN contains(${column}, ':') THEN epoch_ms(try_strptime(${column}, '%a %b %d %H:%M:%S %z %Y')) END`;

/**
 * Milliseconds UTC of an ISO 8601 date or time (UTC where it names no offset), of seconds or milliseconds since 1970, and of
 * X's old style. Zones by name are NULL: looking one up that does not exist takes 0.3 ms a row (measured).
 */
export const anyTime = (column: string): string => `CASE
    WHEN substr(${column}, 5, 1) IN ('-', '/') THEN ${isoTime(column)}
    WHEN length(${column}) BETWEEN 9 AND 10 THEN TRY_CAST(${wholeNumber(column)} AS BIGINT) * 1000
    WHEN length(${column}) BETWEEN 12 AND 13 THEN coalesce(TRY_CAST(${wholeNumber(column)} AS BIGINT),
      CASE WHEN ends_with(${column}, '.0') THEN TRY_CAST(left(${column}, -2) AS BIGINT) * 1000 END)
    ELSE ${oldStyleTime(column)} END`;

/** A cast to TIMESTAMP drops an offset without a word, so `+05:30`, `-0800` and `+00` are cut off and subtracted. */
const isoTime = (column: string): string => `CASE
    WHEN length(${column}) < 16 THEN epoch_ms(TRY_CAST(${column} AS TIMESTAMP))
    WHEN substr(${column}, -6, 1) IN ('+', '-') THEN ${offsetTime(column, 6)}
    WHEN substr(${column}, -5, 1) IN ('+', '-') THEN ${offsetTime(column, 5)}
    WHEN substr(${column}, -3, 1) IN ('+', '-') THEN ${offsetTime(column, 3)}
    ELSE epoch_ms(TRY_CAST(${column} AS TIMESTAMP)) END`;

/** A time whose last `length` characters are its offset from UTC. */
function offsetTime(column: string, length: number): string {
  const part = (from: number): string => `TRY_CAST(substr(${column}, ${from}, 2) AS BIGINT)`;
  const minutes = length === 3 ? `${part(-2)} * 60` : `(${part(1 - length)} * 60 + ${part(-2)})`;
  const sign = `CASE WHEN substr(${column}, ${-length}, 1) = '-' THEN 1 ELSE -1 END`;
  return `epoch_ms(TRY_CAST(rtrim(left(${column}, ${-length})) AS TIMESTAMP)) + ${sign} * ${minutes} * 60000`;
}

/** A number cast would round 1.5 and take 1e9; digits alone are a count of seconds. */
const wholeNumber = (column: string): string =>
  `CASE WHEN regexp_full_match(${column}, '[0-9]+') THEN ${column} END`;

/** Nearly all ids and handles are plain ASCII without these marks. To see that takes a third of the time of mending them. */
const unlessPlain = (column: string, marks: readonly string[], mended: string): string =>
  `CASE WHEN strlen(${column}) = length(${column}) AND NOT (${marks.map((mark) => `contains(${column}, '${mark}')`).join(' OR ')})
    THEN nullif(${column}, '') ELSE ${mended} END`;

/**
 * An id as text. Tables that were once numbers say `3.0`. A spreadsheet's `1.39E+18` has lost digits and would join what does
 * not belong together: NULL.
 */
export const idText = (column: string): string =>
  unlessPlain(
    column,
    [' ', '.', '+'],
    `CASE WHEN ends_with(${column}, '.0') THEN left(${column}, -2)
      WHEN contains(upper(${column}), 'E+') THEN NULL ELSE nullif(trim(${column}), '') END`,
  );

/** A handle without `@`. */
export const handleText = (column: string): string =>
  unlessPlain(column, [' ', '@'], `nullif(ltrim(trim(${column}), '@'), '')`);

/** A handle as an id: handles compare without case. */
export const lowerHandleText = (column: string): string => `lower(${handleText(column)})`;

/** A count, or NULL. */
export const countNumber = (column: string): string => `TRY_CAST(${column} AS BIGINT)`;
