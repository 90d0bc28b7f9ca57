/** `care-audit explain [audit]`: what is measured, what the score is drawn against, and what weighs how much. */
import { AUDITS } from '../audits/index.js';
import type { Audit, Context } from '../audits/audit.js';
import { CareAuditError } from '../errors.js';
import { didYouMean } from '../near-names.js';
import { partText } from '../scoring/explain.js';
import { DEFAULT_RUBRIC } from '../scoring/rubric.js';
import type { Io } from './io.js';
import { writeTo } from './output.js';

export async function explainCommand(
  id: string | undefined,
  options: { readonly json: boolean },
  io: Io,
): Promise<number> {
  if (options.json) {
    await writeTo(io.stdout, `${JSON.stringify(DEFAULT_RUBRIC, null, 2)}\n`);
    return 0;
  }
  const audits = id === undefined ? AUDITS : [auditNamed(id)];
  const parts = id === undefined ? [overview()] : [];
  await writeTo(io.stdout, `${[...parts, ...audits.map(explained)].join('\n\n')}\n`);
  return 0;
}

function auditNamed(id: string): Audit {
  const audit = AUDITS.find((known) => known.id === id);
  if (audit !== undefined) return audit;
  const ids = AUDITS.map((known) => known.id);
  throw new CareAuditError(
    'UNKNOWN_AUDIT',
    `There is no audit "${id}".`,
    `${didYouMean(id, ids)}Audits: ${ids.join(', ')}.`,
  );
}

const overview = (): string =>
  [
    'The score is the weighted mean of the categories that could be measured; a category is the weighted mean of its',
    'audits that could be measured. What was not collected is left out: it is never 0 and never 100.',
    '',
    ...DEFAULT_RUBRIC.categories.map(
      ({ title, weight, reason }) => `${String(weight).padStart(4)}  ${title.padEnd(12)} ${reason}`,
    ),
  ].join('\n');

const ALL_COLLECTED: Context = {
  evidence: new Set(['mentions', 'brand-posts', 'following', 'followers']),
  horizonMs: 0,
  until: 0,
  isInboxOpen: null,
};

function explained(audit: Audit): string {
  const rubric = DEFAULT_RUBRIC.audits[audit.id];
  return [
    `${audit.id}: ${audit.failureTitle}`,
    `  Measures   ${audit.population(ALL_COLLECTED)}; ${audit.estimator.kind}, in ${audit.estimator.unit}; judged from ${audit.minimum} on`,
    `  Why        ${audit.why}`,
    `  Improve    ${audit.advice}`,
    `  Needs      ${audit.needs.join(', ') || 'nothing in particular'}`,
    ...(rubric === undefined
      ? ['  Score      shown, not scored']
      : [
          `  Weight     ${rubric.weight} in ${audit.category}`,
          ...rubric.parts.map((part) => `  Score      ${partText(part)}`),
        ]),
  ].join('\n');
}
