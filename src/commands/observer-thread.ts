/** A thread that waits for an errand, observes the pieces left to it and sends back what it gathered. */
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { observe, snapshotOf, startGathering } from './observe.js';
import type { Errand } from './observers.js';

if (parentPort === null) throw new Error('this file is a thread of the program');
const [errand] = await once(parentPort, 'message');
const { plan, taken } = errand as Errand;
const gathered = startGathering(plan);
await observe(plan, taken, gathered);
parentPort.postMessage(snapshotOf(gathered));
