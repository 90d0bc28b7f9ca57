/**
 * A process that imports a file and is killed the moment before a statement that begins in a certain way.
 * Arguments: store, file, folder for work, beginning of the statement.
 */
import { openFiles } from '../../src/commands/files.js';
import type { Database } from '../../src/store/database.js';
import { importFiles, openStore } from '../../src/store/store.js';

const [store = '', path = '', workFolder = '', beginning = ''] = process.argv.slice(2);
const request = { paths: [path], source: null, map: null, following: [], followers: [] };
const { files } = await openFiles(request, 'acme', workFolder);
const database = await openStore(store, workFolder, 'write');
const mortal: Database = {
  ...database,
  run: async (sql, parameters) => {
    if (sql.trimStart().startsWith(beginning)) process.kill(process.pid, 'SIGKILL');
    await database.run(sql, parameters);
  },
};
await importFiles(mortal, files, 'acme', { workFolder, onReject: () => {} });
