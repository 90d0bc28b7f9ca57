/** `explain --text` and `--reply`: how a post is read, and why. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newPlace, runBinary, written } from '../support/run-binary.js';
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
  expect(run.stdout).not.toContain('asks openly');
  const open = await runBinary(['explain', '--reply', '@ann Please tweet us your account number ^JS']);
  expect(open.stdout).toMatch(/says +asks personal data, asks question\nasks openly +an account, card/);
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

const OWN = JSON.stringify({
  rules: [
    { category: 'mention.complaint', words: ['is all zonky'] },
    { category: 'reply.dm', pattern: 'ping us(?: in private)?', id: 'ping' },
  ],
});

it('reads with words of the user’s own, and says so', async () => {
  const place = newPlace();
  writeFileSync(join(place.work, 'own.json'), OWN);
  const asked = ['explain', '--lexicon', 'own.json', '--text', '@acme the lamp is all zonky'];
  expect((await runBinary(asked, { place })).stdout).toMatch(/user\/1 +“is all zonky”/);
  const reply = ['explain', '--reply', '@ann ping us in private, please'];
  expect((await runBinary(reply, { place })).stdout).toMatch(/hands off to +nowhere/);
  expect((await runBinary([...reply, '--lexicon', 'own.json'], { place })).stdout).toMatch(
    /hands off to +dm/,
  );
});

it('audits with words of the user’s own', async () => {
  const place = newPlace();
  writeFileSync(join(place.work, 'own.json'), OWN);
  const csv =
    'id,author,created_at,text,parent_id\n1,ann,2026-06-01T09:00:00Z,@acme help,\n2,acme,2026-06-01T09:05:00Z,@ann ping us in private,1\n';
  writeFileSync(join(place.work, 'posts.csv'), csv);
  const asked = [
    '@acme',
    '--from',
    'posts.csv',
    '--map',
    'id=id,author=author,created_at=created_at,text=text,reply_to=parent_id',
    '--quiet',
    '--format',
    'csv',
    '--output',
    'out',
  ];
  const ours = await runBinary(asked, { place });
  const own = await runBinary([...asked.slice(0, -1), 'own', '--lexicon', 'own.json'], { place });
  expect(written(own, 'own/cases.csv')).not.toBe(written(ours, 'out/cases.csv'));
  expect(written(own, 'own/cases.csv')).toContain('dm');
  const told = [...asked.slice(0, -4), '--format', 'md,json', '--output'];
  const both = await runBinary([...told, 'told', '--lexicon', 'own.json', '--no-model'], { place });
  expect(written(both, 'told/report.md')).toContain('posts read with 2 rules added for this audit');
  expect(written(both, 'told/report.md')).toContain('posts read by rules alone');
  expect(JSON.parse(written(both, 'told/report.json'))).toMatchObject({
    settings: { model: false, lexiconRules: 2 },
  });
  expect(written(await runBinary([...told, 'plain'], { place }), 'plain/report.md')).not.toContain(
    'posts read',
  );
});

it.each([
  ['no such file', null],
  ['no JSON', 'words: wobbles'],
  ['a slow pattern', '{"rules":[{"category":"mention.complaint","pattern":"x(\\\\w+)+y"}]}'],
  ['an unknown category', '{"rules":[{"category":"mention.complaints","words":["x"]}]}'],
])('refuses a lexicon: %s', async (_, content) => {
  const place = newPlace();
  if (content !== null) writeFileSync(join(place.work, 'own.json'), content);
  const run = await runBinary(['explain', '--text', 'a', '--lexicon', 'own.json'], { place });
  expect(knownError(run, 'LEXICON_INVALID').message).toContain('own.json');
});

it.each([
  ['two texts', ['--text', 'a', '--reply', 'b']],
  ['an audit and a text', ['unanswered-cases', '--text', 'a']],
  ['what came before no text', ['--after', 'a']],
  ['what came before a reply', ['--reply', 'a', '--after', 'b']],
])('refuses %s', async (_, words) => {
  knownError(await runBinary(['explain', ...words]), 'BAD_USAGE');
});
