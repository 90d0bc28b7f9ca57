/** Filler: many small scenes, made of hand-written sentences by a seeded generator, around a story that is told by hand. */
import { seededRandom } from './random.js';

/** Hand-written sentences. Slots: {brand} {customer} {name} {town} {amount} {digits}. */
export interface Pools {
  readonly openings: readonly string[];
  readonly endings: readonly string[];
  /** `word/other => text` fits only what holds one of the words; it is then preferred. So do follow-ups. */
  readonly replies: readonly string[];
  readonly followUps: readonly string[];
  readonly chases: readonly string[];
  readonly givenNames: readonly string[];
  readonly familyNames: readonly string[];
  readonly towns: readonly string[];
}

export interface FillerOptions {
  readonly seed: number;
  readonly cases: number;
  readonly days: number;
  /** First and last of the days on which the brand is busy with itself. */
  readonly busyDays: readonly [number, number];
  /** The team's handles; whoever addresses the second is never answered. */
  readonly brands: readonly [string, string];
}

interface Event {
  readonly actor: string;
  readonly atMinute: number;
  readonly target: string;
  readonly text: string;
}

type Draw = ReturnType<typeof drawing>;

const DAY_MINUTES = 1440;

/** A play of `cases` scenes. */
export function fillerPlay(pools: Pools, options: FillerOptions): string {
  const draw = drawing(options.seed);
  const used = new Set<string>();
  const scenes = Array.from({ length: options.cases }, (_, index) => {
    const customer = unused(used, () =>
      `${draw.pick(pools.givenNames)}_${draw.pick(pools.familyNames)}`.slice(0, 15),
    );
    const brand = index % 11 === 5 ? options.brands[1] : options.brands[0];
    const opening = pools.openings[index % pools.openings.length] ?? '';
    const fill = slotFiller(draw, pools, customer, brand);
    const text = unused(used, () => fill(joined(opening, draw.pick(pools.endings))));
    const events = sceneEvents(draw, pools, options, { customer, brand, text, fill });
    const follow = draw.isHit(0.65) ? [`follows: ${customer} > brand`] : [];
    return [...follow, '---', ...events.map((event) => lineOf(event))].join('\n');
  });
  return scenes.join('\n');
}

function drawing(seed: number) {
  const random = seededRandom(seed);
  return {
    random,
    isHit: (chance: number): boolean => random() < chance,
    between: (low: number, high: number): number => Math.round(low + (high - low) * random()),
    pick: (items: readonly string[]): string => items[Math.floor(random() * items.length)] ?? '',
  };
}

function unused(used: Set<string>, make: () => string): string {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const text = make();
    if (used.has(text)) continue;
    used.add(text);
    return text;
  }
  throw new Error('the pools are too small for so many cases');
}

function slotFiller(draw: Draw, pools: Pools, customer: string, brand: string): (text: string) => string {
  const town = draw.pick(pools.towns);
  const amount = `${String(draw.between(2, 96) * 500)}/-`;
  const name = customer.charAt(0).toUpperCase() + (customer.split('_')[0] ?? '').slice(1);
  const digits = String(draw.between(10_000, 99_999));
  const slots = new Map(Object.entries({ brand, customer, name, town, amount, digits }));
  return (text) => text.replaceAll(/\{(\w+)\}/g, (slot, key: string) => slots.get(key) ?? slot);
}

function joined(opening: string, ending: string): string {
  return ending === '' || /[.?!]$/.test(opening) ? opening + ending : `${opening}.${ending}`;
}

interface Part {
  readonly customer: string;
  readonly brand: string;
  readonly text: string;
  readonly fill: (text: string) => string;
}

function sceneEvents(draw: Draw, pools: Pools, options: FillerOptions, part: Part): Event[] {
  const { customer, fill } = part;
  const day = draw.between(1, options.days - 1);
  const openedAt = (day - 1) * DAY_MINUTES + draw.between(6 * 60, 22 * 60);
  const events: Event[] = [{ actor: customer, atMinute: openedAt, target: '-', text: part.text }];
  const isBusy = day >= options.busyDays[0] && day <= options.busyDays[1];
  const isAnswered = part.brand === options.brands[0] && draw.isHit(isBusy ? 0.25 : 0.5);
  const answeredAt = isAnswered ? openedAt + Math.round(10 ** (0.7 + 3 * draw.random())) : Infinity;
  const chasedAt = openedAt + draw.between(300, 2 * DAY_MINUTES);
  if (chasedAt < answeredAt && draw.isHit(0.35)) {
    events.push({ actor: customer, atMinute: chasedAt, target: '-', text: fill(draw.pick(pools.chases)) });
  }
  if (isAnswered) {
    const reply = fill(answerTo(draw, pools.replies, part.text));
    events.push({ actor: 'brand', atMinute: answeredAt, target: '1', text: reply });
    const saidAt = answeredAt + draw.between(4, 900);
    if (draw.isHit(0.45))
      events.push({
        actor: customer,
        atMinute: saidAt,
        target: 'brand',
        text: fill(answerTo(draw, pools.followUps, reply)),
      });
  }
  return events
    .filter((event) => event.atMinute < options.days * DAY_MINUTES)
    .toSorted((a, b) => a.atMinute - b.atMinute);
}

/** A sentence that answers to `said`: one that fits it by a word where there is one, else a general one. */
function answerTo(draw: Draw, pool: readonly string[], said: string): string {
  const fitting = pool.flatMap((line) => {
    const [words = '', text] = line.split(' => ');
    return text !== undefined && words.split('/').some((word) => said.includes(word)) ? [text] : [];
  });
  const general = pool.filter((line) => !line.includes(' => '));
  return fitting.length > 0 && draw.isHit(0.85) ? draw.pick(fitting) : draw.pick(general);
}

function lineOf({ actor, atMinute, target, text }: Event): string {
  const [hours, minutes] = [Math.floor((atMinute % DAY_MINUTES) / 60), atMinute % 60];
  const clock = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
  return `${actor} day ${String(Math.floor(atMinute / DAY_MINUTES) + 1)} ${clock} > ${target} ${text}`;
}
