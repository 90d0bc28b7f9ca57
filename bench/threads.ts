/** Invents whole threads: who posts what, when, and in answer to which post. */
import { type Kind, join, sentences } from './phrases.js';
import { Random, cumulative, indexOf } from './random.js';

/** One post of a thread. `at` is in seconds since 1970 (UTC); `id` and `responses` are set on writing. */
export interface Post {
  readonly author: string;
  readonly inbound: boolean;
  readonly at: number;
  readonly text: string;
  /** The post this one answers; `missing` when that one is not in the file. */
  readonly parent: Post | 'missing' | undefined;
  id: number;
  responses: string;
}

/** A brand and its habits. `wait` is the median wait before a reply, in seconds. */
interface Brand {
  readonly handle: string;
  readonly name: string;
  readonly answerRate: number;
  readonly wait: number;
  readonly signatures: readonly string[];
  /** The fixed text of automatic acknowledgements, for the brands that send them. */
  readonly acknowledgement: string | undefined;
  /** Its latest customers, so that some come back with another case. */
  readonly customers: string[];
}

/** Everything the next thread depends on; only `customers` counts up as threads are made. */
export interface World {
  readonly random: Random;
  readonly brands: readonly Brand[];
  /** Cumulative shares of the threads, one per brand. */
  readonly shares: Float64Array;
  customers: number;
}

const BRANDS = 108;
const LARGEST_SHARE = 0.13;
const REMEMBERED_CUSTOMERS = 1000;
const FIRST_CUSTOMER = 115_712;
const START = Date.UTC(2017, 9, 1) / 1000;
const DAYS = 63;
const END = START + DAYS * 86_400;
const MAX_POSTS = 8;
const FOLLOW_UP_KINDS = ['followUp', 'followUp', 'followUp', 'thanks'] as const;
const FIRST_HALVES = 'Blue,Pine,Coral,Amber,Stone,River,Cedar,Silver,Maple,Harbor,Copper,Willow'.split(',');
const SECOND_HALVES = 'wick,mere,crest,lane,forge,port,vale,spark,loom'.split(',');
const HANDLE_SUFFIXES = ['Help', 'Support', 'Cares', 'Care', 'Assist', 'Service'];
/** Relative number of customer posts in each hour of the day (UTC). */
const HOURS = cumulative([6, 5, 4, 3, 2, 2, 2, 3, 5, 6, 7, 7, 7, 8, 9, 10, 11, 11, 11, 10, 10, 9, 8, 7]);

/** A world at its start. All of its choices follow from `seed`. */
export function makeWorld(seed: number): World {
  const random = new Random(seed);
  const brands = Array.from({ length: BRANDS }, (_, rank) => makeBrand(random, rank));
  return { random, brands, shares: cumulative(brandWeights()), customers: 0 };
}

/** Zipf-like weights, largest first, the first of them `LARGEST_SHARE` of the whole. */
function brandWeights(): number[] {
  const rest = Array.from({ length: BRANDS - 1 }, (_, index) => (index + 2) ** -0.83);
  const total = rest.reduce((sum, weight) => sum + weight, 0);
  return [LARGEST_SHARE, ...rest.map((weight) => (weight / total) * (1 - LARGEST_SHARE))];
}

/** The brand of this rank; rank 0, the largest, is always `NorthwindHelp`. */
function makeBrand(random: Random, rank: number): Brand {
  const half = SECOND_HALVES[Math.floor(rank / FIRST_HALVES.length)] ?? 'wood';
  const name = rank === 0 ? 'Northwind' : `${FIRST_HALVES[rank % FIRST_HALVES.length] ?? 'New'}${half}`;
  const mark = random.pick(['^', '^', '-', '']);
  const letter = (): string => String.fromCharCode(random.integer(65, 90));
  return {
    handle: name + (rank === 0 ? 'Help' : random.pick(HANDLE_SUFFIXES)),
    name,
    answerRate: rank === 0 ? 0.68 : 0.53 + random.next() * 0.32,
    wait: rank === 0 ? 720 : random.logNormal(620, 0.5),
    signatures: mark === '' ? [''] : Array.from({ length: 24 }, () => mark + letter() + letter()),
    acknowledgement: rank % 3 === 0 ? makeAcknowledgement(random, name) : undefined,
    customers: [],
  };
}

