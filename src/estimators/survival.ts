/**
 * How long everybody waited, the unanswered among them. `value` of an observation: the wait in ms, or with `isCensored`
 * how long the case was watched without an answer.
 */
import type { Collector, Estimate, Estimator, Figure } from './estimator.js';
import { drawSteps, logLogBand, roomForSteps } from './kaplan-meier.js';
import type { Steps } from './kaplan-meier.js';
import { figuresOfWaits } from './survival-figures.js';
import type { Drawn, FigureOfWaits } from './survival-figures.js';
import { addWait, appendWaits, noWaits, sortWaits, trimmedWaits } from './waits.js';
import type { Waits } from './waits.js';

/** What is made once all waits are in: `steps` is drawn anew for each sample. */
interface Ready {
  readonly sorted: Waits;
  readonly steps: Steps;
}

function estimateOf(figures: readonly FigureOfWaits[], headline: string, { sorted, steps }: Ready): Estimate {
  drawSteps(sorted, null, steps);
  const drawn: Drawn = { sorted, steps, band: logLogBand(steps) };
  const others: Record<string, Figure> = {};
  for (const figure of figures) {
    const value = figure.value(steps);
    others[figure.name] = { value, ...figure.interval(drawn), n: figure.n(steps) };
  }
  return { headline: others[headline] ?? { value: null, low: null, high: null, n: 0 }, others };
}

/** Draws a curve for each resample in one pass over the sorted waits. */
function resampleOf(
  figures: readonly FigureOfWaits[],
  headline: string,
  { sorted, steps }: Ready,
  weights: Uint8Array,
): Record<string, number | null> {
  drawSteps(sorted, weights, steps);
  const values: Record<string, number | null> = {};
  for (const figure of figures) values[figure.name] = figure.value(steps);
  return { headline: values[headline] ?? null, ...values };
}

function collectWaits(headline: string, horizonMs: number): Collector {
  const figures = figuresOfWaits(horizonMs);
  const waits = noWaits();
  let ready: Ready | null = null;
  const readied = (): Ready => (ready ??= { sorted: sortWaits(waits), steps: roomForSteps(waits.length) });
  return {
    add({ value, isCensored }, cluster) {
      if (typeof value === 'boolean') throw new TypeError('a wait is a number of ms, not a boolean');
      addWait(waits, value, isCensored === true, cluster);
      ready = null;
    },
    estimate: () => estimateOf(figures, headline, readied()),
    resample: (weights) => resampleOf(figures, headline, readied(), weights),
    snapshot: () => ({ kind: 'survival', waits: trimmedWaits(waits) }),
    absorb(snapshot) {
      if (snapshot.kind !== 'survival') throw new TypeError(`waits cannot absorb a ${snapshot.kind}`);
      appendWaits(waits, snapshot.waits);
      ready = null;
    },
  };
}

/** Headline: the minutes by which half of all had been answered (Kaplan–Meier); null: more than half never were. */
export const timeToEvent = (): Estimator => ({
  kind: 'survival',
  unit: 'minutes',
  collect: ({ horizonMs }) => collectWaits('median', horizonMs),
});

/** Headline: the share not answered within the horizon, those answered later among them. */
export const unansweredAt = (): Estimator => ({
  kind: 'survival',
  unit: 'share',
  collect: ({ horizonMs }) => collectWaits('unanswered_rate', horizonMs),
});

/** What both name beside the headline. */
export const FIGURES_OF_WAITS: readonly string[] = figuresOfWaits(0).map(({ name }) => name);
