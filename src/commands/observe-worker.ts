/** A thread that observes the shards that are left to it and sends back what it gathered. */
import { parentPort, workerData } from 'node:worker_threads';
import { observe, snapshotOf, startGathering } from './observe.js';
import type { Errand } from './observe-shards.js';

const { plan, shards } = workerData as Errand;
const gathered = startGathering(plan);
await observe(plan, shards, gathered);
parentPort?.postMessage(snapshotOf(gathered));