function makeAcknowledgement(random: Random, name: string): string {
  const hours = random.integer(2, 48);
  return join(random, [
    `Thanks for contacting ${name}!`,
    `This is an automatic message, we aim to answer within ${hours} hours.`,
    `Please do not post personal details here.`,
  ]);
}

/** A customer number never used before. */
const newCustomer = (world: World): string => String(FIRST_CUSTOMER + world.customers++);

/** The customer of a new case: often one the brand has heard from before. */
function pickCustomer(world: World, brand: Brand): string {
  const { random } = world;
  if (brand.customers.length > 0 && random.chance(0.3)) return random.pick(brand.customers);
  const customer = newCustomer(world);
  const full = brand.customers.length >= REMEMBERED_CUSTOMERS;
  brand.customers[full ? random.integer(0, REMEMBERED_CUSTOMERS - 1) : brand.customers.length] = customer;
  return customer;
}

function makeStart({ random }: World): number {
  const day = random.integer(0, DAYS - 1);
  return START + day * 86_400 + indexOf(HOURS, random.next()) * 3600 + random.integer(0, 3599);
}

/** The moment after a log-normal wait with this median (seconds), at least 15 s later. */
function after({ random }: World, at: number, median: number, sigma: number): number {
  return at + Math.round(Math.min(12 * 86_400, 15 + random.logNormal(median, sigma)));
}

function post(author: string, inbound: boolean, at: number, text: string, parent: Post['parent']): Post {
  return { author, inbound, at, text, parent, id: 0, responses: '' };
}

/** A customer's post that mentions the given handles, in front or (sometimes) at the end. */
function customerText({ random }: World, kind: Kind, handles: readonly string[]): string {
  const mentions = handles.map((handle) => `@${handle}`).join(' ');
  const said = sentences(random, kind);
  if (mentions === '') return join(random, said);
  return join(random, random.chance(0.12) ? [...said, mentions] : [mentions, ...said]);
}

/** A brand's reply to an author: mention, sentences and the agent's signature. */
function replyText({ random }: World, brand: Brand, author: string): string {
  const signature = random.pick(brand.signatures);
  const parts = [`@${author}`, ...sentences(random, 'reply')];
  return join(random, signature === '' ? parts : [...parts, signature]);
}

function makeReply(world: World, brand: Brand, parent: Post): Post {
  const at = after(world, parent.at, brand.wait, 1.8);
  return post(brand.handle, false, at, replyText(world, brand, parent.author), parent);
}

/** The first post of a case, tagging the brand and now and then a second one. */
function makeMention(world: World, brand: Brand, kind: Kind, parent?: 'missing'): Post {
  const second = world.random.chance(0.015) ? [world.random.pick(world.brands).handle] : [];
  const text = customerText(world, kind, [brand.handle, ...second]);
  return post(pickCustomer(world, brand), true, makeStart(world), text, parent);
}

/**
 * Lets brand and customer take turns after a customer's post, adding to `posts`: an answer (`firstRate` is
 * the chance of the first) and perhaps a follow-up, or silence and perhaps a chase.
 */
function converse(world: World, brand: Brand, posts: Post[], opening: Post, firstRate: number): void {
  const { random } = world;
  let last = opening;
  let rate = firstRate;
  while (posts.length < MAX_POSTS) {
    const answered = random.chance(rate);
    if (answered) posts.push((last = makeReply(world, brand, last)));
    if (posts.length >= MAX_POSTS || !random.chance(answered ? 0.5 : 0.2)) return;
    const kind = answered ? random.pick(FOLLOW_UP_KINDS) : 'chase';
    posts.push((last = makeFollowUp(world, brand, opening.author, last, kind)));
    rate = kind === 'thanks' ? brand.answerRate / 2 : brand.answerRate;
  }
}

