import { memberships } from '@refinery/db/schema/memberships.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { deleteApiKey } from '../api-keys/delete-api-key.ts';
import { listApiKeys } from '../api-keys/list-api-keys.ts';
import { PLAIN_CALL_TERMS, permissionsOfRole } from '../context/actor.ts';
import { asCaller } from '../context/as-caller.ts';
import { BUILT_IN_DEFAULTS } from '../context/request-defaults.ts';
import { DomainError } from '../errors/domain-error.ts';
import { sha256 } from '../security/secret-token.ts';
import { authenticateSession, findKeyActor } from './authenticate.ts';
import { getMe } from './get-me.ts';
import { logout } from './logout.ts';
import { refreshSession } from './refresh-session.ts';
import { openSession } from './sessions.ts';

const WEEK_MS = 7 * 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

const test = fixture((services) => openTestContext(services, { clock }));
let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx, { plan: 'pro' });
});

const sql = (statement: (owner: { user: string; organization: string }) => string) =>
  asSuperuser(test.ctx, (client) =>
    client.unsafe(statement({ user: member.user.id, organization: member.organizationId })),
  );
/** Verbs answer as soon as they have committed; the API waits for this. */
const told = () => test.ctx.identities.caughtUp();
const bySession = async (sessionId = member.sessionId) => {
  await told();
  return authenticateSession(test.ctx, sessionId);
};
const makeKey = (input: { expiresAt?: string } = {}) => createApiKey(member.as, { name: 'ci', ...input });
const byKey = async (key: string) => {
  await told();
  return findKeyActor(test.ctx, sha256(key), '192.0.2.7');
};
const lastUseOf = async (id: string) => {
  await test.ctx.background.settled();
  const { items } = await listApiKeys(member.as, { limit: 100 });
  return items.find((entry) => entry.id === id)?.lastUsedAt;
};
const from = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

/** What ends what a person may do, whatever they call with. */
const ENDS: [string, (owner: { user: string; organization: string }) => string][] = [
  ['their membership was removed', ({ user }) => `delete from memberships where user_id = '${user}'`],
  ['their account was deleted', ({ user }) => `delete from users where id = '${user}'`],
  [
    'their organization was deleted',
    ({ organization }) => `delete from organizations where id = '${organization}'`,
  ],
];

