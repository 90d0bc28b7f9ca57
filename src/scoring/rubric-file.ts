/** Reads the JSON of `--rubric FILE`: weights and control points that replace some or all of the default ones. */
import { z } from 'zod';

import { CareAuditError } from '../errors.js';
import { FIGURES_OF_WAITS } from '../estimators/survival.js';
import { didYouMean } from '../near-names.js';
import { pointsProblem } from './curve.js';
import { DEFAULT_RUBRIC } from './rubric.js';
import type { AuditRubric, CategoryRubric, Part, Rubric } from './rubric.js';

const REASON = 'Set by the rubric file.';

// Each message completes the sentence "Type …".
const weight = z.number('a weight of 0 or more').min(0, 'a weight of 0 or more');
const text = z.string('a text in quotation marks').min(1, 'a text that is not empty');

const pointsShape = 'control points [[figure, score], …] with scores from 0 to 100';
const points = z
  .array(z.tuple([z.number(pointsShape), z.number(pointsShape)], pointsShape), pointsShape)
  .superRefine((list, context) => {
    const problem = pointsProblem(list);
    if (problem !== null) context.addIssue({ code: 'custom', message: `${pointsShape}; they ${problem}` });
  });

const sourceShape = z.strictObject(
  { by: text, year: z.number('a year, or null').nullable(), population: text, says: text },
  'a source {"by", "year", "population", "says"}',
);

const FIGURES = ['headline', ...FIGURES_OF_WAITS];

const partShape = z
  .strictObject(
    {
      figure: z.enum(FIGURES, `one of ${FIGURES.join(', ')}`),
      weight: weight.default(1),
      points,
      sources: z.array(sourceShape, 'a list of sources').default([]),
      judgement: text.nullable().default(null),
    },
    'a part {"figure", "weight", "points"}',
  )
  .refine(
    ({ sources, judgement }) => sources.length === 0 || judgement === null,
    'either sources or a judgement',
  );

const auditShape = z.strictObject(
  {
    weight: weight.optional(),
    parts: z.array(partShape, 'a list of parts').min(1, 'at least one part').optional(),
  },
  'an audit {"weight", "parts"}',
);

const AUDIT_IDS = Object.keys(DEFAULT_RUBRIC.audits);
const CATEGORY_IDS = DEFAULT_RUBRIC.categories.map(({ id }) => id);

const categoryShape = z.strictObject(
  {
    id: z.enum(CATEGORY_IDS, `one of ${CATEGORY_IDS.join(', ')}`),
    title: text.optional(),
    weight: weight.optional(),
    reason: text.optional(),
  },
  'a category {"id", "weight"}',
);

const fileShape = z.strictObject(
  {
    categories: z.array(categoryShape, 'a list of categories').default([]),
    audits: z
      .strictObject(Object.fromEntries(AUDIT_IDS.map((id) => [id, auditShape.optional()])), 'audits by id')
      .default({}),
  },
  '{"categories": […], "audits": {…}}',
);

type RubricFile = z.infer<typeof fileShape>;

/** `audits.left-hanging.parts[0].weight` */
const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  );
}

/** A value as JSON, short enough for a message. */
function excerpt(value: unknown): string {
  const json = value === undefined ? 'missing' : JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

function unknownKeyError(keys: readonly string[], path: readonly PropertyKey[]): CareAuditError {
  const [key = ''] = keys;
  const isAudit = path.length === 1 && path[0] === 'audits';
  const advice = isAudit
    ? `${didYouMean(key, AUDIT_IDS)}Type the id of a scored audit: ${AUDIT_IDS.join(', ')}.`
    : 'Take it out, or correct its spelling.';
  const what = isAudit ? 'is no scored audit' : 'is not known there';
  return new CareAuditError('BAD_RUBRIC', `The rubric's ${pathText([...path, key])} ${what}.`, advice);
}

function rubricError(json: unknown, issue: z.core.$ZodIssue): CareAuditError {
  if (issue.code === 'unrecognized_keys') return unknownKeyError(issue.keys, issue.path);
  const where = issue.path.length === 0 ? 'The rubric' : `The rubric's ${pathText(issue.path)}`;
  const message = `${where} is ${excerpt(valueAt(json, issue.path))}.`;
  return new CareAuditError('BAD_RUBRIC', message, `Type ${issue.message}.`);
}

function mergedCategory(standard: CategoryRubric, file: RubricFile): CategoryRubric {
  const given = file.categories.findLast(({ id }) => id === standard.id);
  if (given === undefined) return standard;
  return {
    id: standard.id,
    title: given.title ?? standard.title,
    weight: given.weight ?? standard.weight,
    reason: given.reason ?? (given.weight === undefined ? standard.reason : REASON),
  };
}

const mergedPart = (part: z.infer<typeof partShape>): Part => ({
  ...part,
  judgement: part.judgement ?? (part.sources.length === 0 ? REASON : null),
});

const mergedAudit = (standard: AuditRubric, given: z.infer<typeof auditShape> | undefined): AuditRubric => ({
  weight: given?.weight ?? standard.weight,
  parts: given?.parts?.map(mergedPart) ?? standard.parts,
});

/**
 * The default rubric with what the file replaces: a category's weight or title, an audit's weight, an audit's parts
 * (all of them together). The default rubric itself, as JSON, is such a file. Throws BAD_RUBRIC for the first thing
 * wrong, with its path and value.
 */
export function parseRubric(json: unknown): Rubric {
  const parsed = fileShape.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw issue === undefined ? parsed.error : rubricError(json, issue);
  }
  const file = parsed.data;
  const audits = Object.entries(DEFAULT_RUBRIC.audits).map(
    ([id, standard]) => [id, mergedAudit(standard, file.audits[id])] as const,
  );
  return {
    categories: DEFAULT_RUBRIC.categories.map((category) => mergedCategory(category, file)),
    audits: Object.fromEntries(audits),
  };
}