/** The customer's next post after `last`; some chases are posted afresh instead of as a response. */
function makeFollowUp(world: World, brand: Brand, author: string, last: Post, kind: Kind): Post {
  const at = after(world, last.at, kind === 'chase' ? 4 * 3600 : 600, 1.5);
  const linked = kind !== 'chase' || world.random.chance(0.6);
  return post(author, true, at, customerText(world, kind, [brand.handle]), linked ? last : undefined);
}

/** An automatic acknowledgement: the brand's fixed text within 60 s. */
function makeAcknowledged(world: World, brand: Brand, parent: Post): Post[] {
  if (brand.acknowledgement === undefined || !world.random.chance(0.16)) return [];
  const at = parent.at + world.random.integer(3, 59);
  return [post(brand.handle, false, at, `@${parent.author} ${brand.acknowledgement}`, parent)];
}

/** Another customer who joins in under the first post. */
function makeTagAlong(world: World, brand: Brand, parent: Post): Post[] {
  if (!world.random.chance(0.05)) return [];
  const text = customerText(world, 'tagAlong', [parent.author, brand.handle]);
  return [post(newCustomer(world), true, after(world, parent.at, 2400, 1.5), text, parent)];
}

function makeCase(world: World, brand: Brand, parent?: 'missing'): Post[] {
  const opening = makeMention(world, brand, parent === undefined ? 'problem' : 'followUp', parent);
  const posts = [opening, ...makeAcknowledged(world, brand, opening), ...makeTagAlong(world, brand, opening)];
  converse(world, brand, posts, opening, brand.answerRate);
  return posts;
}

function makePraise(world: World, brand: Brand): Post[] {
  const opening = makeMention(world, brand, 'praise');
  return world.random.chance(0.4) ? [opening, makeReply(world, brand, opening)] : [opening];
}

/** A customer who names the brand without a mention, and the brand answers all the same. */
function makeUntagged(world: World, brand: Brand): Post[] {
  const text = `${brand.name}: ${customerText(world, 'problem', [])}`;
  const opening = post(pickCustomer(world, brand), true, makeStart(world), text, undefined);
  const posts = [opening];
  converse(world, brand, posts, opening, 1);
  return posts;
}

/** A brand's own post, with a customer's question below it. */
function makeAnnouncement(world: World, brand: Brand): Post[] {
  const text = join(world.random, sentences(world.random, 'announcement'));
  const opening = post(brand.handle, false, makeStart(world), text, undefined);
  const at = after(world, opening.at, 1800, 1.5);
  const question = customerText(world, 'problem', [brand.handle]);
  const asked = post(pickCustomer(world, brand), true, at, question, opening);
  const posts = [opening, asked];
  converse(world, brand, posts, asked, brand.answerRate);
  return posts;
}

/** A brand's reply whose customer post is not in the file. */
function makeOrphanReply(world: World, brand: Brand): Post[] {
  const text = replyText(world, brand, pickCustomer(world, brand));
  return [post(brand.handle, false, makeStart(world), text, 'missing')];
}

/** The next thread, 1 to 8 posts, oldest first; every parent comes before its responses. */
export function makeThread(world: World): Post[] {
  const brand = world.brands[indexOf(world.shares, world.random.next())];
  if (brand === undefined) throw new RangeError('no brand has this share');
  const posts = makeKind(world, brand, world.random.next());
  return posts.filter(({ at }) => at < END).toSorted((a, b) => a.at - b.at);
}

/** A thread of the kind that `point` (0..1) falls on. */
function makeKind(world: World, brand: Brand, point: number): Post[] {
  if (point < 0.07) return makePraise(world, brand);
  if (point < 0.11) return makeUntagged(world, brand);
  if (point < 0.12) return makeAnnouncement(world, brand);
  if (point < 0.135) return makeOrphanReply(world, brand);
  return makeCase(world, brand, point < 0.15 ? 'missing' : undefined);
}
