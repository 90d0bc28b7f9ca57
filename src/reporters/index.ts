/** The reports that are one text. CSV is several files and has a module of its own. */
import type { Report } from '../report/report.js';
import { renderJson } from './json.js';
import { renderMarkdown } from './markdown.js';
import { renderTerminal } from './terminal.js';

export interface Reporter {
  /** Name of the file in the output folder. */
  readonly fileName: string;
  render(report: Report): string;
}

export const REPORTERS = {
  terminal: {
    fileName: 'report.txt',
    render: (report) => renderTerminal(report, { columns: 80, isColoured: false }),
  },
  md: { fileName: 'report.md', render: renderMarkdown },
  json: { fileName: 'report.json', render: renderJson },
} as const satisfies Readonly<Record<string, Reporter>>;
