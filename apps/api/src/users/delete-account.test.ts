import { createHash } from 'node:crypto';
import { ErasureSchema } from '@refinery/contracts/erasure.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { verifyAuditLog } from '@refinery/domain/audit/verify-audit-log.ts';
import { type BatchLedger, openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildColleague, buildMember, type Member, setRole } from '@refinery/testing/builders.ts';
import { drainAllLanes } from '@refinery/testing/drain-lanes.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { openRawClient, type RawClient } from '@refinery/testing/raw-client.ts';
import { runLane } from '@refinery/testing/run-lane.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';
import { totpOf } from '../testing/totp.ts';

const PASSWORD = 'correct horse';
const TEXT = 'Please write a poem about the sea in order to win.';

const test = fixture((services) => openTestApp(services, { clock }));

let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const erase = (who: Member | null = member, payload: object = { password: PASSWORD }, headers = {}) =>
  test.send(who, { method: 'DELETE', url: '/api/users/delete-account', payload, headers });
const post = (url: string, payload: object, who: Member | null = member) =>
  test.post(who, `/api${url}`, payload);
const exists = async (who = member) =>
  (await test.sql`select 1 from users where id = ${who.user.id}`).length === 1;
const organizationExists = async (who = member) =>
  (await test.sql`select 1 from organizations where id = ${who.organizationId}`).length === 1;
const profileOf = (who = member) => test.get(who, '/api/users/profile');

/** A colleague who rules the member's organization alone once the member has gone. */
async function withHeir(): Promise<Member> {
  return buildColleague(test.ctx, member, 'admin');
}

describe('refused, and nothing changes:', () => {
  it.each([
    ['nothing', {}, 400, 'validation_failed'],
    ['no password', { password: '' }, 400, 'validation_failed'],
    ['a password that is none', { password: 7 }, 400, 'validation_failed'],
    ['something else beside it', { password: PASSWORD, userId: 'x' }, 400, 'validation_failed'],
    ['another password', { password: 'wrong horse' }, 422, 'wrong_password'],
  ] as const)('%s', async (_what, payload, status, code) => {
    expectProblem(await erase(member, payload), status, code);
    expect((await profileOf()).statusCode).toBe(200);
  });

  it('nobody, and an API key', async () => {
    expectProblem(await erase(null), 401, 'unauthenticated');
    const { key } = await createApiKey(member.as, { name: 'ci' });
    expectProblem(await erase(null, { password: PASSWORD }, { 'x-api-key': key }), 403, 'forbidden');
    expect(await exists()).toBe(true);
  });

  it('wrong passwords, more often than a sign-in may be tried', async () => {
    for (let time = 0; time < 10; time++) await erase(member, { password: 'wrong horse' });
    expectProblem(await erase(), 429, 'rate_limited');
    expect(await exists()).toBe(true);
  });

  it('a second factor that is not shown, or wrong, or used before', async () => {
    const { secret } = (await post('/auth/two-factor/setup', { password: PASSWORD })).json();
    const code = (periods: number) => totpOf(secret, new Date(clock.now().getTime() + periods * 30_000));
    await post('/auth/two-factor/confirm', { code: code(0) });
    expectProblem(await erase(), 401, 'two_factor_required');
    expectProblem(
      await erase(member, { password: PASSWORD, code: '000000' }),
      422,
      'two_factor_code_invalid',
    );
    expectProblem(await erase(member, { password: PASSWORD, code: code(0) }), 422, 'two_factor_code_invalid');
    expect(await exists()).toBe(true);
    expect((await erase(member, { password: PASSWORD, code: code(1) })).statusCode).toBe(200);
    expect(await exists()).toBe(false);
  });
});

