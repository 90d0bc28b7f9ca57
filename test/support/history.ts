/**
 * Plays as cases, the way a run makes them: the play becomes pages of the X API v2 in a folder, the folder a store,
 * the store histories, and those cases. So the SQL that selects and the TypeScript that judges are tested together.
 * A play ends when its last post was written: let the brand post something to nobody (`> -`) to watch longer.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Audit, Context, Sighting } from '../../src/audits/audit.js';
import { createPanel } from '../../src/panel/panel.js';
import { buildCases, type ReadMention } from '../../src/cases/build.js';
import type { CaseRules } from '../../src/cases/rules.js';
import { contextOf } from '../../src/commands/context.js';
import { openFiles } from '../../src/commands/files.js';
import { checkWindow, resolveWindow } from '../../src/commands/window.js';
import type { Estimate, Observation } from '../../src/estimators/estimator.js';
import { createReader } from '../../src/language/index.js';
import type { Case, CustomerTurn, Evidence } from '../../src/model/index.js';
import { type Collected, readCoverage } from '../../src/store/coverage.js';
import type { Database } from '../../src/store/database.js';
import { openHistories, writeHistories } from '../../src/store/histories.js';
import { selectPosts } from '../../src/store/selection.js';
import { openTemporaryStore } from '../../src/store/store.js';
import { findTeam } from '../../src/store/team.js';
import { parsePlay, type PlayOptions, type Scene, toFollowPages, toXApiPages } from './play.js';
import { toTwcs } from './twcs.js';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export interface HistoryOptions extends PlayOptions {
  /** As `--since` and `--until` take them. */
  readonly since?: string;
  readonly until?: string;
  /** Default: 72 h. */
  readonly horizonMs?: number;
  /** Default: 7 days. */
  readonly caseGapMs?: number;
  readonly countAutoReplies?: boolean;
  /**
   * `twcs`: the CSV with numbers for ids and no conversations; `twcs-long-ids`: these as long as real ones, with
   * another time in them than the posts have. `no-conversations`: pages without conversation ids.
   */
  readonly as?: 'twcs' | 'twcs-long-ids' | 'no-conversations';
  /** Which posts are in the data at all. Default: all. */
  readonly collected?: (post: Scene['posts'][number]) => boolean;
}

/** What a run makes of a play. */
export interface History {
  readonly scene: Scene;
  /** In the order of their opening. */
  readonly cases: readonly Case[];
  /** In time order. */
  readonly mentions: readonly ReadMention[];
  readonly collected: Collected;
  readonly context: Context;
  /** The cases of one customer. */
  casesBy(handle: string): readonly Case[];
  /** The only case of one customer; throws an Error where there is another or none. */
  caseBy(handle: string): Case;
}

