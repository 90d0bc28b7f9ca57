/** Every command and every flag. Commands are imported when they run, so that `--help` answers at once. */
import { Command, CommanderError, Option } from 'commander';
import { type AuditOptions, DEFAULT_OPTIONS } from './commands/defaults.js';
import type { ExplainTextOptions } from './commands/explain-text.js';
import type { ImportOptions } from './commands/import.js';
import type { Io } from './commands/io.js';
import type { ReportOptions } from './commands/report.js';
import { CareAuditError } from './errors.js';
import { terminalText } from './reporters/escape.js';
import { VERSION } from './version.js';

const EXAMPLES = `
Examples
  care-audit @acme --from exports/                  audit what the files in a folder hold
  care-audit @acme @acmehelp --from posts.csv.gz    two handles of one brand team
  care-audit @acme --from - < posts.jsonl           read standard input
  care-audit @acme --from exports/ --format terminal,md,json,csv --output audit
  care-audit import exports/ --brand @acme          keep files in the store, for audits without --from
  care-audit explain unanswered-cases               what it measures, what its score is drawn against
  care-audit explain --json > rubric.json           the rubric, to change and give to --rubric
  care-audit explain --text "@acme where is it?"    how a post is read, and why (--after: what came before)
  care-audit explain --reply "@ann Please DM us"    how a brand’s reply is read

Exit codes: 0 audited · 1 audited, and --fail-under is not met · 2 wrong use, or could not audit · 130 interrupted`;

/** Runs the command line; gives the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const program = buildProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CareAuditError)) throw error;
    io.stderr.write(
      `care-audit: ${terminalText(error.message)} [${error.code}]\n${adviceLines(error.advice)}`,
    );
    return 2;
  }
}

/** Indented; most advice is one line. */
const adviceLines = (advice: string): string =>
  advice
    .split('\n')
    .map((line) => `  ${terminalText(line)}\n`)
    .join('');

function buildProgram(io: Io, setExitCode: (code: number) => void): Command {
  const program = new Command('care-audit')
    .description('When a customer asks a brand for help in public, what happens?')
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text.split('\n').map(terminalText).join('\n')),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
    })
    .showHelpAfterError('Type care-audit --help for what there is.');
  const audit = addAudit(program, io, setExitCode);
  program.usage('<handle…> [options]\n       care-audit <command> [options]');
  program.addHelpText(
    'after',
    () => `\n${audit.helpInformation().replace(/^[^]*?\n\n(?=Arguments)/, '')}${EXAMPLES}`,
  );
  addImport(program, io, setExitCode);
  addReport(program, io, setExitCode);
  addExplain(program, io, setExitCode);
  return program;
}

const gather = (value: string, gathered: readonly string[]): string[] => [...gathered, value];

/** Flags that say which files to read and how. */
const withFileFlags = (command: Command): Command =>
  command
    .option('--source <format>', 'the files’ format, when it cannot be recognised')
    .option('--following <file>', 'whom the brand follows, when the file name does not tell', gather, [])
    .option('--followers <file>', 'who follows the brand, when the file name does not tell', gather, [])
    .option(
      '--map <col=field,…>',
      'columns of a foreign CSV: id=tweet_id,author=user,created_at=date,text=body,…',
    )
    .option('--store <file>', 'the store to use instead of the one in your data folder')
    .option('--quiet', 'say nothing on stderr but errors', false);

