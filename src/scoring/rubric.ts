/**
 * Every weight and every control point of the score, and nothing else. Points are ours; what was published stands
 * beside them as their sources. Where nothing is published the points are our judgement, with the reason, and such an
 * audit weighs at most half of one with sources. A changed number moves scores: say so in CHANGELOG.md.
 */
import type { CategoryId } from '../audits/audit.js';
import type { ControlPoint } from './curve.js';

/** A published figure that control points were drawn along. */
export interface Source {
  readonly by: string;
  /** null: it has no date. */
  readonly year: number | null;
  readonly population: string;
  readonly says: string;
}

/** One figure of an audit, judged. `judgement` is null exactly where there are `sources`. */
export interface Part {
  /** `headline`, or the name of a figure beside it. */
  readonly figure: string;
  readonly weight: number;
  readonly points: readonly ControlPoint[];
  readonly sources: readonly Source[];
  readonly judgement: string | null;
}

export interface AuditRubric {
  /** Within its category. */
  readonly weight: number;
  readonly parts: readonly Part[];
}

export interface CategoryRubric {
  readonly id: CategoryId;
  readonly title: string;
  readonly weight: number;
  /** Why it weighs that much. */
  readonly reason: string;
}

export interface Rubric {
  readonly categories: readonly CategoryRubric[];
  readonly audits: Readonly<Record<string, AuditRubric>>;
}

const AMS_2015: Source = {
  by: 'Twitter / Applied Marketing Science',
  year: 2015,
  population: 'airlines, more than 600,000 posts',
  says: 'the median answer of airlines takes about 22 minutes',
};
const META_BADGE: Source = {
  by: 'Meta',
  year: null,
  population: 'pages with the badge "very responsive"',
  says: 'at least 90 % answered, within 15 minutes',
};
const SOCIAL_HABIT_2012: Source = {
  by: 'The Social Habit, by Convince & Convert; MarketingProfs 9654',
  year: 2012,
  population: 'respondents of the survey',
  says: '32 % expect an answer in 30 minutes, 42 % in 60 minutes, 67 % the same day',
};
const LITHIUM_2013: Source = {
  by: 'Lithium / Millward Brown',
  year: 2013,
  population: '501 people asked',
  says: 'within the hour: 53 % of those who expect an answer, 72 % of those with a complaint',
};
const SPROUT_2016_WAIT: Source = {
  by: 'Sprout Social Index',
  year: 2016,
  population: 'more than 1,000 people asked',
  says: 'less than 4 hours is reasonable',
};
const ISTANBULLUOGLU_2017: Source = {
  by: 'Istanbulluoglu, doi 10.1016/j.chb.2017.04.016',
  year: 2017,
  population: 'complainants on Twitter',
  says: '1 to 3 hours are acceptable on Twitter',
};
const SIMPLY_MEASURED_2015: Source = {
  by: 'Simply Measured',
  year: 2015,
  population: 'service handles of the Interbrand 100',
  says: '63 % of the handles answer in less than 8 hours, 91 % in less than 24',
};
const SPROUT_2016_RATE: Source = {
  by: 'Sprout Social Index',
  year: 2016,
  population: 'all messages to brands',
  says: '11 % are answered',
};
const EINWILLER_STEILEN_2015: Source = {
  by: 'Einwiller & Steilen',
  year: 2015,
  population: '5,023 complaint threads with 34 large firms',
  says: '53 % are answered',
};
const GUNARATHNE_2018: Source = {
  by: 'Gunarathne, Rui & Seidmann, MISQ',
  year: 2018,
  population: '3 million posts to 7 airlines',
  says: 'less than 50 % are answered',
};

const answeredWithin = (figure: string, from: number, to: number, sources: readonly Source[]): Part => ({
  figure,
  weight: 1,
  points: [
    [from, 0],
    [to, 100],
  ],
  sources,
  judgement: null,
});

