/**
 * Every way a run can fail that is nobody's bug. A known error says what happened, with the value, and what to type
 * next; it has a code, no stack, and ends the program with exit code 2. docs/errors.md lists the codes.
 */
export const ERROR_CODES = [
  'NO_SUCH_FILE',
  'NO_READABLE_FILES',
  'BINARY_FILE',
  'EMPTY_FILE',
  'UNKNOWN_FILE_FORMAT',
  'MISSING_COLUMN',
  'BAD_MAP',
  'TRUNCATED_GZIP',
  'UNREADABLE_FILE',
  'UNKNOWN_HANDLE',
  'BAD_HANDLE',
  'EMPTY_WINDOW',
  'BAD_TIME',
  'BAD_DURATION',
  'BAD_HOURS',
  'UNKNOWN_TIMEZONE',
  'UNKNOWN_AUDIT',
  'UNKNOWN_FORMAT',
  'BAD_OUTPUT',
  'BAD_THRESHOLD',
  'BAD_RUBRIC',
  'BAD_REPORT',
  'LEXICON_INVALID',
  'BAD_USAGE',
  'STORE_LOCKED',
  'STORE_VERSION',
  'STORE_INVALID',
  'NO_DATA',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export class CareAuditError extends Error {
  readonly code: ErrorCode;
  /** What to type or do next, one sentence. */
  readonly advice: string;

  constructor(code: ErrorCode, message: string, advice: string) {
    super(message);
    this.name = 'CareAuditError';
    this.code = code;
    this.advice = advice;
  }
}