describe('the only admin of an organization with others', () => {
  it('is told to hand it over first, and a code that they showed still works', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const { secret } = (await post('/auth/two-factor/setup', { password: PASSWORD })).json();
    await post('/auth/two-factor/confirm', { code: totpOf(secret, clock.now()) });
    clock.advance(30_000);
    const proof = { password: PASSWORD, code: totpOf(secret, clock.now()) };
    const problem = expectProblem(await erase(member, proof), 409, 'last_admin');
    const { name } = member.user.organization;
    expect(problem.detail).toContain(name);
    expect(problem.errors).toEqual([
      { path: `organizations/${member.organizationId}`, message: expect.stringContaining(name) },
    ]);
    expect((await profileOf()).statusCode).toBe(200);
    await setRole(test.ctx, { organizationId: member.organizationId, userId: colleague.user.id }, 'admin');
    expect((await erase(member, proof)).statusCode).toBe(200);
    expect(await organizationExists()).toBe(true);
  });

  it('may go where it is to be deleted anyway', async () => {
    await buildColleague(test.ctx, member, 'member');
    const { slug } = member.user.organization;
    const path = `/api/organizations/${member.organizationId}?slug=${slug}`;
    expect((await test.delete(member, path)).statusCode).toBe(200);
    expect((await erase()).statusCode).toBe(200);
    expect(await organizationExists()).toBe(true);
  });

  it('is told so also where all its admins go at once', async () => {
    const other = await buildColleague(test.ctx, member, 'admin');
    await buildColleague(test.ctx, member, 'viewer');
    const replies = await Promise.all([erase(member), erase(other)]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const [admins] = await test.sql`select count(*)::int as count from memberships
      where organization_id = ${member.organizationId} and role = 'admin'`;
    expect(admins?.count).toBe(1);
  });
});

