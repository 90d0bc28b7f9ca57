/**
 * SQL expressions (DuckDB) over text columns. All are total: what they cannot read is NULL, never an error. They run on
 * millions of rows, so the plain cases come first. The connection's time zone must be UTC.
 */

/** Milliseconds UTC of X's old style, `Tue Oct 31 22:10:47 +0000 2017`. The word "infinity" would be a time to try_strptime; it has no colon. */
export const oldStyleTime = (column: string): string =>
  `CASE WHEN contains(${column}, ':') THEN epoch_ms(try_strptime(${column}, '%a %b %d %H:%M:%S %z %Y')) END`;

/**
 * Milliseconds UTC of an ISO 8601 date or time (UTC where it names no zone), of seconds or milliseconds since 1970, and of
 * X's old style.
 */
export const anyTime = (column: string): string => `CASE
    WHEN substr(${column}, 5, 1) IN ('-', '/') THEN coalesce(
      epoch_ms(TRY_CAST(${column} AS TIMESTAMPTZ)),
      epoch_ms(try_strptime(${column}, '%Y-%m-%d %H:%M:%S %z')),
      epoch_ms(try_strptime(${column}, '%Y-%m-%dT%H:%M:%S%z')))
    WHEN length(${column}) BETWEEN 9 AND 10 THEN TRY_CAST(${wholeNumber(column)} AS BIGINT) * 1000
    WHEN length(${column}) BETWEEN 12 AND 13 THEN coalesce(TRY_CAST(${wholeNumber(column)} AS BIGINT),
      CASE WHEN ends_with(${column}, '.0') THEN TRY_CAST(left(${column}, -2) AS BIGINT) * 1000 END)
    ELSE ${oldStyleTime(column)} END`;

/** A number cast would round 1.5 and take 1e9; digits alone are a count of seconds. */
const wholeNumber = (column: string): string =>
  `CASE WHEN regexp_full_match(${column}, '[0-9]+') THEN ${column} END`;

/**
 * An id as text. Tables that were once numbers say `3.0`. A spreadsheet's `1.39E+18` has lost digits and would join what does
 * not belong together: NULL.
 */
export const idText = (column: string): string =>
  `CASE WHEN ends_with(${column}, '.0') THEN left(${column}, -2)
    WHEN contains(upper(${column}), 'E+') THEN NULL ELSE nullif(trim(${column}), '') END`;

/** A handle without `@`. */
export const handleText = (column: string): string => `nullif(ltrim(trim(${column}), '@'), '')`;

/** A handle as an id: handles compare without case. */
export const lowerHandleText = (column: string): string => `lower(${handleText(column)})`;

/** A count, or NULL. */
export const countNumber = (column: string): string => `TRY_CAST(${column} AS BIGINT)`;
