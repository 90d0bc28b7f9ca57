/** The whole report in Markdown, made for the page of a code forge: no HTML, and nothing live but our own links. */
import type { AuditResult, Category, Finding, Report, ReportFigure } from '../report/report.js';
import { markdownText, webAddress } from './escape.js';
import { count, day, decimal, interval, score, share } from './format.js';
import {
  MARKS,
  answeredWithin,
  auditsOf,
  followBackRate,
  gaps,
  handOffKinds,
  handOffRate,
  headlineFigure,
  isUnmeasured,
  otherFigures,
  priorities,
  reasonOf,
  unansweredRate,
  waits,
} from './overview.js';
import {
  coverageTexts,
  customerName,
  gradeText,
  onNetwork,
  populationText,
  readingTexts,
  scoreText,
  unansweredFacts,
} from './sentences.js';

const t = markdownText;

type Block = readonly string[];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => [
  `| ${head.join(' | ')} |`,
  `| ${head.map(() => '---').join(' | ')} |`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];

const link = (words: string, url: string | null): string => {
  const address = webAddress(url);
  return address === null ? words : `[${words}](${address})`;
};

const quoted = (quote: string | null): string => (quote === null ? '' : `“${t(quote)}”`);

const title = (report: Report): Block => {
  const { score: total, brand, tale } = report;
  const grade = total.grade === null ? 'No grade' : `Grade ${gradeText(report)}`;
  const details = [scoreText(report), total.grade === null ? total.reason : null].filter(
    (part) => part !== null,
  );
  return [
    `# Customer care of ${t(brand.handles.map((handle) => `@${handle}`).join(', '))}${onNetwork(report)}`,
    '',
    [`**${grade}**`, ...details.map(t)].join(' · '),
    '',
    `> ${t(tale.title)}`,
    '',
    t(populationText(report)),
  ];
};

const figureCells = (name: string, figure: ReportFigure): string[] => [
  t(name),
  t(share(figure.value)),
  interval(figure.low, figure.high, 'share') === null
    ? ''
    : t(interval(figure.low, figure.high, 'share') ?? ''),
  figure.n === 0 ? '' : count(figure.n),
];

const coreFigures = (report: Report): Block => {
  const { all, answeredOnly } = waits(report);
  return [
    '## The figures',
    '',
    ...table(
      ['Wait for the first answer', 'median', 'p90', 'mean'],
      [
        ['All customers', all.median, all.p90, all.mean],
        ['Answered only, as dashboards show it', answeredOnly.median, answeredOnly.p90, answeredOnly.mean],
      ],
    ),
    '',
    ...table(
      ['Share of customers', 'value', '95 % interval', 'n'],
      [
        ...answeredWithin(report).map(({ name, figure }) => figureCells(`answered ${name}`, figure)),
        figureCells(`unanswered after ${report.settings.horizonHours} h`, unansweredRate(report)),
        figureCells('all mentions: directly answered', report.populations.allMentionsAnswered),
        figureCells('followed back', followBackRate(report)),
        figureCells('sent elsewhere', handOffRate(report)),
        ...handOffKinds(report).map(({ name, figure }) => figureCells(`sent elsewhere: ${name}`, figure)),
      ],
    ),
  ];
};

const firstThings = (report: Report): Block => {
  const audits = priorities(report, 5);
  if (audits.length === 0) return [];
  return [
    '## What to do first',
    '',
    ...audits.map(
      (audit, index) =>
        `${index + 1}. ${t(audit.advice)} *${t(audit.title)}* (${t(audit.id)}, ${score(audit.score)} of 100)`,
    ),
  ];
};

const categories = (report: Report): Block => [
  '## Categories',
  '',
  ...table(
    ['Category', 'Score', 'Weight', 'Audits', 'Not measured'],
    report.categories.map((category) => {
      const audits = auditsOf(report, category);
      const missing = audits.filter(isUnmeasured).length;
      return [
        t(category.title),
        score(category.score),
        decimal(category.weight),
        count(audits.length),
        count(missing),
      ];
    }),
  ),
];

const findingLine =
  (report: Report) =>
  (finding: Finding): string => {
    const words = [t(customerName(report, finding.customer)), finding.basis, t(finding.note)].join(', ');
    const quote = quoted(finding.quote);
    return `- ${words}${quote === '' ? '' : `: ${quote}`} ${link(webAddress(finding.url) === null ? t(finding.postId) : 'post', finding.url)}`;
  };