describe('a session', () => {
  it('says who calls, with what rights and on what plan', async () => {
    expect(await bySession()).toEqual({
      kind: 'user',
      organizationId: member.organizationId,
      userId: member.user.id,
      sessionId: member.sessionId,
      connectionId: null,
      role: 'admin',
      permissions: permissionsOfRole('admin'),
      plan: 'pro',
      mustVerify: false,
      suspended: null,
      mustSetUpTwoFactor: false,
      mustUseSso: false,
      operator: null,
      defaults: BUILT_IN_DEFAULTS,
    });
  });

  it.each(ENDS)('ends when %s', async (_case, statement) => {
    await sql(statement);
    await expect(bySession()).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('ends at its expiry, to the millisecond', async () => {
    clock.advance(WEEK_MS - 1);
    expect((await bySession()).userId).toBe(member.user.id);
    clock.advance(1);
    await expect(bySession()).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('lives so long again from each exchange of its refresh token', async () => {
    clock.advance(WEEK_MS - 1);
    await refreshSession(test.ctx, member);
    clock.advance(WEEK_MS - 1);
    expect((await bySession()).userId).toBe(member.user.id);
    clock.advance(1);
    await expect(bySession()).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('ends when it is logged out of, and no other does', async () => {
    const owner = { organizationId: member.organizationId, userId: member.user.id };
    const other = await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, owner));
    await logout(member.as);
    await expect(bySession()).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await bySession(other.sessionId)).sessionId).toBe(other.sessionId);
  });

  it('remembers when it was ended first', async () => {
    const revokedAt = () =>
      asSuperuser(
        test.ctx,
        (client) => client`select revoked_at from sessions where id = ${member.sessionId}`,
      );
    await logout(member.as);
    const before = await revokedAt();
    clock.advance(MINUTE_MS);
    await logout(member.as);
    expect(await revokedAt()).toEqual(before);
  });
});

describe('an API key', () => {
  it('says whose it is, with what rights and on what plan', async () => {
    const { id, key } = await createApiKey(member.as, { name: 'ci', scopes: ['usage:read'] });
    expect(await byKey(key)).toEqual({
      kind: 'api-key',
      organizationId: member.organizationId,
      userId: member.user.id,
      apiKeyId: id,
      rateLimitPerMinute: null,
      calls: PLAIN_CALL_TERMS,
      role: 'admin',
      permissions: new Set(['usage:read']),
      plan: 'pro',
      mustVerify: false,
      suspended: null,
      defaults: BUILT_IN_DEFAULTS,
    });
  });

  it('is found by all of it, not by what is shown', async () => {
    const { key, prefix } = await makeKey();
    for (const text of [key.slice(0, -1), `${key}x`, prefix, sha256(key)]) {
      await expect(byKey(text)).rejects.toMatchObject({ code: 'unauthenticated' });
    }
  });

  it.each(ENDS)('stops when %s', async (_case, statement) => {
    const { key } = await makeKey();
    await sql(statement);
    await expect(byKey(key)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('stops at its expiry, to the millisecond, and notes no use any more', async () => {
    const { id, key } = await makeKey({ expiresAt: from(2 * MINUTE_MS) });
    clock.advance(2 * MINUTE_MS - 1);
    await byKey(key);
    const used = await lastUseOf(id);
    clock.advance(1);
    await expect(byKey(key)).rejects.toMatchObject({ code: 'unauthenticated' });
    clock.advance(2 * MINUTE_MS);
    await expect(byKey(key)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await lastUseOf(id)).toBe(used);
  });

  it('without an expiry never stops by itself', async () => {
    const { key } = await makeKey();
    clock.advance(1_000 * WEEK_MS);
    expect((await byKey(key)).userId).toBe(member.user.id);
  });

  it('may be made for a moment in the future only', async () => {
    await expect(makeKey({ expiresAt: from(0) })).rejects.toMatchObject({ code: 'validation_failed' });
    expect((await makeKey({ expiresAt: from(1) })).expiresAt).toBe(from(1));
  });

  it('stops when it is deleted, and no other does', async () => {
    const [gone, kept] = [await makeKey(), await makeKey()];
    await deleteApiKey(member.as, { id: gone.id });
    await expect(byKey(gone.key)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await byKey(kept.key)).apiKeyId).toBe(kept.id);
  });

  it('notes its last use once a minute, and that of no other', async () => {
    const [one, other] = [await makeKey(), await makeKey()];
    await byKey(one.key);
    const first = from(0);
    expect([await lastUseOf(one.id), await lastUseOf(other.id)]).toEqual([first, null]);
    clock.advance(MINUTE_MS);
    await byKey(one.key);
    expect(await lastUseOf(one.id)).toBe(first);
    clock.advance(1);
    await byKey(one.key);
    expect([await lastUseOf(one.id), await lastUseOf(other.id)]).toEqual([from(0), null]);
  });
});

describe('a person of two organizations', () => {
  let viewer: Member;
  let host: Member;
  let there: { organizationId: string; userId: string };

  /**
   * Viewer of the member's organization, which is on the plan pro, and member of the host's, which is free.
   */
  beforeEach(async () => {
    viewer = await buildColleague(test.ctx, member, 'viewer');
    host = await buildMember(test.ctx, { plan: 'free' });
    there = { organizationId: host.organizationId, userId: viewer.user.id };
    await test.ctx.systemDb.insert(memberships).values({ ...there, role: 'member' });
    const provider = `update organizations set default_provider = 'groq' where id = '${there.organizationId}'`;
    await sql(() => provider);
  });

  it('has in each session the role, plan and provider of its organization, beside colleagues', async () => {
    const session = await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, there));
    expect(await authenticateSession(test.ctx, viewer.sessionId)).toMatchObject({
      organizationId: member.organizationId,
      role: 'viewer',
      permissions: permissionsOfRole('viewer'),
      plan: 'pro',
      defaults: BUILT_IN_DEFAULTS,
    });
    expect(await authenticateSession(test.ctx, session.sessionId)).toMatchObject({
      ...there,
      role: 'member',
      permissions: permissionsOfRole('member'),
      plan: 'free',
      defaults: { provider: 'groq' },
    });
    expect(await bySession()).toMatchObject({ userId: member.user.id, role: 'admin' });
  });

  it('has with each API key the same of the organization it was made in', async () => {
    const session = await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, there));
    const actor = await authenticateSession(test.ctx, session.sessionId);
    const { key } = await createApiKey(asCaller(test.ctx, actor), { name: 'ci' });
    const place = { plan: 'free', defaults: { provider: 'groq' } };
    expect(await byKey(key)).toMatchObject({ ...there, ...place, role: 'member' });
    const ofHost = await createApiKey(host.as, { name: 'ci' });
    expect(await byKey(ofHost.key)).toMatchObject({ userId: host.user.id, ...place, role: 'admin' });
    await sql(
      () => `update memberships set role = 'viewer' where organization_id = '${there.organizationId}'`,
    );
    const { permissions } = await byKey(key);
    expect([...permissions].filter((permission) => permission.endsWith(':write'))).toEqual([]);
  });

  it('is told of themselves, as a member of the organization that the session is for', async () => {
    const ofHere = {
      id: viewer.user.id,
      role: 'viewer',
      organization: { id: member.organizationId, plan: 'pro' },
    };
    const ofThere = {
      id: viewer.user.id,
      role: 'member',
      organization: { id: there.organizationId, plan: 'free' },
    };
    const session = await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, there));
    const actor = await authenticateSession(test.ctx, session.sessionId);
    expect(await getMe(viewer.as)).toMatchObject(ofHere);
    expect(await getMe(asCaller(test.ctx, actor))).toMatchObject(ofThere);
    expect((await refreshSession(test.ctx, viewer)).user).toMatchObject(ofHere);
    expect((await refreshSession(test.ctx, session)).user).toMatchObject(ofThere);
    for (const other of [member, host])
      expect(await getMe(other.as)).toMatchObject({ id: other.user.id, role: 'admin' });
  });

  it('keeps one membership when the other goes', async () => {
    const session = await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, there));
    await sql(() => `delete from memberships where organization_id = '${there.organizationId}'`);
    await expect(authenticateSession(test.ctx, session.sessionId)).rejects.toBeInstanceOf(DomainError);
    expect((await authenticateSession(test.ctx, viewer.sessionId)).role).toBe('viewer');
  });
});