describe('an erased person', () => {
  it('leaves no answer that was kept for them, whatever they called with', async () => {
    const heir = await withHeir();
    const keys = [await createApiKey(member.as, { name: 'ci' }), await createApiKey(heir.as, { name: 'ci' })];
    const callers: [Member | null, object][] = [
      [member, {}],
      [heir, {}],
    ];
    for (const { key } of keys) callers.push([null, { 'x-api-key': key }]);
    for (const [who, headers] of callers) {
      const sent = { ...headers, 'idempotency-key': 'mine' };
      const reply = await test.post(who, '/api/optimize', { text: TEXT }, sent);
      expect(reply.statusCode).toBe(200);
    }
    expect((await erase()).statusCode).toBe(200);
    const left = await test.sql`
      select split_part(key, ':', 1) as caller from idempotency_keys where organization_id = ${member.organizationId}`;
    expect(left.map(({ caller }) => caller).sort()).toEqual([heir.user.id, keys[1]?.id].sort());
  });

  it('is out at once: tokens, API keys and password work no more', async () => {
    const { key } = await createApiKey(member.as, { name: 'ci' });
    const { refreshToken, accessToken } = (
      await post('/auth/login', { email: member.user.email, password: PASSWORD }, null)
    ).json();
    const other = await buildMember(test.ctx);
    for (const { user } of [member, other]) await post('/auth/forgot-password', { email: user.email }, null);
    await test.ctx.background.settled();
    expect((await erase()).statusCode).toBe(200);
    const by = (headers: object) => test.get(null, '/api/users/profile', { ...headers });
    expectProblem(await by({ authorization: `Bearer ${accessToken}` }), 401, 'unauthenticated');
    expectProblem(await by({ 'x-api-key': key }), 401, 'unauthenticated');
    expectProblem(await profileOf(), 401, 'unauthenticated');
    expectProblem(await post('/auth/refresh', { refreshToken }, null), 401, 'refresh_token_invalid');
    const signIn = await post('/auth/login', { email: member.user.email, password: PASSWORD }, null);
    expectProblem(signIn, 401, 'invalid_credentials');
    await deliverMails(test.ctx);
    expect(await readOutbox(test.ctx, member.user.email)).toEqual([]);
    expect(await readOutbox(test.ctx, other.user.email)).toHaveLength(1);
  });

  it('may register again, as somebody else who sees nothing of before', async () => {
    await withHeir();
    await post('/optimize', { text: TEXT });
    await createApiKey(member.as, { name: 'ci' });
    await erase();
    const { email } = member.user;
    const reply = await post(
      '/auth/register',
      { email, password: 'another long phrase', fullName: 'Test User' },
      null,
    );
    expect(reply.statusCode).toBe(201);
    const { accessToken, user } = reply.json();
    expect(user.id).not.toBe(member.user.id);
    expect(user.organizationId).not.toBe(member.organizationId);
    const seen = async (path: string) =>
      (await test.get(null, `/api${path}`, { authorization: `Bearer ${accessToken}` })).json();
    expect(await seen('/optimize/history')).toEqual([]);
    expect(await seen('/api-keys')).toEqual([]);
    expect(await seen('/organizations')).toHaveLength(1);
    const { preferences, emailVerified } = await seen('/users/profile');
    expect([preferences, emailVerified]).toEqual([{}, false]);
  });

  it('goes with the organizations that were theirs alone, and no others', async () => {
    const colleague = await buildMember(test.ctx);
    const guest = await buildColleague(test.ctx, colleague, 'member');
    await post('/optimize', { text: TEXT });
    await post('/organizations', { name: 'Second' });
    const { receipt } = (await erase()).json();
    expect(receipt.organizations.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'deleted',
      'deleted',
    ]);
    expect(receipt.erased).toMatchObject({
      users: 1,
      organizations: 2,
      memberships: 2,
      sessions: 1,
      optimizations: 1,
    });
    expect(receipt.stays).toEqual({});
    expect(await organizationExists()).toBe(false);
    // Of the one that they were a guest in they leave their membership, and the one that they made by
    // registering.
    await setRole(test.ctx, { organizationId: guest.organizationId, userId: guest.user.id }, 'viewer');
    expect((await erase(guest)).json().receipt.organizations).toHaveLength(2);
    expect(await organizationExists(colleague)).toBe(true);
  });

  it('takes what others keep of an e-mail only where it was shown to be theirs', async () => {
    const path = `/organizations/${member.organizationId}/invitations`;
    const invite = async (email: string) => (await post(path, { email, role: 'viewer' })).json().id;
    const register = async (email: string) =>
      (
        await post('/auth/register', { email, fullName: 'Eve', password: 'correct horse battery' }, null)
      ).json();
    const deleteAs = (accessToken: string) =>
      test.send(null, {
        method: 'DELETE',
        url: '/api/users/delete-account',
        headers: { authorization: `Bearer ${accessToken}` },
        payload: { password: 'correct horse battery' },
      });
    const kept = async (id: string) => {
      const [row] = await test.sql`select after from audit_log where target = ${id}`;
      const open = await test.sql`select 1 from invitations where id = ${id}`;
      return [open.length, row?.after.email];
    };
    const email = `bob-${crypto.randomUUID()}@example.com`;
    const id = await invite(email);
    const squatter = await register(email);
    const { receipt } = (await deleteAs(squatter.accessToken)).json();
    expect(await kept(id)).toEqual([1, email]);
    expect(receipt.organizations).toHaveLength(1);
    expect(
      await test.sql`select 1 from audit_log
      where organization_id = ${member.organizationId} and action = 'user.erase'`,
    ).toHaveLength(0);

    const owner = await register(email);
    await deliverMails(test.ctx);
    await post('/auth/verify-email', { token: tokenIn((await readOutbox(test.ctx, email)).at(-1)) }, null);
    expect((await deleteAs(owner.accessToken)).statusCode).toBe(200);
    expect(await kept(id)).toEqual([0, undefined]);
    expect(await verifyAuditLog(member.as)).toMatchObject({ valid: true });
  });

  it('takes an e-mail that nobody has confirmed from the logs of organizations that it joined', async () => {
    const email = `bob-${crypto.randomUUID()}@example.com`;
    const path = `/organizations/${member.organizationId}/invitations`;
    const { id, token } = (await post(path, { email, role: 'viewer' })).json();
    const payload = { token, fullName: 'Bob', password: 'correct horse battery' };
    const { accessToken, user } = (await post('/auth/accept-invitation', payload, null)).json();
    await test.delete(member, `/api/organizations/${member.organizationId}/members/${user.id}`);
    expect(accessToken).toBeTruthy();
    const signedIn = await post('/auth/login', { email, password: payload.password }, null);
    const reply = await test.send(null, {
      method: 'DELETE',
      url: '/api/users/delete-account',
      headers: { authorization: `Bearer ${signedIn.json().accessToken}` },
      payload: { password: payload.password },
    });
    expect(reply.statusCode).toBe(200);
    expect(await test.sql`select 1 from audit_log where target = ${id} and after ? 'email'`).toHaveLength(0);
    expect(await verifyAuditLog(member.as)).toMatchObject({ valid: true });
  });

  it('leaves their work to the others, under an id that is nobody’s', async () => {
    const heir = await withHeir();
    const { id } = (await post('/optimize', { text: TEXT })).json();
    const batch = (await post('/batches', { items: [{ text: TEXT }] })).json();
    const { receipt } = (await erase()).json();
    expect(receipt.stays).toMatchObject({ optimizations: 1, batch_jobs: 1 });
    expect((await test.get(heir, `/api/optimize/${id}`)).statusCode).toBe(200);
    await drainAllLanes(test.ctx);
    expect((await test.get(heir, `/api/batches/${batch.id}`)).json()).toMatchObject({
      status: 'completed',
    });
    const log = (await test.get(heir, `/api/audit-log?actor=${member.user.id}`)).json();
    expect(log.length).toBeGreaterThan(1);
    for (const row of log) expect([row.action, row.address, row.userAgent]).toEqual([row.action, null, null]);
  });

  it('is erased once, however often they ask at the same time', async () => {
    const replies = await Promise.all(Array.from({ length: 4 }, () => erase()));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401]);
  });

  it('may be at work: what runs ends, and what is done meanwhile tells nothing of them', async () => {
    const heir = await withHeir();
    await Promise.all([
      erase(),
      ...Array.from({ length: 12 }, (_, index) =>
        createApiKey(member.as, { name: `key ${index}` }).catch(() => null),
      ),
      ...Array.from({ length: 6 }, () => post('/optimize', { text: TEXT })),
    ]);
    const told =
      await test.sql`select 1 from audit_log where user_id = ${member.user.id} and address is not null`;
    expect([...told]).toEqual([]);
    expect(await verifyAuditLog(heir.as)).toMatchObject({ valid: true });
  });
});

