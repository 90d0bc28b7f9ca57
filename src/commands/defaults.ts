/** The options of the command line as commander gives them, and what applies where nothing is said. Imports nothing. */

/** Options that say which files to read and how, as commander gives them. */
export interface FileOptions {
  readonly source?: string;
  readonly map?: string;
  readonly following: readonly string[];
  readonly followers: readonly string[];
  readonly store?: string;
}

/** Options of the default command, as commander gives them. */
export interface AuditOptions extends FileOptions {
  readonly from: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly hours?: string;
  readonly timezone: string;
  readonly horizon: string;
  readonly caseGap: string;
  readonly countAutoReplies: boolean;
  readonly model: boolean;
  readonly lexicon?: string;
  readonly findings: string;
  readonly format: string;
  readonly output?: string;
  readonly redact: boolean;
  readonly text: boolean;
  readonly failUnder?: string;
  readonly unknown: string;
  readonly rubric?: string;
  readonly quiet: boolean;
  readonly color: boolean;
}

/** What applies where nobody says otherwise. */
export const DEFAULT_OPTIONS: AuditOptions = {
  from: [],
  following: [],
  followers: [],
  timezone: 'UTC',
  horizon: '72h',
  caseGap: '7d',
  countAutoReplies: false,
  model: true,
  findings: '5',
  format: 'terminal',
  redact: false,
  text: true,
  unknown: 'fail',
  quiet: false,
  color: true,
};
