/**
 * How long everybody waited, the unanswered among them. `value` of an observation: the wait in ms, or with `isCensored`
 * how long the case was watched without an answer.
 */
import { type Collector, type Estimator, estimatorOf, type Figure, RESAMPLE_UNITS } from './estimator.js';
import { type Band, logLogBand } from './greenwood.js';
import { blankCurve, type Curve, cutStretches, drawCurve, type Stretches } from './kaplan-meier.js';
import { figuresOfWaits } from './survival-figures.js';
import { addWait, appendWaits, noWaits, sortWaits, trimmedWaits } from './waits.js';

/** What is made once all waits are in. */
interface Ready {
  readonly stretches: Stretches;
  /** Of all waits. */
  readonly curve: Curve;
  readonly band: Band;
  /** Those asked for so far. */
  readonly figures: Map<string, Figure>;
}

const ONCE_EACH = new Uint8Array(RESAMPLE_UNITS).fill(1);

function readied(stretches: Stretches): Ready {
  const curve = blankCurve(stretches);
  drawCurve(curve, ONCE_EACH);
  return { stretches, curve, band: logLogBand(curve), figures: new Map() };
}

function collectWaits(horizonMs: number): Collector {
  const kinds = new Map(figuresOfWaits(horizonMs).map((kind) => [kind.name, kind] as const));
  const waits = noWaits();
  let made: Ready | null = null;
  const ready = (): Ready => (made ??= readied(cutStretches(sortWaits(waits))));
  return {
    add({ value, isCensored }, cluster) {
      if (typeof value === 'boolean') throw new TypeError('a wait is a number of ms, not a boolean');
      addWait(waits, value, isCensored === true, cluster);
      made = null;
    },
    figuresBeside: () => [...kinds.keys()],
    figure(name) {
      const { curve, band, figures } = ready();
      const kind = kinds.get(name);
      if (kind === undefined) throw new RangeError(`waits have no figure "${name}"`);
      const figure = figures.get(name) ?? {
        value: kind.value(curve),
        ...kind.interval(curve, band),
        n: kind.n(curve),
      };
      figures.set(name, figure);
      return figure;
    },
    resampler(names) {
      const curve = blankCurve(ready().stretches);
      const asked = names.map((name) => kinds.get(name));
      return (weights) => {
        drawCurve(curve, weights);
        return asked.map((kind) => kind?.value(curve) ?? null);
      };
    },
    snapshot: () => ({ kind: 'survival', waits: trimmedWaits(waits) }),
    absorb(snapshot) {
      if (snapshot.kind !== 'survival') throw new TypeError(`waits cannot absorb a ${snapshot.kind}`);
      appendWaits(waits, snapshot.waits);
      made = null;
    },
  };
}

const survivalEstimator = (unit: Estimator['unit'], headline: string): Estimator =>
  estimatorOf({ kind: 'survival', unit, collect: ({ horizonMs }) => collectWaits(horizonMs) }, headline);

/** Headline: the minutes by which half of all had been answered (Kaplan–Meier); null: more than half never were. */
export const timeToEvent = (): Estimator => survivalEstimator('minutes', 'median');

/** Headline: the share not answered within the horizon, those answered later among them. */
export const unansweredAt = (): Estimator => survivalEstimator('share', 'unanswered_rate');

/** What both name beside the headline. */
export const FIGURES_OF_WAITS: readonly string[] = figuresOfWaits(0).map(({ name }) => name);
