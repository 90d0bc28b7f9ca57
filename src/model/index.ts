/**
 * The vocabulary of the whole program. Plain values only; nothing here does anything.
 * Conventions: ids are strings end to end; times are milliseconds since 1970-01-01 UTC; `null` is "not known".
 */
export type * from './case.js';
export type * from './history.js';
export type * from './reading.js';
export type * from './records.js';