describe('work in an organization that goes with them', () => {
  let ledger: BatchLedger;
  beforeAll(() => {
    ledger = openBatchLedger(test.databaseUrl);
  });
  afterAll(() => ledger.close());

  it('comes to its end, whoever still has a job of it', async () => {
    const batch = (
      await post('/batches', { items: Array.from({ length: 40 }, () => ({ text: TEXT })) })
    ).json();
    const lane = await ledger.firstLane(batch.id);
    const running = runLane(test.ctx, lane);
    expect((await erase()).statusCode).toBe(200);
    await running;
    await runLane(test.ctx, lane);
    expect(await test.sql`select 1 from batch_jobs where id = ${batch.id}`).toHaveLength(0);
    expect(await test.sql`select 1 from optimizations where batch_id = ${batch.id}`).toHaveLength(0);
  });
});

describe('the receipt', () => {
  /** JSON as Postgres writes it, which is how rows of the audit log are hashed. */
  async function hashOf(receipt: object): Promise<string> {
    const [row] = await test.sql`select (${JSON.stringify(receipt)}::text::jsonb)::text as text`;
    return createHash('sha256').update(row?.text).digest('hex');
  }

  it('names the id and no more of the person, and its hash stands in the chain of each organization', async () => {
    const heir = await withHeir();
    const other = await buildMember(test.ctx);
    await post(`/organizations/${other.organizationId}/invitations`, { email: member.user.email }, other);
    await test.sql`update users set email_verified_at = now() where id = ${member.user.id}`;
    const reply = await erase();
    const { receipt, sha256 } = reply.json();
    expect([...Value.Errors(ErasureSchema, reply.json())]).toEqual([]);
    expect(reply.body).not.toContain(member.user.email);
    expect(reply.body).not.toContain(member.user.fullName);
    expect(receipt).toMatchObject({
      subject: { kind: 'user', id: member.user.id },
      requestedBy: { kind: 'user', userId: member.user.id, name: null },
    });
    expect(await hashOf(receipt)).toBe(sha256);
    for (const who of [heir, other]) {
      const [row] = (await test.get(who, '/api/audit-log?action=user.erase')).json();
      expect(row).toMatchObject({
        target: member.user.id,
        after: { receipt: receipt.id, sha256 },
        address: null,
        userAgent: null,
      });
      expect(await verifyAuditLog(who.as)).toMatchObject({ valid: true });
      const found = receipt.organizations.find(({ id }: { id: string }) => id === row.organizationId);
      expect(found).toMatchObject({
        outcome: 'kept',
        auditEntries: row.after.entries.length,
        auditValuesKept: 0,
      });
    }
  });

  it('says how much stays in rows of before there were digests', async () => {
    const heir = await withHeir();
    await test.sql`update audit_log set digests = null, salts = null where organization_id = ${member.organizationId}`;
    await test.sql`update audit_log a set hash = audit_hash(a) where organization_id = ${member.organizationId}`;
    const { organizations } = (await erase()).json().receipt;
    const kept = organizations.find(({ id }: { id: string }) => id === heir.organizationId);
    // The name and the slug of the organization that was called after them; nobody signed in by a request.
    expect(kept).toMatchObject({ auditEntries: 0, auditValues: 0, auditValuesKept: 2 });
    const [row] = await test.sql`select after from audit_log
      where organization_id = ${member.organizationId} and action = 'organization.create'`;
    expect(row?.after.name).toContain('Test User');
  });
});

