/** Records that could not be read: all of them to a file, the first three of each input to the reader's eyes. */
import { csvLine } from '../reporters/csv.js';
import { terminalText } from '../reporters/escape.js';
import type { Reject } from '../sources/source.js';
import { count } from '../words.js';
import type { OutputFile, OutputFolder } from './output.js';

const SHOWN = 3;
const FILE_NAME = 'rejects.csv';

export interface Rejects {
  add(file: string, reject: Reject): void;
  /** Lines for the reader; empty where all was read. */
  told(): readonly string[];
}

/** Opens the file with the first reject. `showsText`: excerpts of the bad records may be written. */
export function gatherRejects(folder: OutputFolder, showsText: boolean): Rejects {
  const byFile = new Map<string, { count: number; readonly shown: string[] }>();
  let output: OutputFile | null = null;
  return {
    add(file, reject) {
      if (output === null) {
        output = folder.open(FILE_NAME);
        output.write(csvLine(['file', 'line', 'reason', 'excerpt']));
      }
      output.write(csvLine([file, reject.line, reject.reason, showsText ? reject.excerpt : null]));
      const met = byFile.get(file) ?? { count: 0, shown: [] };
      byFile.set(file, met);
      met.count += 1;
      if (met.shown.length < SHOWN) met.shown.push(`  line ${reject.line}: ${terminalText(reject.reason)}`);
    },
    told: () =>
      [...byFile].flatMap(([file, met]) => [
        `${count(met.count)} of the records in ${terminalText(file)} could not be read:`,
        ...met.shown,
        ...(met.count > SHOWN
          ? [`  … all of them in ${folder.path}/${FILE_NAME}`]
          : [`  (kept in ${folder.path}/${FILE_NAME})`]),
      ]),
  };
}
