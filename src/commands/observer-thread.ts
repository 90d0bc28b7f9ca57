/** A thread that gets its rules ready, waits for an errand, observes the pieces left to it and sends back what it gathered. */
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { readyLanguage } from '../language/index.js';
import { observe, snapshotOf, startGathering } from './observe.js';
import type { Errand } from './observers.js';

if (parentPort === null) throw new Error('this file is a thread of the program');
const errands = once(parentPort, 'message');
readyLanguage();
const [errand] = await errands;
const { plan, taken } = errand as Errand;
const gathered = startGathering(plan);
await observe(plan, taken, gathered);
parentPort.postMessage(snapshotOf(gathered));
