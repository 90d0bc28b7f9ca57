/** What the text reporters say in the same words: the verdict, who is counted, what it rests on. */
import type { Report, UnansweredCase } from '../report/report.js';
import { times } from '../words.js';
import { count, counted, day, exactScore, wait } from './format.js';

const NETWORK_NAMES: Readonly<Record<string, string>> = { x: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon' };

/** " on X", or nothing where the files do not tell the network. */
export const onNetwork = ({ brand }: Report): string => {
  const name = NETWORK_NAMES[brand.network];
  return name === undefined ? '' : ` on ${name}`;
};

/** `@jane`; pseudonyms stand without `@`. */
export const customerName = (report: Report, customer: string): string =>
  report.settings.redacted ? customer : `@${customer}`;

/** What is known of a case that nobody answered, beside its words. */
export const unansweredFacts = (report: Report, found: UnansweredCase): string[] => [
  customerName(report, found.customer),
  found.intent,
  `${found.status.replaceAll('-', ' ')}, asked ${wait(found.ageMinutes)} before the end`,
  ...(found.chases === 0 ? [] : [`chased ${times(found.chases)}`]),
  ...(found.reach === null ? [] : [`seen by up to ${count(found.reach)}`]),
];

/** "D", or "no grade". */
export const gradeText = (report: Report): string => report.score.grade ?? 'no grade';

/** "41.3 of 100 (95 % interval 36.2 – 47.0: D or E), provisional"; null where there is no score. */
export const scoreText = ({ score }: Report): string | null => {
  if (score.value === null) return null;
  const { low, high, gradeLow, gradeHigh, grade } = score;
  const grades =
    gradeLow !== null && gradeHigh !== null && gradeLow !== gradeHigh ? `: ${gradeHigh} to ${gradeLow}` : '';
  const range =
    low === null || high === null
      ? ''
      : ` (95 % interval ${exactScore(low)}–${exactScore(high)}${grade === null ? '' : grades})`;
  return `${exactScore(score.value)} of 100${range}${score.provisional && grade !== null ? ', provisional' : ''}`;
};

/** Who is counted, from when to when. */
export const populationText = (report: Report): string => {
  const { populations, summary, window } = report;
  const cases = `${counted(summary.cases, 'case')} of ${counted(populations.customers, 'customer')}`;
  const mentions = `${counted(populations.mentions, 'mention')} and ${counted(populations.brandReplies, 'brand reply', 'brand replies')}`;
  return `${cases}, in ${mentions}, ${day(window.since)} to ${day(window.until)} (UTC)`;
};

const KIND_NAMES = {
  mentions: 'mentions',
  'brand-posts': 'brand posts',
  following: 'accounts followed',
  followers: 'followers',
} as const;

/** What was collected, one sentence a kind. */
export const coverageTexts = (report: Report): string[] =>
  report.coverage.kinds.map(({ kind, count: collected, from, to, isComplete }) => {
    // An empty list whose last page was read is known to be empty.
    if (collected === 0 && isComplete !== true) return `${KIND_NAMES[kind]}: not collected`;
    const span = from === null || to === null ? '' : `, ${day(from)} to ${day(to)}`;
    const completeness = isComplete === null ? '' : isComplete ? ', whole list' : ', part of the list';
    return `${KIND_NAMES[kind]}: ${count(collected)}${span}${completeness}`;
  });

/** What was read, and what of it was left out. */
export const readingTexts = ({ coverage, settings, tool }: Report): string[] => [
  `${counted(coverage.files.length, 'file')} with ${counted(coverage.posts, 'post')}`,
  counted(coverage.duplicates, 'duplicate'),
  counted(coverage.rejects, 'rejected line'),
  counted(coverage.orphans, 'reply without its parent', 'replies without their parents'),
  ...(settings.model ? [] : ['posts read by rules alone, without the model']),
  ...(settings.lexiconRules === 0
    ? []
    : [`posts read with ${counted(settings.lexiconRules, 'rule')} added for this audit`]),
  `horizon ${settings.horizonHours} h, case gap ${wait(settings.caseGapHours * 60)}`,
  `${tool.name} ${tool.version}`,
];