/** An audit judged by us, over the share that fails. */
const judged = (weight: number, points: readonly ControlPoint[], judgement: string): AuditRubric => ({
  weight,
  parts: [{ figure: 'headline', weight: 1, points, sources: [], judgement }],
});

const SPEED_AND_COVERAGE: Readonly<Record<string, AuditRubric>> = {
  // No published figure ranks the four times, so they weigh the same.
  'slow-first-response': {
    weight: 4,
    parts: [
      answeredWithin('answered_15m', 0.1, 0.6, [AMS_2015, META_BADGE]),
      answeredWithin('answered_1h', 0.25, 0.75, [SOCIAL_HABIT_2012, LITHIUM_2013]),
      answeredWithin('answered_4h', 0.4, 0.85, [SPROUT_2016_WAIT, ISTANBULLUOGLU_2017]),
      answeredWithin('answered_24h', 0.5, 0.95, [SIMPLY_MEASURED_2015, SOCIAL_HABIT_2012]),
    ],
  },
  // Of answered at the horizon: 10 % scores 0, 50 % scores 50, 95 % scores 100.
  'unanswered-cases': {
    weight: 4,
    parts: [
      {
        figure: 'headline',
        weight: 1,
        points: [
          [0.05, 100],
          [0.5, 50],
          [0.9, 0],
        ],
        sources: [SPROUT_2016_RATE, EINWILLER_STEILEN_2015, GUNARATHNE_2018, META_BADGE],
        judgement: null,
      },
    ],
  },
  'answered-after-chase': judged(
    1,
    [
      [0.02, 100],
      [0.1, 75],
      [0.4, 0],
    ],
    'Some customers ask again within the hour whatever a brand does; where four in ten had to, asking twice is the rule.',
  ),
  'answered-after-outsider': judged(
    1,
    [
      [0.01, 100],
      [0.05, 75],
      [0.25, 0],
    ],
    'Outsiders join few cases, so one answer in four that came only after one is a brand that answers the audience.',
  ),
  'left-hanging': judged(
    2,
    [
      [0.05, 100],
      [0.3, 50],
      [0.7, 0],
    ],
    'A customer who asks on has a right to a second answer as to a first; some follow-ups end in messages unseen.',
  ),
};

const REACH: Readonly<Record<string, AuditRubric>> = {
  'unreachable-by-message': judged(
    2,
    [
      [0, 100],
      [0.1, 75],
      [0.5, 0],
    ],
    'Each customer who says so stands for those who gave up without a word; half of them is a closed door.',
  ),
  // Its reason and not its measure: since inboxes can be open to strangers, following back is one way in of several.
  'missing-follow-back': judged(
    1,
    [
      [0, 100],
      [1, 0],
    ],
    'No share is published or right by itself, so each customer not followed back counts the same.',
  ),
  'dead-end-hand-offs': judged(
    2,
    [
      [0.05, 100],
      [0.25, 60],
      [0.6, 0],
    ],
    'Failures are told more often than successes, so a quarter of the known outcomes is no disgrace; most of them is.',
  ),
};

/** What applies without `--rubric`. Category weights are our judgement; they sum to 100. */
export const DEFAULT_RUBRIC: Rubric = {
  categories: [
    {
      id: 'speed',
      title: 'Speed',
      weight: 25,
      reason: 'A customer in trouble counts the minutes, but late is better than never.',
    },
    { id: 'coverage', title: 'Coverage', weight: 30, reason: 'No answer at all is the worst answer.' },
    { id: 'reach', title: 'Reach', weight: 15, reason: 'It matters to those who must be sent elsewhere.' },
    {
      id: 'care',
      title: 'Care',
      weight: 20,
      reason: 'What is said counts as much as that it is said, once it is.',
    },
    {
      id: 'consistency',
      title: 'Consistency',
      weight: 10,
      reason: 'It tells how far the other four can be relied on.',
    },
  ],
  audits: { ...SPEED_AND_COVERAGE, ...REACH },
};
