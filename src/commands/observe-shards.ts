/** Observes all histories: in this thread, or in two where there are many and nobody reads along. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Built } from '../cases/build.js';
import {
  absorb,
  type Gathered,
  type GatheredSnapshot,
  newShards,
  type ObservationPlan,
  observe,
  type Shards,
  startGathering,
} from './observe.js';

/** Below this a second thread takes longer to start than it saves. */
const SHARDED_FROM_POSTS = 50_000;

/** The other thread runs the built program; from TypeScript sources (tests) there is none to run. */
const isBuilt = import.meta.url.endsWith('.js');

/** Many, so that neither thread waits long for the other. */
const SHARDS = 64;

/** All that the other thread is told. */
export interface Errand {
  readonly plan: ObservationPlan;
  readonly shards: Shards;
}

export async function observeAll(
  plan: ObservationPlan,
  posts: number,
  onBatch: ((batch: readonly Built[]) => Promise<void>) | null,
): Promise<Gathered> {
  const isShared = isBuilt && onBatch === null && posts >= SHARDED_FROM_POSTS && availableParallelism() > 1;
  const shards = newShards(isShared ? SHARDS : 1);
  const gathered = startGathering(plan);
  const other = isShared ? observeElsewhere({ plan, shards }) : null;
  await Promise.all([
    observe(plan, shards, gathered, onBatch ?? undefined),
    other?.then((snapshot) => absorb(gathered, snapshot)),
  ]);
  return gathered;
}

function observeElsewhere(errand: Errand): Promise<GatheredSnapshot> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./observe-worker.js', import.meta.url), { workerData: errand });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`the second thread ended with code ${code} and no result`)),
    );
  });
}
