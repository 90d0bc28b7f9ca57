/** What a run writes: texts and tables, to a folder or to stdout. */
import { CareAuditError } from '../errors.js';
import type { Report } from '../report/report.js';
import {
  auditsCsv,
  CASES_COLUMNS,
  caseRows,
  csvLine,
  MENTIONS_COLUMNS,
  mentionRows,
  summaryCsv,
} from '../reporters/csv.js';
import { REPORTERS } from '../reporters/index.js';
import { renderTerminal } from '../reporters/terminal.js';
import type { Io } from './io.js';
import type { Format } from './options.js';
import { type OutputFolder, writeTo } from './output.js';
import type { AuditWatcher } from './run-audit.js';

/** `output`: a folder, `-` for stdout, or nothing said. Throws BAD_USAGE. */
export function checkOutput(formats: readonly Format[], output: string | undefined): void {
  const toStdout = output === '-';
  if (toStdout && formats.length !== 1) {
    throw new CareAuditError(
      'BAD_USAGE',
      `--output - writes one format, not ${formats.join(', ')}.`,
      'Name one with --format, or a folder with --output DIR.',
    );
  }
  const makesFiles = formats.some((format) => format !== 'terminal');
  if (output !== undefined && !toStdout && !makesFiles) {
    throw new CareAuditError(
      'BAD_USAGE',
      `--output ${output} names a folder, and no format that makes files.`,
      'Add for example --format terminal,md,json,csv.',
    );
  }
}

export const terminalReport = (report: Report, wantsColour: boolean, io: Io): string =>
  renderTerminal(report, {
    columns: io.stdout.isTTY ? io.stdout.columns : 80,
    isColoured: wantsColour && isColoured(io),
  });

/** Whether stdout shows colours, and nobody asked for none (NO_COLOR, https://no-color.org). */
export const isColoured = ({ stdout, env }: Io): boolean => stdout.isTTY && (env['NO_COLOR'] ?? '') === '';

export interface ReportWriter {
  finish(report: Report): Promise<void>;
}

/** Opens what is made of the Report alone, before there is one. `stdout`: instead of the folder, for one format. */
export function openReportWriter(
  formats: readonly Format[],
  folder: OutputFolder,
  stdout: NodeJS.WritableStream | null,
): ReportWriter {
  const open = (name: string): ((text: string) => Promise<void>) => {
    if (stdout !== null) return (text) => writeTo(stdout, text);
    const file = folder.open(name);
    return async (text) => file.write(text);
  };
  const texts = formats
    .filter((format) => format === 'md' || format === 'json')
    .map((format) => ({ render: REPORTERS[format].render, write: open(REPORTERS[format].fileName) }));
  // On stdout there is room for one table, and that is the cases.
  const hasTables = formats.includes('csv') && stdout === null;
  const tables = hasTables ? { audits: open('audits.csv'), summary: open('summary.csv') } : null;
  return {
    async finish(report) {
      for (const { render, write } of texts) await write(render(report));
      await tables?.audits(auditsCsv(report));
      await tables?.summary(summaryCsv(report));
    },
  };
}

/** Opens the tables that are written while cases stream by; nothing without the format csv. */
export async function openRowWriter(
  formats: readonly Format[],
  folder: OutputFolder,
  stdout: NodeJS.WritableStream | null,
): Promise<Pick<AuditWatcher, 'onCases' | 'onMentions'>> {
  if (!formats.includes('csv')) return {};
  const casesHead = csvLine(CASES_COLUMNS);
  if (stdout !== null) {
    await writeTo(stdout, casesHead);
    return { onCases: (rows) => writeTo(stdout, caseRows(rows)) };
  }
  const cases = folder.open('cases.csv');
  const mentions = folder.open('mentions.csv');
  cases.write(casesHead);
  mentions.write(csvLine(MENTIONS_COLUMNS));
  return {
    onCases: async (rows) => cases.write(caseRows(rows)),
    onMentions: async (rows) => mentions.write(mentionRows(rows)),
  };
}
