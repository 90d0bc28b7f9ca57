/** What a reader has to know before trusting the figures. */
import type { Populations, Warning } from '../report/report.js';
import type { SkippedFile } from '../sources/input.js';
import type { Collected } from '../store/coverage.js';
import { iso } from '../time.js';
import { counted, share, waitOf } from '../words.js';
import type { Window } from './window.js';

export interface WarningParts {
  readonly collected: Collected;
  readonly skipped: readonly SkippedFile[];
  readonly request: { readonly horizonMs: number };
  readonly window: Window;
  readonly populations: Populations;
}

export const warningsOf = (parts: WarningParts): readonly Warning[] =>
  [
    skippedFiles(parts),
    rejectedRecords(parts),
    silentBrand(parts),
    missingMentions(parts),
    missingBrand(parts),
    unclassified(parts),
  ].flat();

const skippedFiles = ({ skipped }: WarningParts): Warning[] =>
  skipped.map(({ reason }) => ({ code: 'SKIPPED_FILE', message: `Not read: ${reason}` }));

const rejectedRecords = ({ collected }: WarningParts): Warning[] =>
  collected.files
    .filter((file) => file.rejects > 0)
    .map((file) => ({
      code: 'REJECTED_RECORDS',
      message: `${counted(file.rejects, 'record')} of ${file.name} could not be read and stand in no figure.`,
    }));

/** The end of the brand's posts long before the end of the mentions: silent, or not collected? */
function silentBrand({ collected, request }: WarningParts): Warning[] {
  const lastOf = (kind: string) =>
    collected.kinds.find((collectedKind) => collectedKind.kind === kind)?.to ?? null;
  const [brand, mentions] = [lastOf('brand-posts'), lastOf('mentions')];
  if (brand === null || mentions === null || mentions - brand <= request.horizonMs) return [];
  return [
    {
      code: 'SILENT_BRAND',
      message: `The brand's last post is of ${iso(brand)}, ${waitOf(mentions - brand)} before the last mention. Either it fell silent or its later posts were not collected.`,
    },
  ];
}

function missingMentions({ collected }: WarningParts): Warning[] {
  const mentions = collected.kinds.find((kind) => kind.kind === 'mentions');
  if (mentions === undefined || mentions.count > 0) return [];
  return [
    {
      code: 'NO_MENTIONS',
      message:
        'No mentions were collected for themselves. Times to first response describe answered posts only.',
    },
  ];
}

function missingBrand({ collected }: WarningParts): Warning[] {
  const brand = collected.kinds.find((kind) => kind.kind === 'brand-posts');
  if (brand === undefined || brand.count > 0) return [];
  return [
    {
      code: 'NO_BRAND_POSTS',
      message:
        'There is no post of the brand in the data. Whether it is silent or was not collected cannot be told.',
    },
  ];
}

/** Worth saying from a twentieth on. */
const UNCLASSIFIED_FROM = 0.05;

function unclassified({ populations }: WarningParts): Warning[] {
  const part = populations.byIntent.unclassified / populations.mentions;
  if (!(part >= UNCLASSIFIED_FROM)) return [];
  return [
    {
      code: 'UNCLASSIFIED',
      message: `${share(part)} of the mentions have no text or are not in English. They were not judged and stand in no figure about cases.`,
    },
  ];
}