export async function casesOf(play: string, options: HistoryOptions = {}): Promise<History> {
  const scene = parsePlay(play, options);
  const folder = mkdtempSync(join(tmpdir(), 'care-audit-play-'));
  try {
    writeScene(scene, join(folder, 'posts'), options);
    return await historyIn(folder, scene, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Read as a snowflake it says a day of 2017. */
const LONG_ID = 900_000_000_000_000_000n;

/** Writes a scene as a user would have it: posts, and the follow lists that the play tells of. */
export function writeScene(scene: Scene, path: string, options: HistoryOptions = {}): void {
  const isCollected = options.collected ?? (() => true);
  if (options.as === 'twcs' || options.as === 'twcs-long-ids') {
    writeFileSync(`${path}.csv`, toTwcs(scene, options.as === 'twcs' ? 0n : LONG_ID));
    return;
  }
  const pages = toXApiPages(scene, { of: (post) => !post.isIncluded && isCollected(post) });
  const text = `${pages.join('\n')}\n`;
  const told = options.as === 'no-conversations' ? text.replaceAll(/"conversation_id":"\d+",/g, '') : text;
  writeFileSync(`${path}.jsonl`, told);
  for (const { owner, direction } of scene.lists) {
    const list = toFollowPages(scene, owner, direction);
    writeFileSync(join(path, '..', `${owner}-${direction}.jsonl`), `${list.join('\n')}\n`);
  }
}

async function historyIn(folder: string, scene: Scene, options: HistoryOptions): Promise<History> {
  const request = { paths: [folder], source: null, map: null, following: [], followers: [] };
  const opened = await openFiles(request, scene.brands[0] ?? '', join(folder, '.work'));
  const onReject = (_: unknown, { reason }: { readonly reason: string }): never => {
    throw new Error(`a play gave a record that cannot be read: ${reason}`);
  };
  const path = join(folder, 'histories.jsonl');
  const database = await openTemporaryStore(opened.files, { workFolder: folder, onReject });
  const selected = await select(database, scene, options, path).finally(() => database.close());
  const told = await casesIn(path, selected.rules);
  const casesBy = (handle: string): Case[] => told.cases.filter((c) => c.customer.handle === handle);
  const caseBy = (handle: string): Case => {
    const [only, ...others] = casesBy(handle);
    if (only !== undefined && others.length === 0) return only;
    throw new Error(`${handle} has ${String(casesBy(handle).length)} cases, not one`);
  };
  return { scene, ...told, collected: selected.collected, context: selected.context, casesBy, caseBy };
}

/** Selects the team's posts and writes the histories, as runAudit does. */
async function select(database: Database, scene: Scene, options: HistoryOptions, path: string) {
  const { since = null, until = null, countAutoReplies = false } = options;
  const { horizonMs = 72 * HOUR_MS, caseGapMs = 7 * DAY_MS } = options;
  const team = await findTeam(database, scene.brands);
  const asked = await resolveWindow(database, { handles: scene.brands, since, until });
  await selectPosts(database, team, asked.until);
  const window = await checkWindow(database, team, asked, since !== null);
  const collected = await readCoverage(database, team);
  await writeHistories(database, team, path);
  const teamHandles = scene.brands.map((handle) => handle.toLowerCase());
  const rules: CaseRules = { ...window, horizonMs, caseGapMs, countAutoReplies, teamHandles };
  return { collected, rules, context: contextOf(team, collected, horizonMs, window.until) };
}

const READER = createReader({ usesModel: true, rules: [] });

async function casesIn(path: string, rules: CaseRules) {
  const cases: Case[] = [];
  const mentions: ReadMention[] = [];
  const histories = openHistories(path);
  for (let piece = 0; piece < histories.pieces; piece += 1) {
    for (const built of buildCases(histories.read(piece), rules, READER)) {
      cases.push(...built.cases);
      mentions.push(...built.mentions);
    }
  }
  histories.close();
  cases.sort((a, b) => (a.openedAt ?? 0) - (b.openedAt ?? 0));
  mentions.sort((a, b) => a.turn.post.at - b.turn.post.at);
  return { cases, mentions };
}

/** The words of a case, in order. */
export const wordsOf = (c: Case): string[] => c.turns.map((turn) => turn.post.text);

/** The mentions as "who: words", those alone for which the claim holds. */
export const mentionsThat = (
  history: History,
  claim: (turn: CustomerTurn, mention: ReadMention) => boolean,
): string[] =>
  history.mentions
    .filter((mention) => claim(mention.turn, mention))
    .map(({ turn }) => `${turn.post.author}: ${turn.post.text}`);

/** What an audit saw in a play. */
export interface Audited {
  /** By customer, one entry a case it was asked about, in the order of the opening; null: nothing to say. */
  readonly observed: readonly (readonly [customer: string, observation: Observation | null])[];
  /** What it points at, worst first. */
  readonly seen: readonly (Omit<Sighting, 'postId'> & { readonly customer: string; readonly post: string })[];
  readonly estimate: Estimate | null;
  readonly missing: readonly Evidence[];
  readonly error: string | null;
  readonly population: string;
}

/** Runs one audit over a play as a run does: the panel decides which cases stand in figures. */
export async function observationsOf(
  audit: Audit,
  play: string,
  options: HistoryOptions = {},
): Promise<Audited> {
  const { cases, context, scene } = await casesOf(play, options);
  const observed: [string, Observation | null][] = [];
  const watched: Audit = {
    ...audit,
    observe(c, around) {
      const observation = audit.observe(c, around);
      observed.push([c.customer.handle, observation]);
      return observation;
    },
  };
  const panel = createPanel([watched], context, { horizonMs: context.horizonMs, findings: 50 });
  for (const [index, c] of cases.entries()) panel.observe(c, index);
  const [outcome] = panel.outcomes();
  const textOf = (id: string): string => scene.posts.find((post) => post.id === id)?.text ?? `no post ${id}`;
  return {
    observed,
    seen: (outcome?.seen ?? []).map(({ case: c, sighting: { postId, ...rest } }) => ({
      customer: c.customer.handle,
      post: textOf(postId),
      ...rest,
    })),
    estimate: outcome?.estimate ?? null,
    missing: outcome?.missing ?? [],
    error: outcome?.error ?? null,
    population: audit.population(context),
  };
}
