import { describe, expect, test } from 'vitest';
import { compileMatcher, type Rule } from '../../src/language/matcher.js';
import { openingsOf } from '../../src/language/openings.js';
import { parsePattern } from '../../src/language/pattern.js';

const EXAMPLES = { hit: [], miss: [] };

function finder(...rules: readonly Pick<Rule, 'pattern' | 'not'>[]): (text: string) => readonly string[] {
  const whole = rules.map((rule, index) => Object.assign({ id: `r${index}`, examples: EXAMPLES }, rule));
  const find = compileMatcher({ only: { category: 'only', language: 'en', rules: whole } });
  return (text) => find(text).only.map(({ rule, span }) => `${rule}:${text.slice(...span)}`);
}

describe('a hit', () => {
  test('begins and ends with a word', () => {
    const find = finder({ pattern: 'late' });
    expect(find('so late, late')).toEqual(['r0:late', 'r0:late']);
    expect(find('later plates translate')).toEqual([]);
  });

  test('is one at a place, however many ways a rule has', () => {
    expect(finder({ pattern: 'on|on hold' })('i am on hold')).toEqual(['r0:on hold']);
  });

  test('belongs to the first rule of the file at a place', () => {
    expect(finder({ pattern: 'no reply' }, { pattern: 'no \\w{1,9} at all' })('no reply at all')).toEqual([
      'r0:no reply',
    ]);
  });

  test('does not overlap the one before it', () => {
    expect(finder({ pattern: 'no reply' }, { pattern: 'reply' })('no reply, reply')).toEqual([
      'r0:no reply',
      'r1:reply',
    ]);
  });

  test('does not count where its not overlaps it, and only there', () => {
    const find = finder({ pattern: 'dm us', not: 'unable to dm us' });
    expect(find('you are unable to dm us')).toEqual([]);
    expect(find('you are unable to dm us, so dm us later')).toEqual(['r0:dm us']);
  });

  test('leaves room for a later rule where its not takes it away', () => {
    expect(finder({ pattern: 'no problem', not: 'no problem' }, { pattern: 'no' })('no problem')).toEqual([
      'r1:no',
    ]);
  });

  test('of a pattern with ^ stands at the start', () => {
    expect(finder({ pattern: '^(?:yes|no)' })('no, no')).toEqual(['r0:no']);
    expect(finder({ pattern: '^(?:yes|no)' })('oh no')).toEqual([]);
  });

  test('of a pattern with ^ and a sign that no text has is none', () => {
    expect(finder({ pattern: '\\0no' })('no')).toEqual([]);
    expect(finder({ pattern: '^\\0no' })('no')).toEqual([]);
  });

  test('of one way needs no words of another', () => {
    const find = finder({ pattern: '(?:it|this) (?:\\w+ )?leaks|(?:(?:this|my) \\w+ broke)|this' });
    expect(find('this tap leaks')).toEqual(['r0:this tap leaks']);
    expect(find('this kettle broke')).toEqual(['r0:this kettle broke']);
    expect(find('my kettle broke, it leaks')).toEqual(['r0:my kettle broke', 'r0:it leaks']);
    expect(find('this')).toEqual(['r0:this']);
    expect(find('it broke, my tap leaks')).toEqual([]);
  });

  test('is found again in the next text, at the same place too', () => {
    const find = finder({ pattern: 'on \\w+ hold|on (?:a )?hold' });
    expect([find('on hold'), find('on hold'), find('on us'), find('on a hold')]).toEqual([
      ['r0:on hold'],
      ['r0:on hold'],
      [],
      ['r0:on a hold'],
    ]);
  });

  test('may be an emoji or sign, wherever it stands', () => {
    const find = finder({ pattern: ':\\(|\\ud83d\\ude21' });
    expect(find('again:( and\u{1f621}again')).toEqual(['r0::(', 'r0:\u{1f621}']);
    expect(find('again \u{1f60a}')).toEqual([]);
  });

  test('tells digits apart', () => {
    expect(finder({ pattern: '5 stars' })('6 stars')).toEqual([]);
  });
});

test('categories do not disturb each other', () => {
  const find = compileMatcher({
    one: {
      category: 'one',
      language: 'en',
      rules: [{ id: 'one/a', pattern: 'no reply at all', examples: EXAMPLES }],
    },
    two: { category: 'two', language: 'en', rules: [{ id: 'two/a', pattern: 'reply', examples: EXAMPLES }] },
  });
  expect(find('no reply at all')).toEqual({
    one: [{ rule: 'one/a', weight: 1, span: [0, 15] }],
    two: [{ rule: 'two/a', weight: 1, span: [3, 8] }],
  });
});

test('a pattern that may begin with anything is refused', () => {
  expect(() => finder({ pattern: '\\w{1,9} reply' })('')).toThrow('may begin with anything');
  expect(() => finder({ pattern: '(?:no )?' })('')).toThrow('may begin with anything');
});

describe('openings', () => {
  test.each([
    ['no|not', ['no', 'not'], []],
    ["ca(?:n'?t|n not)", ['cant', "can't", 'can not'], []],
    ['colou?rs?', ['color', 'colour', 'colors', 'colours'], []],
    ['my (?:\\w+ )?bag', ['my bag'], ['my ']],
    ['misunderstandings\\w{0,4}', [], ['misunderstan']],
    ['[ab]c+', [], ['ac', 'bc']],
    ['no(?! problem)', [], ['no']],
    ['x[0-2]', ['x0'], []],
    ['\\d+ ?am', ['0am', '0 am', '00am', '00 am', '000am', '000 am'], ['0000']],
    ['\\d{4,}', ['0000', '00000', '000000'], ['0000000']],
    ['\\d{1,2}:', ['0:', '00:'], []],
  ])('%s', (pattern, whole, cut) => {
    const openings = openingsOf(parsePattern(pattern));
    expect([...openings.whole].toSorted()).toEqual(whole.toSorted());
    expect([...openings.cut].toSorted()).toEqual(cut.toSorted());
  });
});
