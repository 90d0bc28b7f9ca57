/** `care-audit <handle…>`: audit, write what was asked for, and say by the exit code whether it is good enough. */
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
import type { Report } from '../report/report.js';
import { exactScore } from '../reporters/format.js';
import { CareAuditError } from '../errors.js';
import type { Io } from './io.js';
import { type AuditOptions, auditRequest, type Format, parseFormats, parseThreshold } from './options.js';
import { openOutputFolder, type OutputFolder, writeTo } from './output.js';
import { startProgress } from './progress.js';
import { gatherRejects } from './rejects.js';
import { type AuditWatcher, runAudit } from './run-audit.js';
import { withWorkFolder } from './work-folder.js';

export async function auditCommand(words: readonly string[], options: AuditOptions, io: Io): Promise<number> {
  const request = auditRequest(words, options, io);
  const threshold = parseThreshold(options.failUnder);
  const formats = parseFormats(options.format);
  const toStdout = options.output === '-';
  checkOutput(formats, options, toStdout);
  const folder = openOutputFolder(
    toStdout || options.output === undefined ? `care-audit-${request.handles[0] ?? ''}` : options.output,
  );
  const progress = await startProgress(io, options.quiet);
  try {
    const rejects = gatherRejects(folder, request.showsText && !request.isRedacted);
    const writer = openWriter(formats, folder, toStdout ? io.stdout : null);
    const report = await withWorkFolder((workFolder) =>
      runAudit(request, workFolder, {
        ...writer.rows,
        onStep: progress.step,
        onReject: rejects.add,
      }),
    );
    progress.end();
    if (formats.includes('terminal')) await writeTo(io.stdout, terminalReport(report, options, io));
    await writer.finish(report);
    const kept = folder.keep();
    for (const line of rejects.told()) progress.say(line);
    if (kept.length > 0) progress.say(`Written: ${kept.join(', ')}`);
    return threshold === null ? 0 : judge(report, threshold, options.unknown === 'pass', io);
  } finally {
    progress.end();
    folder.discard();
  }
}

function checkOutput(formats: readonly Format[], options: AuditOptions, toStdout: boolean): void {
  if (toStdout && formats.length !== 1) {
    throw new CareAuditError(
      'BAD_USAGE',
      `--output - writes one format, not ${formats.join(', ')}.`,
      'Name one with --format, or a folder with --output DIR.',
    );
  }
  const makesFiles = formats.some((format) => format !== 'terminal');
  if (options.output !== undefined && !toStdout && !makesFiles) {
    throw new CareAuditError(
      'BAD_USAGE',
      `--output ${options.output} names a folder, and no format that makes files.`,
      'Add for example --format terminal,md,json,csv.',
    );
  }
}

const terminalReport = (report: Report, options: AuditOptions, { stdout, env }: Io): string =>
  renderTerminal(report, {
    columns: stdout.isTTY ? stdout.columns : 80,
    isColoured: stdout.isTTY && options.color && (env['NO_COLOR'] ?? '') === '',
  });

/** Opens everything that will be written, before there is anything to write. */
function openWriter(formats: readonly Format[], folder: OutputFolder, stdout: NodeJS.WritableStream | null) {
  const texts = formats.filter((format) => format === 'md' || format === 'json');
  const files =
    stdout === null ? texts.map((format) => ({ format, file: folder.open(REPORTERS[format].fileName) })) : [];
  const csv = formats.includes('csv') ? openCsv(folder, stdout) : null;
  return {
    rows: csv?.rows ?? {},
    async finish(report: Report): Promise<void> {
      for (const { format, file } of files) file.write(REPORTERS[format].render(report));
      if (stdout !== null)
        for (const format of texts) await writeTo(stdout, REPORTERS[format].render(report));
      csv?.finish(report);
    },
  };
}

function openCsv(folder: OutputFolder, stdout: NodeJS.WritableStream | null) {
  const cases = stdout === null ? folder.open('cases.csv') : null;
  const head = csvLine(CASES_COLUMNS);
  let pending: string | null = head;
  const writeCases = async (text: string): Promise<void> => {
    const withHead = pending === null ? text : pending + text;
    pending = null;
    if (cases === null && stdout !== null) await writeTo(stdout, withHead);
    else cases?.write(withHead);
  };
  const mentions = stdout === null ? folder.open('mentions.csv') : null;
  mentions?.write(csvLine(MENTIONS_COLUMNS));
  const others =
    stdout === null ? { audits: folder.open('audits.csv'), summary: folder.open('summary.csv') } : null;
  const rows: AuditWatcher = {
    onCases: (made) => writeCases(caseRows(made)),
    onMentions: async (made) => mentions?.write(mentionRows(made)),
  };
  return {
    rows,
    finish(report: Report): void {
      others?.audits.write(auditsCsv(report));
      others?.summary.write(summaryCsv(report));
    },
  };
}

/** 0 where the score reaches the threshold, else 1, with the reason on stderr. */
function judge({ score }: Report, threshold: number, passesUnknown: boolean, io: Io): number {
  if (score.grade === null || score.value === null) {
    io.stderr.write(
      `care-audit: --fail-under ${threshold}: ${score.reason ?? 'nothing could be measured'}.\n`,
    );
    return passesUnknown ? 0 : 1;
  }
  if (score.value >= threshold) return 0;
  io.stderr.write(`care-audit: the score ${exactScore(score.value)} is under ${threshold}.\n`);
  return 1;
}
