import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/reporters/markdown.js';
import { HOSTILE, hostileReport } from './hostile.js';
import { sampleReport, unknownReport } from './report-sample.js';

describe('renderMarkdown', () => {
  const text = renderMarkdown(sampleReport());

  it('tells grade, figures, categories, audits, cases, gaps and method in this order', () => {
    const heads = text.split('\n').filter((line) => line.startsWith('## '));
    expect(heads).toEqual([
      '## The figures',
      '## What to do first',
      '## Categories',
      '## Speed: 31 of 100',
      '## Coverage: 38 of 100',
      '## Reach: 66 of 100',
      '## Care: 100 of 100',
      '## Consistency: not known',
      '## Loudest without an answer',
      '## Not measured',
      '## Method and coverage',
    ]);
    expect(text).toContain('**Grade D** · 41.3 of 100 (95 % interval 36.2–47.0: D to E)');
  });

  it('prints each figure with its interval and n', () => {
    expect(text).toContain('| answered within 15 min | 12 % | 8–19 % | 128 |');
    expect(text).toContain('| Answered only, as dashboards show it | 46 min | 1 d 1 h | 8 h 24 min |');
    expect(text).toContain('- **unanswered-cases**: 47 % (38–56 %), n 128 cases answered at least once');
  });

  it('links the evidence, and shows the id where there is no address', () => {
    expect(text).toContain('[post](https://x.com/wanjiru_k/status/1790000000000000001)');
    expect(text).toContain(
      'inferred, six days of silence, then a reply to somebody else 1790000000000000002',
    );
  });

  it('claims no title of an audit that was not measured', () => {
    expect(text).not.toContain('Replies are written for the customer');
    expect(text).toContain('### ? not measured: templated-replies');
  });

  it('holds nothing live but its own links, whatever the texts are', () => {
    for (const hostile of HOSTILE) {
      const output = renderMarkdown(hostileReport(hostile));
      expect(output).not.toMatch(/<|(?<![\\\w])@\w/);
      expect(output).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n]/u);
      // Links and images need an unescaped bracket; the only ones are ours, around "post" or a day.
      const links = [...output.matchAll(/(?<!\\)\[([^\]]*)\]/g)].map((match) => match[1]);
      expect(links.every((words) => words === 'post' || words === '2026-05-04')).toBe(true);
      expect(output).not.toMatch(/(?<!\]\()https?:\/\//);
    }
  });

  it('keeps every row of a table in its columns', () => {
    for (const hostile of HOSTILE) {
      const rows = renderMarkdown(hostileReport(hostile))
        .split('\n')
        .filter((line) => line.startsWith('| '));
      const columns = rows.map((row) => row.match(/(?<!\\)\|/g)?.length);
      expect(new Set(columns)).toEqual(new Set([5, 6]));
    }
  });

  it('never makes a number of what is not known', () => {
    const unknown = renderMarkdown(unknownReport());
    expect(unknown).not.toMatch(/NaN|null|undefined|Infinity|\b(?:0|100) %|of 100/);
    expect(unknown).toContain('| unanswered after 72 h | not known |  |  |');
  });

  it('leaves texts out under --no-text', () => {
    const [loud] = sampleReport().loudest;
    const silent = loud === undefined ? [] : [{ ...loud, quote: null }];
    expect(renderMarkdown(sampleReport({ loudest: silent, audits: [] }))).not.toContain('“');
  });
});
