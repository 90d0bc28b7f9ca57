import { expect, it } from 'vitest';
import { REPORTERS } from '../../src/reporters/index.js';
import { sampleReport } from './report-sample.js';

it('renders every one-text format to a file of its own', () => {
  const names = Object.values(REPORTERS).map(({ fileName }) => fileName);
  expect(names).toEqual(['report.txt', 'report.md', 'report.json']);
  const [terminal = '', md = '', json = ''] = Object.values(REPORTERS).map(({ render }) =>
    render(sampleReport()),
  );
  expect(terminal).toContain('GRADE D');
  expect(terminal).not.toContain('\u001b');
  expect(md).toMatch(/^# Customer care of /);
  expect(json).toMatch(/^\{/);
});
