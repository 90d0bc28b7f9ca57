/**
 * The library: `import { audit, classifyMention, classifyReply, readReport } from 'care-audit'`.
 */
import { DEFAULT_OPTIONS } from './commands/defaults.js';
import { auditRequest } from './commands/options.js';
import { runAudit } from './commands/run-audit.js';
import { withWorkFolder } from './commands/work-folder.js';
import type { Report } from './report/report.js';

export { classifyMention, classifyReply } from './language/index.js';
export { readReport } from './report/parse.js';
export { CareAuditError, type ErrorCode } from './errors.js';
export type { Explained, MentionReading, ReadingContext, ReplyReading } from './model/index.js';
export type { Report } from './report/report.js';

/** What an audit can be told; the words are those of the command line, and so are their defaults. */
export interface AuditSettings {
  /** With or without `@`, the primary one first. */
  readonly handles: readonly string[];
  /** Files and folders to read instead of the store. */
  readonly from?: readonly string[];
  readonly store?: string;
  readonly source?: string;
  readonly map?: string;
  readonly following?: readonly string[];
  readonly followers?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly hours?: string;
  readonly timezone?: string;
  readonly horizon?: string;
  readonly caseGap?: string;
  readonly countAutoReplies?: boolean;
  /** false: rules alone read the posts. */
  readonly model?: boolean;
  /** A file of rules of your own. */
  readonly lexicon?: string;
  readonly findings?: number;
  readonly rubric?: string;
  readonly redact?: boolean;
  /** false: no words of any post. */
  readonly text?: boolean;
}

/** Audits a brand and gives the Report. Throws CareAuditError. */
export async function audit({ handles, findings, ...settings }: AuditSettings): Promise<Report> {
  const given = findings === undefined ? {} : { findings: String(findings) };
  const request = await auditRequest(handles, { ...DEFAULT_OPTIONS, ...settings, ...given }, null);
  return withWorkFolder((workFolder) => runAudit(request, workFolder));
}
