import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import type { Sql, TransactionSql } from 'postgres';
import { beforeEach, describe, expect, it } from 'vitest';
import { authenticateSession } from './authenticate.ts';
import { logout } from './logout.ts';
import { refreshSession } from './refresh-session.ts';
import { newRefreshToken, sessionIdOf } from './refresh-tokens.ts';

const WEEK_MS = 7 * 24 * 60 * 60_000;
/** So many used tokens are remembered. */
const REMEMBERED = 50;

const test = fixture((services) => openTestContext(services, { clock }));
let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const refresh = (refreshToken: string) => refreshSession(test.ctx, { refreshToken });
/** The session's tokens in the order in which they were given out. */
async function exchange(times: number): Promise<string[]> {
  const tokens = [member.refreshToken];
  for (let time = 0; time < times; time++) tokens.push((await refresh(tokens.at(-1) ?? '')).refreshToken);
  return tokens;
}
const isOpen = async () => {
  await test.ctx.identities.caughtUp();
  return authenticateSession(test.ctx, member.sessionId).then(
    () => true,
    () => false,
  );
};

interface StoredTokens {
  newest: string;
  used: string[];
}
const storedTokens = (): Promise<StoredTokens> =>
  asSuperuser(test.ctx, async (sql) => {
    const [stored] = await sql<StoredTokens[]>`
      select refresh_token_hash as newest, used_token_hashes as used from sessions where id = ${member.sessionId}`;
    if (!stored) throw new Error('There is no such session.');
    return stored;
  });
const storeTokens = (sql: Sql | TransactionSql, { newest, used }: StoredTokens) => sql`
  update sessions set refresh_token_hash = ${newest}, used_token_hashes = ${used} where id = ${member.sessionId}`;

const INVALID = { code: 'refresh_token_invalid' };
const REUSED = { code: 'refresh_token_reused' };

describe('a refresh token', () => {
  it('stays that of its session, and no two are the same', async () => {
    const tokens = await exchange(3);
    expect(new Set(tokens).size).toBe(4);
    expect(new Set(tokens.map(sessionIdOf))).toEqual(new Set([member.sessionId]));
    const { user, sessionId } = await refresh(tokens.at(-1) ?? '');
    expect([user.id, sessionId]).toEqual([member.user.id, member.sessionId]);
  });

  it.each([0, 1, 2, REMEMBERED - 1])(
    'that is %i exchanges older than the last used one ends the session',
    async (older) => {
      const tokens = await exchange(older + 1);
      const newest = tokens.at(-1) ?? '';
      await expect(refresh(tokens[0] ?? '')).rejects.toMatchObject(REUSED);
      await expect(refresh(newest)).rejects.toMatchObject(INVALID);
      expect(await isOpen()).toBe(false);
    },
  );

  it('that comes twice at the same moment is exchanged once', async () => {
    const before = await storedTokens();
    await refresh(member.refreshToken);
    const after = await storedTokens();
    await asSuperuser(test.ctx, (sql) => storeTokens(sql, before));
    // The other exchange is stored again, but not committed before this one has to wait for the session.
    const second = commitMeanwhile(
      test.databaseUrl,
      (sql) => storeTokens(sql, after),
      () => refresh(member.refreshToken),
    );
    await expect(second).rejects.toMatchObject(REUSED);
    expect(await isOpen()).toBe(false);
  });

  it('older than all that are remembered is refused, and the session goes on', async () => {
    const tokens = await exchange(REMEMBERED + 1);
    await expect(refresh(tokens[0] ?? '')).rejects.toMatchObject(INVALID);
    expect(await isOpen()).toBe(true);
    await refresh(tokens.at(-1) ?? '');
  });

  it('that was never given out is refused, and the session goes on', async () => {
    await expect(refresh(newRefreshToken(member.sessionId).token)).rejects.toMatchObject(INVALID);
    expect(await isOpen()).toBe(true);
    await refresh(member.refreshToken);
  });

  it('is exchanged to the last millisecond of its seven days', async () => {
    clock.advance(WEEK_MS - 1);
    const { refreshToken } = await refresh(member.refreshToken);
    clock.advance(WEEK_MS);
    await expect(refresh(refreshToken)).rejects.toMatchObject(INVALID);
  });

  it.each([
    ['used one', (tokens: string[]) => tokens[0]],
    ['good one', (tokens: string[]) => tokens[1]],
  ])('is refused after logging out, also a %s', async (_case, choose) => {
    const tokens = await exchange(1);
    await logout(member.as);
    await expect(refresh(choose(tokens) ?? '')).rejects.toMatchObject(INVALID);
  });

  it('is refused without a membership', async () => {
    const { id } = member.user;
    await asSuperuser(test.ctx, (sql) => sql`delete from memberships where user_id = ${id}`);
    await expect(refresh(member.refreshToken)).rejects.toMatchObject(INVALID);
  });

  it('of one session changes no other', async () => {
    const other = await buildMember(test.ctx);
    await refresh(member.refreshToken);
    await expect(refresh(member.refreshToken)).rejects.toMatchObject(REUSED);
    await refresh(other.refreshToken);
    expect((await authenticateSession(test.ctx, other.sessionId)).userId).toBe(other.user.id);
  });
});
