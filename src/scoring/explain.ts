/** The rubric in words, for the report and for `care-audit explain`. */
import type { Part, Rubric, Source } from './rubric.js';

const sourceText = ({ by, year, says }: Source): string =>
  `${by}${year === null ? '' : `, ${year}`}: ${says}`;

const pointsText = (part: Part): string =>
  part.points.map(([figure, score]) => `${figure} → ${score}`).join(', ');

/** One line on what a part of a score was drawn against. */
export const partText = (part: Part): string =>
  `${part.figure}: ${pointsText(part)} (${
    part.judgement === null ? part.sources.map(sourceText).join('; ') : `our judgement: ${part.judgement}`
  })`;

/** What the score of an audit was drawn against; null where it is not scored. */
export function benchmarkText(rubric: Rubric, auditId: string): string | null {
  const parts = rubric.audits[auditId]?.parts ?? [];
  return parts.length === 0 ? null : parts.map(partText).join('\n');
}
