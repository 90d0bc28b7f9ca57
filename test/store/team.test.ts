/** Who the team is, and what is said of a handle that nobody knows. */
import { describe, expect, it } from 'vitest';
import { findTeam } from '../../src/store/team.js';
import { refusal, scratch } from './scratch-store.js';

const PLAY = `
  bio brand: Here to help
  messages brand: closed
  ann    09:00 @acme my parcel is lost
  brand  09:10 > ann Which parcel?
  brand  09:11 > ann The blue one?
  brand2 09:12 > ann Sorry!
  ann    09:20 > brand write to @quietbrand instead
`;
const TEAM = { brands: ['acme', 'acmehelp'] };

describe('the team', () => {
  it('is found whatever the case of letters, with what its accounts tell', async () => {
    const store = scratch();
    const { database } = await store.open(store.writePlay('posts.jsonl', PLAY, TEAM));
    const team = await findTeam(database, ['ACME', 'AcmeHelp']);
    expect(team.handles).toEqual(['ACME', 'AcmeHelp']);
    expect(team.members).toEqual([
      { handle: 'ACME', bio: 'Here to help', receivesMessages: false },
      { handle: 'AcmeHelp', bio: null, receivesMessages: null },
    ]);
    expect(team.ids.filter((id) => /^\d+$/.test(id))).toHaveLength(2);
  });

  it('may be a handle that is named and never wrote', async () => {
    const store = scratch();
    const { database } = await store.open(store.writePlay('posts.jsonl', PLAY, TEAM));
    expect((await findTeam(database, ['quietbrand'])).ids).toEqual(['quietbrand']);
  });

  it('cannot be a handle that nobody knows: those that reply most are named', async () => {
    const store = scratch();
    const { database } = await store.open(store.writePlay('posts.jsonl', PLAY, TEAM));
    const error = await refusal(findTeam(database, ['acme', 'acne']));
    expect(error.code).toBe('UNKNOWN_HANDLE');
    expect(error.message).toContain('@acne');
    expect(error.advice).toContain('@acme, ');
    expect(error.advice).toContain('Type for example: care-audit @acme');
  });

  it('is not found by a longer handle that holds it', async () => {
    const store = scratch();
    const path = store.writePlay('posts.jsonl', 'ann 09:00 @acmecorp and @my_acme are busy');
    const { database } = await store.open(path);
    const error = await refusal(findTeam(database, ['acme']));
    expect([error.code, error.advice]).toEqual([
      'UNKNOWN_HANDLE',
      'Check the spelling, or read other files with --from.',
    ]);
  });
});
