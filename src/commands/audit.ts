/** `care-audit <handle…>`: audit, write what was asked for, and say by the exit code whether it is good enough. */
import type { Report } from '../report/report.js';
import { exactScore } from '../reporters/format.js';
import type { Io } from './io.js';
import type { AuditOptions } from './defaults.js';
import { auditRequest, parseFormats, parseThreshold } from './options.js';
import { openOutputFolder, outputPath, writeTo } from './output.js';
import { startProgress } from './progress.js';
import { gatherRejects } from './rejects.js';
import { runAudit } from './run-audit.js';
import { withWorkFolder } from './work-folder.js';
import { checkOutput, openReportWriter, openRowWriter, terminalReport } from './writer.js';

export async function auditCommand(words: readonly string[], options: AuditOptions, io: Io): Promise<number> {
  const request = await auditRequest(words, options, io);
  const threshold = parseThreshold(options.failUnder);
  const formats = parseFormats(options.format);
  const toStdout = options.output === '-';
  checkOutput(formats, options.output);
  const folder = openOutputFolder(outputPath(options.output, request.handles[0] ?? ''));
  const progress = await startProgress(io, options.quiet);
  try {
    const rejects = gatherRejects(folder, request.showsText && !request.isRedacted);
    const stdout = toStdout ? io.stdout : null;
    const writer = openReportWriter(formats, folder, stdout);
    const rowWriter = await openRowWriter(formats, folder, stdout);
    const report = await withWorkFolder((workFolder) =>
      runAudit(request, workFolder, {
        ...rowWriter,
        onStep: (step) => progress.step(step),
        onReject: (file, reject) => rejects.add(file, reject),
      }),
    );
    progress.end();
    // Files first: whoever reads stdout may stop reading.
    await writer.finish(report);
    const kept = folder.keep();
    if (formats.includes('terminal')) await writeTo(io.stdout, terminalReport(report, options.color, io));
    for (const line of rejects.told()) progress.say(line);
    if (kept.length > 0) progress.say(`Written: ${kept.join(', ')}`);
    return threshold === null ? 0 : judge(report, threshold, options.unknown === 'pass', io);
  } finally {
    progress.end();
    folder.discard();
  }
}

/** 0 where the score reaches the threshold, else 1, with the reason on stderr. */
function judge({ score }: Report, threshold: number, passesUnknown: boolean, io: Io): number {
  if (score.grade === null || score.value === null) {
    io.stderr.write(
      `care-audit: --fail-under ${threshold}: ${score.reason ?? 'nothing could be measured'}.\n`,
    );
    return passesUnknown ? 0 : 1;
  }
  // As it is told: a threshold copied from a report must pass.
  if (Number(exactScore(score.value)) >= threshold) return 0;
  io.stderr.write(`care-audit: the score ${exactScore(score.value)} is under ${threshold}.\n`);
  return 1;
}
