import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { describe, expect, it } from 'vitest';
import { accountPolicy, clientOf, signInSubjects } from './subjects.ts';

const HOME = '192.0.2.1';
const ELSEWHERE = '192.0.2.2';

const test = fixture(openTestContext);

const accountsOf = (...spellings: string[]) =>
  new Set(spellings.map((spelling) => clientOf(`${spelling}@example.com`, HOME)));

describe('an account', () => {
  it.each([
    ['ada', 'ADA', 'Ada'],
    ['straße', 'straẞe', 'STRASSE'],
    ['user', 'uſer'],
    ['mike', 'miKe'],
    ['irma', 'İrma', 'ırma'],
    ['σίγμα', 'ΣΊΓΜΑ', 'ςίγμα'],
    ['zoë', 'zoe\u0308', 'ZOË'],
  ])('is one for %s and its other spellings', (...spellings) => {
    expect(accountsOf(...spellings).size).toBe(1);
  });

  it('is one for all the letters that the database takes for one', async () => {
    const rows = await asSuperuser(
      test.ctx,
      (sql) => sql`
        select letter, lower(letter) as lower
        from (select chr(i) as letter from generate_series(65, 128000) i where i not between 55296 and 57343) as all_letters
        where lower(letter) <> letter`,
    );
    const apart = rows.filter(({ letter, lower }) => accountsOf(letter, lower).size > 1);
    expect(rows).not.toEqual([]);
    expect(apart).toEqual([]);
  });

  it('is another for another e-mail and from another address', () => {
    expect(accountsOf('ada', 'adam', 'a.da', 'ada ').size).toBe(4);
    expect(clientOf('ada@example.com', HOME)).not.toBe(clientOf('ada@example.com', ELSEWHERE));
  });

  it('is remembered for eight windows, in which each further failure holds it longer', () => {
    const guessing = { failuresPerAccount: 10, failuresPerAddress: 50, windowMs: 15 * 60_000 };
    expect(accountPolicy(guessing)).toEqual({ limit: 10, windowMs: 2 * 60 * 60_000, wait: 'doubling' });
  });

  it('counts by itself where it has signed in before, else together with its address', async () => {
    const kinds = async (email: string, address: string) =>
      (await signInSubjects(test.ctx, email, address)).map(({ kind }) => kind);
    await test.ctx.throttle.known.add(clientOf('eve@example.com', HOME));
    expect(await kinds('EVE@example.com', HOME)).toEqual(['account-at-address']);
    expect(await kinds('eve@example.com', ELSEWHERE)).toEqual(['account', 'address']);
    expect(await kinds('bob@example.com', HOME)).toEqual(['account', 'address']);
  });
});
