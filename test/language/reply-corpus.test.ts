/** Our own short replies, with near misses of every label: each must be read exactly as it says. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { classifyReply } from '../../src/language/index.js';
import type { ReplyReading } from '../../src/model/index.js';

interface Row {
  readonly text: string;
  readonly urls?: readonly string[];
  readonly expect: Partial<ReplyReading>;
}

const FILE = new URL('../../fixtures/language/replies.json', import.meta.url);
const ROWS: readonly Row[] = JSON.parse(readFileSync(FILE, 'utf8'));

describe('the corpus of replies', () => {
  test.each(ROWS.map((row) => [`${Object.keys(row.expect).join('+')}: ${row.text}`, row] as const))(
    '%s',
    (_name, row) => {
      const context = row.urls === undefined ? {} : { urls: row.urls };
      expect(classifyReply(row.text, context)).toMatchObject(row.expect);
    },
  );

  test('has at least twelve rows for each value of a label', () => {
    const counts = new Map<string, number>();
    for (const label of ROWS.flatMap((row) => labelsOf(row.expect)))
      counts.set(label, (counts.get(label) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count < 12)).toEqual([]);
    expect(counts.size).toBe(38);
  });
});

/** A name is one value: signed. */
function labelsOf({ handOffs, signature, ...others }: Partial<ReplyReading>): readonly string[] {
  const kinds = handOffs === undefined ? [] : handOffs.length === 0 ? ['none'] : handOffs;
  const signed = signature === undefined ? [] : [signature === null ? 'unsigned' : 'signed'];
  return [
    ...kinds,
    ...signed,
    ...Object.entries(others).map(([field, value]) => `${field}: ${String(value)}`),
  ];
}
