/** `care-audit report <report.json>`: tell a saved report again, without auditing. */
import { readFileSync } from 'node:fs';
import { CareAuditError } from '../errors.js';
import { readReport } from '../report/parse.js';
import type { Io } from './io.js';
import { parseFormats } from './options.js';
import { openOutputFolder, outputPath, writeTo } from './output.js';
import { checkOutput, openReportWriter, terminalReport } from './writer.js';

export interface ReportOptions {
  readonly format: string;
  readonly output?: string;
  readonly color: boolean;
}

export async function reportCommand(path: string, options: ReportOptions, io: Io): Promise<number> {
  const formats = parseFormats(options.format);
  checkOutput(formats, options.output);
  if (options.output === '-' && formats.includes('csv')) {
    throw new CareAuditError(
      'BAD_USAGE',
      'A saved report holds no cases, so there is no cases.csv to write to stdout.',
      'Audit again with --format csv, or name a folder with --output DIR for audits.csv and summary.csv.',
    );
  }
  const report = readReport(readText(path));
  const toStdout = options.output === '-';
  const folder = openOutputFolder(outputPath(options.output, report.brand.handles[0] ?? ''));
  try {
    const writer = openReportWriter(formats, folder, toStdout ? io.stdout : null);
    await writer.finish(report);
    const kept = folder.keep();
    if (formats.includes('terminal')) await writeTo(io.stdout, terminalReport(report, options.color, io));
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