function addAudit(program: Command, io: Io, setExitCode: (code: number) => void): Command {
  const command = program
    .command('audit', { isDefault: true })
    .description('audit a brand (the default command)')
    .argument('<handle...>', 'the brand’s handles, the primary one first')
    .option('--from <path...>', 'files, folders, .gz or - (stdin) to read instead of the store', [])
    .option('--since <when>', 'begin of the window: a date, or 90d, 6w, 12mo back from the end of the data')
    .option('--until <when>', 'end of the window')
    .option('--hours <hours>', 'opening hours, for business minutes too: "Mon-Fri 08:00-18:00"')
    .option('--timezone <IANA>', 'time zone of the opening hours', DEFAULT_OPTIONS.timezone)
    .option(
      '--horizon <duration>',
      'a case without an answer for so long is unanswered',
      DEFAULT_OPTIONS.horizon,
    )
    .option('--case-gap <duration>', 'a longer silence starts a new case', DEFAULT_OPTIONS.caseGap)
    .option('--count-auto-replies', 'let automatic acknowledgements count as answers', false)
    .option('--no-model', 'read posts by rules alone')
    .option('--lexicon <file>', 'words and patterns of your own, beside ours')
    .option('--findings <n>', 'at most so many findings an audit', DEFAULT_OPTIONS.findings)
    .option('--format <list>', 'terminal, md, json, csv', 'terminal')
    .option(
      '--output <dir>',
      'folder for the files (default ./care-audit-<handle>); - writes one format to stdout',
    )
    .option('--redact', 'customers become customer-1 …, links and ids go', false)
    .option('--no-text', 'no words of any post in any output')
    .option('--fail-under <score>', 'exit with 1 where the score is lower')
    .addOption(
      new Option('--unknown <verdict>', 'what --fail-under makes of a brand without a grade')
        .choices(['fail', 'pass'])
        .default('fail'),
    )
    .option('--rubric <file>', 'replace weights and control points')
    .option('--no-color', 'no colours');
  return withFileFlags(command).action(async (handles: string[], options: AuditOptions) => {
    const { auditCommand } = await import('./commands/audit.js');
    setExitCode(await auditCommand(handles, options, io));
  });
}

function addImport(program: Command, io: Io, setExitCode: (code: number) => void): void {
  const command = program
    .command('import')
    .description('keep files in the store, all of them or none')
    .argument('<path...>', 'files, folders, .gz or - (stdin)')
    .requiredOption('--brand <handle>', 'the brand that they are about');
  withFileFlags(command).action(async (paths: string[], options: ImportOptions) => {
    const { importCommand } = await import('./commands/import.js');
    setExitCode(await importCommand(paths, options, io));
  });
}

function addReport(program: Command, io: Io, setExitCode: (code: number) => void): void {
  program
    .command('report')
    .description('tell a saved report again, without auditing')
    .argument('<report.json>', 'a report that an audit wrote with --format json')
    .option('--format <list>', 'terminal, md, json, csv', 'terminal')
    .option('--output <dir>', 'folder for the files (default ./care-audit-<handle>)')
    .option('--no-color', 'no colours')
    .action(async (path: string, options: ReportOptions) => {
      const { reportCommand } = await import('./commands/report.js');
      setExitCode(await reportCommand(path, options, io));
    });
}

function addExplain(program: Command, io: Io, setExitCode: (code: number) => void): void {
  program
    .command('explain')
    .description(
      'what is measured, what the score is drawn against, and what weighs how much; how a text is read',
    )
    .argument('[audit]', 'one audit; all of them without it')
    .option('--json', 'the rubric, to change and give to --rubric, or a reading, as JSON', false)
    .option('--text <post>', 'how a customer’s post is read, and why')
    .option('--after <post>', 'what the brand said before it')
    .option('--reply <post>', 'how a brand’s reply is read, and why')
    .option('--no-model', 'read by rules alone')
    .option('--lexicon <file>', 'words and patterns of your own, beside ours')
    .option('--no-color', 'no colours')
    .action(async (id: string | undefined, options: ExplainTextOptions) => {
      if (options.text !== undefined || options.reply !== undefined || options.after !== undefined) {
        const { explainText } = await import('./commands/explain-text.js');
        setExitCode(await explainText(id, options, io));
        return;
      }
      const { explainCommand } = await import('./commands/explain.js');
      setExitCode(await explainCommand(id, options, io));
    });
}

/** Runs the program in this process. */
export async function run(): Promise<void> {
  // Whoever reads our output may have read enough; that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  process.exitCode = await main(process.argv.slice(2), process);
}
