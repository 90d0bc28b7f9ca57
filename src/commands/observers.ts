/** Observes all histories: in this thread, or in two others where there are many posts and nobody reads along. */
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import {
  absorb,
  type Gathered,
  type GatheredSnapshot,
  noneTaken,
  type ObservationPlan,
  observe,
  type OnBatch,
  startGathering,
  type Taken,
} from './observe.js';

export interface Observers {
  observe(plan: ObservationPlan): Promise<Gathered>;
  close(): Promise<void>;
}

/** All that a thread is told. */
export interface Errand {
  readonly plan: ObservationPlan;
  readonly taken: Taken;
}

/** Below this, about 100,000 posts in a CSV, other threads take longer to start than they save. */
const SHARED_FROM_BYTES = 20_000_000;
/** Each takes about 150 MB, and 1 GB is promised for all. */
const THREADS = 2;
/** What is made of one text is garbage with the next; with room for it, collecting takes half as long. */
const YOUNG_MEGABYTES = 128;

/** Other threads run the built program; from TypeScript sources (tests) there is none to run. */
const isBuilt = import.meta.url.endsWith('.js');

/** Threads start at once, so that they are ready when the histories are; `bytes`: how much there is to read. */
export function startObservers(bytes: number, onBatch: OnBatch | null): Observers {
  const isShared = isBuilt && onBatch === null && bytes >= SHARED_FROM_BYTES && availableParallelism() > 1;
  if (isShared) return startThreads();
  return {
    async observe(plan) {
      const gathered = startGathering(plan);
      await observe(plan, noneTaken(), gathered, onBatch ?? undefined);
      return gathered;
    },
    close: async () => {},
  };
}

function startThreads(): Observers {
  // Hundreds of patterns are asked a million times: to compile each for few uses first takes longer than it saves.
  setFlagsFromString('--no-regexp-tier-up');
  const threads = Array.from({ length: THREADS }, startThread);
  return {
    async observe(plan) {
      const gathered = startGathering(plan);
      const errand: Errand = { plan, taken: noneTaken() };
      for (const snapshot of await Promise.all(threads.map((thread) => thread.send(errand))))
        absorb(gathered, snapshot);
      return gathered;
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

function startThread() {
  const worker = new Worker(new URL('./observer-thread.js', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const answer = new Promise<GatheredSnapshot>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread ended with code ${code} and no result`)));
  });
  // Who asks for the answer is told what went wrong; a thread that was never asked may end.
  answer.catch(() => {});
  return {
    send(errand: Errand): Promise<GatheredSnapshot> {
      worker.postMessage(errand);
      return answer;
    },
    stop: () => worker.terminate(),
  };
}