describe('values of the audit log', () => {
  it('that went without an erasure, or were put back, break the chain', async () => {
    const heir = await withHeir();
    await post('/api-keys', { name: 'mine' }, heir);
    await post('/api-keys', { name: 'theirs' });
    await erase();
    const at = async (name: string) =>
      Number(
        (
          await test.sql`select sequence from audit_log where organization_id = ${member.organizationId}
        and action = 'api-key.create' order by sequence`
        )[name === 'mine' ? 0 : 1]?.sequence,
      );
    const change = (sequence: number, set: string) =>
      test.sql.unsafe(
        `update audit_log set ${set} where organization_id = '${member.organizationId}' and sequence = ${sequence}`,
      );
    const [whole, erased] = [await at('mine'), await at('theirs')];
    expect(await verifyAuditLog(heir.as)).toMatchObject({ valid: true });
    const broken = async (sequence: number) =>
      expect(await verifyAuditLog(heir.as)).toMatchObject({
        valid: false,
        firstBroken: { sequence, reason: 'changed' },
      });
    await change(erased, `address = '192.0.2.9'`);
    await broken(erased);
    await change(erased, `address = null, after = after || '{"name": "put back"}'`);
    await broken(erased);
    await change(erased, `after = after - 'name', salts = '{"address": "00"}'`);
    await broken(erased);
    await change(erased, `salts = '{}'`);
    expect(await verifyAuditLog(heir.as)).toMatchObject({ valid: true });
    await change(whole, `address = null, salts = salts - 'address'`);
    await broken(whole);
  });

  it('are erased by nobody who serves the product, unless the person is gone', async () => {
    const call = (sql: RawClient, id: string, email: string) =>
      sql`select * from erase_from_audit_log(${id}, ${email}, '{}', '{}', true)`;
    const { id, email } = member.user;
    for (const role of ['refinery_app', 'refinery_system'] as const) {
      const client = openRawClient(test.databaseUrl, role);
      await expect(call(client, id, 'nobody@example.com')).rejects.toMatchObject({ code: '42501' });
      await expect(call(client, '01890000-0000-7000-8000-000000000000', email)).rejects.toMatchObject({
        code: '42501',
      });
      await client.end();
    }
  });
});
