/** A thread that observes one shard and sends back what it gathered. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ObservationPlan, observe, snapshotOf, startGathering } from './observe.js';

const plan = workerData as ObservationPlan;
const gathered = startGathering(plan);
await observe(plan, gathered);
parentPort?.postMessage(snapshotOf(gathered));
