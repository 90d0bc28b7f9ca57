/** `explain --text` and `--reply`: how a post is read, and why. */
import { expect, it } from 'vitest';
import { runBinary } from '../support/run-binary.js';
import { knownError } from './known-error.js';

it('tells the reading of a customer’s post with the rules, signs and words behind it', async () => {
  const run = await runBinary(['explain', '--text', '@acme great, another delay']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toContain('great, another delay');
  expect(run.stdout).toMatch(/intent +complaint/);
  expect(run.stdout).toMatch(/needs an answer +yes \(0\.\d\d, sure\)/);
  expect(run.stdout).toMatch(/complaint\/sarcasm +“great, another delay”/);
  expect(run.stdout).toMatch(/[+−]\d\.\d\d +“delay” sounds complaint/);
});

it('takes what the brand said before into account, and leaves the model out if asked', async () => {
  const alone = await runBinary(['explain', '--text', '@acme the blue one', '--no-model', '--json']);
  const after = await runBinary([
    'explain',
    '--text',
    '@acme the blue one',
    '--after',
    'Which one?',
    '--no-model',
    '--json',
  ]);
  const [one, other]: { score: number }[] = [alone, after].map(({ stdout }) => JSON.parse(stdout));
  expect(other?.score).toBeGreaterThan(one?.score ?? 1);
  expect(alone.stdout).not.toContain('sounds');
});

it('tells the reading of a brand’s reply', async () => {
  const run = await runBinary(['explain', '--reply', '@ann Sorry! Please DM us your order number ^JS']);
  expect(run.stdout).toMatch(/hands off to +dm\n/);
  expect(run.stdout).toMatch(/signed +JS\n/);
});

it('says why it reads nothing, and that it reads only the beginning', async () => {
  expect((await runBinary(['explain', '--text', 'こんにちは、荷物が届きません'])).stdout).toMatch(
    /intent +unclassified[^]*note +no words/,
  );
  expect((await runBinary(['explain', '--text', 'help me '.repeat(400)])).stdout).toContain(
    'only the first 2,000 characters',
  );
});

it('lets no control character of a text reach the terminal', async () => {
  const { stdout } = await runBinary(['explain', '--text', '\u001b[31mmy parcel\u0007 is lost\u202e']);
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

it('wants one text', async () => {
  knownError(await runBinary(['explain', '--text', 'a', '--reply', 'b']), 'BAD_USAGE');
});
