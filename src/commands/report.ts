/** `care-audit report <report.json>`: tell a saved report again, without auditing. */
import { readFileSync } from 'node:fs';
import { CareAuditError } from '../errors.js';
import { readReport } from '../report/parse.js';
import { auditsCsv, summaryCsv } from '../reporters/csv.js';
import { REPORTERS } from '../reporters/index.js';
import { renderTerminal } from '../reporters/terminal.js';
import type { Io } from './io.js';
import { parseFormats } from './options.js';
import { openOutputFolder, writeTo } from './output.js';

export interface ReportOptions {
  readonly format: string;
  readonly output?: string;
  readonly color: boolean;
}

export async function reportCommand(path: string, options: ReportOptions, io: Io): Promise<number> {
  const formats = parseFormats(options.format);
  const report = readReport(readText(path));
  const folder = openOutputFolder(options.output ?? `care-audit-${report.brand.handles[0] ?? ''}`);
  try {
    for (const format of formats) {
      if (format === 'terminal') {
        const isColoured = io.stdout.isTTY && options.color && (io.env['NO_COLOR'] ?? '') === '';
        await writeTo(
          io.stdout,
          renderTerminal(report, { columns: io.stdout.isTTY ? io.stdout.columns : 80, isColoured }),
        );
      } else if (format === 'csv') {
        folder.open('audits.csv').write(auditsCsv(report));
        folder.open('summary.csv').write(summaryCsv(report));
      } else if (options.output === '-') {
        await writeTo(io.stdout, REPORTERS[format].render(report));
      } else {
        folder.open(REPORTERS[format].fileName).write(REPORTERS[format].render(report));
      }
    }
    const kept = folder.keep();
    if (kept.length > 0) io.stderr.write(`Written: ${kept.join(', ')}\n`);
    return 0;
  } finally {
    folder.discard();
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new CareAuditError(
      'NO_SUCH_FILE',
      `There is no report ${path} that can be read.`,
      'Name a report.json that an audit wrote with --format json.',
    );
  }
}
