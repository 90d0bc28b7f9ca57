/** Observes all histories: in this thread, or half of them in another where there are many and nobody reads along. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  absorb,
  type Batch,
  type Gathered,
  type GatheredSnapshot,
  type ObservationPlan,
  observe,
  startGathering,
} from './observe.js';

/** Below this a second thread takes longer to start than it saves. */
const SHARDED_FROM_POSTS = 50_000;

/** The other thread runs the built program; from TypeScript sources (tests) there is none to run. */
const isBuilt = import.meta.url.endsWith('.js');

export async function observeAll(
  plan: Omit<ObservationPlan, 'shard'>,
  posts: number,
  onBatch: ((batch: Batch) => Promise<void>) | null,
): Promise<Gathered> {
  const isSharded = isBuilt && onBatch === null && posts >= SHARDED_FROM_POSTS && availableParallelism() > 1;
  const mine: ObservationPlan = { ...plan, shard: { index: 0, of: isSharded ? 2 : 1 } };
  const gathered = startGathering(mine);
  const other = isSharded ? observeElsewhere({ ...plan, shard: { index: 1, of: 2 } }) : null;
  await Promise.all([
    observe(mine, gathered, onBatch ?? undefined),
    other?.then((snapshot) => absorb(gathered, snapshot)),
  ]);
  return gathered;
}

function observeElsewhere(plan: ObservationPlan): Promise<GatheredSnapshot> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./observe-worker.js', import.meta.url), { workerData: plan });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`the second thread ended with code ${code} and no result`)),
    );
  });
}