/** A line of a list, left out where there is nothing to say. */
const item = (label: string, text: string | null): string[] =>
  text === null ? [] : [`- ${label} ${t(text)}`];

const subItems = (texts: readonly string[]): string[] => texts.map((text) => `  - ${t(text)}`);

const unmeasuredBlock = (audit: AuditResult): Block => [
  `### ${MARKS[audit.status]} not measured: ${t(audit.id)}`,
  '',
  ...item('Reason:', reasonOf(audit)),
  ...item('Why it matters:', audit.why),
  '',
];

const auditBlock = (report: Report, audit: AuditResult): Block => {
  if (isUnmeasured(audit)) return unmeasuredBlock(audit);
  const others = otherFigures(audit);
  const points = `Score ${score(audit.score)} of 100, weight ${decimal(audit.weight)}`;
  return [
    `### ${t(MARKS[audit.status])} ${audit.status}: ${t(audit.title)}`,
    '',
    ...item(`**${t(audit.id)}**:`, `${headlineFigure(audit)} ${audit.population}`),
    `- ${audit.score === null ? 'Not scored' : points}`,
    ...item('Against:', audit.benchmark),
    ...item('Reason:', audit.reason),
    ...item('Beside it:', others.length === 0 ? null : others.join('; ')),
    ...item('Why it matters:', audit.why),
    ...item('What to do:', audit.advice),
    ...(audit.findings.length === 0 ? [] : ['', 'Evidence:', '']),
    ...audit.findings.map(findingLine(report)),
    '',
  ];
};

const categoryBlock = (report: Report, category: Category): Block => [
  `## ${t(category.title)}: ${score(category.score)}${category.score === null ? '' : ' of 100'}`,
  '',
  ...auditsOf(report, category).flatMap((audit) => auditBlock(report, audit)),
];

const loudest = (report: Report): Block => {
  if (report.loudest.length === 0) return [];
  return [
    '## Loudest without an answer',
    '',
    ...report.loudest.map((found) => {
      const facts = unansweredFacts(report, found).map(t).join(' · ');
      const quote = found.quote === null ? '' : `: ${quoted(found.quote)}`;
      return `- ${link(day(found.openedAt), found.url)} ${facts}${quote}`;
    }),
  ];
};

const notMeasured = (report: Report): Block => {
  const found = gaps(report);
  if (found.length === 0) return [];
  return [
    '## Not measured',
    '',
    'What was not measured is not scored; its weight is shared among the rest of its category.',
    '',
    ...found.flatMap(({ reason, ids, toCollect }) =>
      item(`**${t(ids.join(', '))}**:`, reason).concat(subItems(toCollect)),
    ),
  ];
};

const DEFINITIONS = [
  '**Case**: one customer’s matter with the brand, from the first post that needs an answer on.',
  '**Wait**: from that post to the first reply to this customer. Whoever still waits stays in the clock (Kaplan–Meier), so the figures hold for all customers, not only for those answered.',
  '**Unanswered**: no reply within the horizon. A case not yet watched that long is pending, and is not counted as unanswered.',
  '**Observed**: the posts say so. **Inferred**: a pattern suggests it. What happens after a move to direct messages is not known.',
  '**Intervals** are 95 %. A score is drawn through published figures, or through our judgement where it says so.',
];

const method = (report: Report): Block => [
  '## Method and coverage',
  '',
  ...[...coverageTexts(report), ...readingTexts(report)].map((text) => `- ${t(text)}`),
  ...report.warnings.map(({ message }) => `- **Warning**: ${t(message)}`),
  '',
  ...DEFINITIONS.map((text) => `- ${text}`),
];

/** CommonMark with tables, one paragraph a line. */
export const renderMarkdown = (report: Report): string => {
  const blocks = [
    ...[title, coreFigures, firstThings, categories].map((block) => block(report)),
    ...report.categories.map((category) => categoryBlock(report, category)),
    ...[loudest, notMeasured, method].map((block) => block(report)),
  ];
  const text = blocks.filter((block) => block.length > 0).map((block) => block.join('\n').trimEnd());
  return `${text.join('\n\n')}\n`;
};
