/** A process that keeps a store open until its standard input ends. Arguments: store, folder for work. */
import { openStore } from '../../src/store/store.js';

const [store = '', workFolder = ''] = process.argv.slice(2);
const database = await openStore(store, workFolder, 'write');
process.stdout.write('open\n');
process.stdin.resume().on('end', () => database.close());
