import { randomUUID } from 'node:crypto';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { openSession } from '@refinery/domain/auth/sessions.ts';
import { updateProfile } from '@refinery/domain/users/update-profile.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

const DAY_MS = 24 * 60 * 60_000;
const PASSWORD = 'the connexion of the sciences';

const test = fixture((services) => openTestApp(services, { clock }));

let admin: Member;
const clock = new TestClock();

beforeEach(async () => {
  admin = await buildMember(test.ctx);
});

const address = () => `guest-${randomUUID()}@example.com`;
const post = (url: string, payload: object, who: Member | null = null) =>
  test.post(who, `/api${url}`, payload);
const path = () => `/organizations/${admin.organizationId}/invitations`;
const invite = (email: string, more: object = {}, by = admin) => post(path(), { email, ...more }, by);
const list = async () => (await test.get(admin, `/api${path()}`)).json();
const tokenFor = async (email: string, more: object = {}): Promise<string> =>
  (await invite(email, more)).json().token;
const acceptAsNew = (token: string) =>
  post('/auth/accept-invitation', { token, fullName: 'A Guest', password: PASSWORD });
const accept = (token: string, who: Member) => post('/invitations/accept', { token }, who);
const preview = (token: string) => post('/auth/preview-invitation', { token });

describe('an invitation of somebody without an account', () => {
  it('makes one in the organization, with the role that it names, and signs it in', async () => {
    const email = address();
    const made = await invite(email, { role: 'viewer' });
    expect(made.statusCode).toBe(201);
    const { token, ...shown } = made.json();
    expect(await list()).toEqual([shown]);
    expect((await preview(token)).json()).toEqual({
      organizationName: admin.user.organization.name,
      email,
      role: 'viewer',
      expiresAt: shown.expiresAt,
    });
    const reply = await acceptAsNew(token);
    expect(reply.statusCode).toBe(201);
    const { user, accessToken } = reply.json();
    expect(user).toMatchObject({ email, role: 'viewer', organizationId: admin.organizationId });
    const headers = { authorization: `Bearer ${accessToken}` };
    expect((await test.get(null, '/api/auth/me', headers)).json()).toMatchObject(user);
    expect(await list()).toEqual([]);
    expectProblem(await acceptAsNew(token), 422, 'invitation_invalid');
    expectProblem(await preview(token), 422, 'invitation_invalid');
  });

  it('comes by a mail, whose link opens it', async () => {
    const email = address();
    const { token } = (await invite(email, { role: 'viewer' })).json();
    await deliverMails(test.ctx);
    const [mail, ...others] = await readOutbox(test.ctx, email);
    expect(others).toEqual([]);
    expect(mail?.subject).toContain(admin.user.organization.name);
    expect(tokenIn(mail)).toBe(token);
  });

  it('comes in the name of whoever invites', async () => {
    await buildColleague(test.ctx, admin, 'admin');
    const colleague = await buildColleague(test.ctx, admin, 'admin');
    await updateProfile(colleague.as, { fullName: 'Grace Hopper' });
    const email = address();
    const url = `/api/organizations/${admin.organizationId}/invitations`;
    const reply = await test.post(colleague, url, { email });
    expect(reply.statusCode).toBe(201);
    await deliverMails(test.ctx);
    expect((await readOutbox(test.ctx, email)).map(({ text }) => text?.includes('Grace Hopper'))).toEqual([
      true,
    ]);
  });

  it('is accepted once, however many try at the same moment', async () => {
    const token = await tokenFor(address());
    const replies = await Promise.all(Array.from({ length: 6 }, () => acceptAsNew(token)));
    const statuses = replies.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([201, 422]));
  });

  it('stays open where the password may not be one', async () => {
    const token = await tokenFor(address());
    const weak = await post('/auth/accept-invitation', { token, fullName: 'A', password: 'password1' });
    expectProblem(weak, 400, 'validation_failed');
    expect((await acceptAsNew(token)).statusCode).toBe(201);
  });
});

describe('an invitation of somebody with an account', () => {
  it('makes them a member, and they go there with a session of its own', async () => {
    const guest = await buildMember(test.ctx);
    const token = await tokenFor(guest.user.email.toUpperCase(), { role: 'admin' });
    expectProblem(await acceptAsNew(token), 409, 'email_taken');
    const accepted = await accept(token, guest);
    expect(accepted.json()).toMatchObject({ id: admin.organizationId, role: 'admin' });
    expect((await test.get(guest, '/api/organizations')).json()).toHaveLength(2);

    const there = { organizationId: admin.organizationId };
    const { accessToken, refreshToken, user } = (
      await post('/auth/switch-organization', there, guest)
    ).json();
    expect(user).toMatchObject({ id: guest.user.id, role: 'admin', ...there });
    const me = { url: '/api/auth/me', headers: { authorization: `Bearer ${accessToken}` } };
    expect((await test.send(null, me)).json().organizationId).toBe(admin.organizationId);
    expect((await post('/auth/refresh', { refreshToken })).statusCode).toBe(200);
    // The one that asked has ended.
    expectProblem(await test.get(guest, '/api/auth/me'), 401, 'unauthenticated');
  });

  it('ends what is left there of an earlier membership, and nothing of theirs elsewhere', async () => {
    const guest = await buildMember(test.ctx);
    const { key } = await createApiKey(guest.as, { name: 'at home' });
    const { id } = await createApiKey(admin.as, { name: 'left' });
    await test.sql`update api_keys set user_id = ${guest.user.id} where id = ${id}`;
    const others = await createApiKey(admin.as, { name: 'of a colleague' });
    const there = { organizationId: admin.organizationId, userId: guest.user.id };
    const { sessionId } = await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, there));
    expect((await accept(await tokenFor(guest.user.email), guest)).statusCode).toBe(200);
    const kept = await test.sql`select id from api_keys where organization_id = ${admin.organizationId}`;
    expect([...kept]).toEqual([{ id: others.id }]);
    expect((await test.get(admin, '/api/auth/me')).statusCode).toBe(200);
    const [ended] = await test.sql`select revoked_at from sessions where id = ${sessionId}`;
    expect(ended?.revoked_at).not.toBeNull();
    const reply = await test.get(null, '/api/usage', { 'x-api-key': key });
    expect(reply.statusCode).toBe(200);
    expect((await test.get(guest, '/api/auth/me')).statusCode).toBe(200);
  });

  it('is for nobody else, and not for a key of theirs', async () => {
    const guest = await buildMember(test.ctx);
    const token = await tokenFor(guest.user.email);
    expectProblem(await accept(token, await buildMember(test.ctx)), 403, 'forbidden');
    expectProblem(await accept(token, admin), 403, 'forbidden');
    const { key } = await createApiKey(guest.as, { name: 'key' });
    const payload = { token };
    const url = '/api/invitations/accept';
    const byKey = await test.post(null, url, payload, { 'x-api-key': key });
    expectProblem(byKey, 403, 'forbidden');
    expect((await accept(token, guest)).statusCode).toBe(200);
    expectProblem(await accept(token, guest), 422, 'invitation_invalid');
  });

  it('who is a member already is refused', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'viewer');
    expectProblem(await invite(colleague.user.email.toUpperCase()), 409, 'already_member');
    expectProblem(await invite(admin.user.email), 409, 'already_member');
  });

  it('nobody joins twice, and who tries keeps role, keys and sessions', async () => {
    const colleague = await buildColleague(test.ctx, admin, 'member');
    const guest = await buildMember(test.ctx);
    const token = await tokenFor(guest.user.email, { role: 'admin' });
    // They came in otherwise meanwhile.
    await test.sql`
      insert into memberships (organization_id, user_id, role) values (${admin.organizationId}, ${guest.user.id}, 'viewer')`;
    const { key } = await createApiKey(colleague.as, { name: 'ci', scopes: ['usage:read'] });
    await test.sql`update api_keys set user_id = ${guest.user.id} where organization_id = ${admin.organizationId}`;
    await test.ctx.identities.caughtUp();
    expectProblem(await accept(token, guest), 409, 'already_member');
    const [membership] = await test.sql`
      select role from memberships where organization_id = ${admin.organizationId} and user_id = ${guest.user.id}`;
    expect(membership?.role).toBe('viewer');
    const reply = await test.get(null, '/api/usage', { 'x-api-key': key });
    expect(reply.statusCode).toBe(200);
  });

  it('nobody goes where they do not belong', async () => {
    const { organizationId } = await buildMember(test.ctx);
    expectProblem(
      await post('/auth/switch-organization', { organizationId }, admin),
      404,
      'organization_not_found',
    );
    expect((await test.get(admin, '/api/auth/me')).statusCode).toBe(200);
  });
});

describe('many invitations', () => {
  it('flood nobody: an address gets three in a while, whoever invites', async () => {
    const email = address();
    const others = [await buildMember(test.ctx), await buildMember(test.ctx), await buildMember(test.ctx)];
    const by = (who: Member) => post(`/organizations/${who.organizationId}/invitations`, { email }, who);
    for (const one of others) expect((await by(one)).statusCode).toBe(201);
    expectProblem(await invite(email.toUpperCase()), 429, 'rate_limited');
    expect((await invite(address())).statusCode).toBe(201);
  });
});

describe('invitations of somebody who has not confirmed their e-mail', () => {
  it('are five a day where mails go out, and as many as those of others once it is confirmed', async () => {
    const environment = { ...test.environment, SMTP_URL: 'smtp://127.0.0.1:1' };
    const mailing = await openTestApp(inject('services'), { clock, environment });
    const ask = (app: TestApp) =>
      app.send(admin, { method: 'POST', url: `/api${path()}`, payload: { email: address() } });
    for (let each = 0; each < 5; each++) expect((await ask(mailing)).statusCode).toBe(201);
    expectProblem(await ask(mailing), 429, 'rate_limited');
    expect((await ask(test)).statusCode).toBe(201);
    await test.sql`update users set email_verified_at = now() where id = ${admin.user.id}`;
    expect((await ask(mailing)).statusCode).toBe(201);
    await mailing.close();
  });

  it('say nothing of names with addresses, which were taken once', async () => {
    await test.sql`update users set full_name = 'Win at evil.example' where id = ${admin.user.id}`;
    await test.sql`update organizations set name = 'https://evil' where id = ${admin.organizationId}`;
    const email = address();
    await invite(email);
    await deliverMails(test.ctx);
    const [mail] = await readOutbox(test.ctx, email);
    expect(mail?.subject).toBe('Join their organization on Prompt Refinery');
    expect(mail?.text).toContain('Somebody invites you');
    expect(`${mail?.text}${mail?.html}`).not.toContain('evil');
  });
});

describe('an open invitation', () => {
  it('ends when its time is over, to the millisecond', async () => {
    const token = await tokenFor(address(), { expiresInDays: 2 });
    clock.advance(2 * DAY_MS - 1);
    expect((await preview(token)).statusCode).toBe(200);
    expect(await list()).toHaveLength(1);
    clock.advance(1);
    expectProblem(await preview(token), 422, 'invitation_invalid');
    expectProblem(await acceptAsNew(token), 422, 'invitation_invalid');
    expect(await list()).toEqual([]);
  });

  it('takes a week unless another time is named, of at most thirty days', async () => {
    const { createdAt, expiresAt } = (await invite(address())).json();
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(7 * DAY_MS);
    expect((await invite(address(), { expiresInDays: 30 })).statusCode).toBe(201);
    for (const expiresInDays of [0, 31, 1.5])
      expectProblem(await invite(address(), { expiresInDays }), 400, 'validation_failed');
  });

  it('can be revoked', async () => {
    const { id, token } = (await invite(address())).json();
    const revoke = () => test.delete(admin, `/api${path()}/${id}`);
    expect((await revoke()).statusCode).toBe(204);
    expectProblem(await acceptAsNew(token), 422, 'invitation_invalid');
    expectProblem(await revoke(), 404, 'invitation_not_found');
  });

  it('that has expired is none that could be revoked', async () => {
    const { id } = (await invite(address(), { expiresInDays: 1 })).json();
    clock.advance(DAY_MS);
    const revoked = await test.delete(admin, `/api${path()}/${id}`);
    expectProblem(revoked, 404, 'invitation_not_found');
  });

  it('stands in the list once, which goes by pages, newest first', async () => {
    const made: string[] = [];
    for (let count = 0; count < 3; count++) made.unshift((await invite(address())).json().id);
    const first = await test.get(admin, `/api${path()}?limit=2`);
    const second = await test.get(admin, /<([^>]+)>/.exec(`${first.headers.link}`)?.[1] ?? '');
    const listed = [...first.json(), ...second.json()];
    expect(listed.map(({ id }) => id)).toEqual(made);
    expect(second.headers.link).toBeUndefined();
  });

  it('that was revoked is not shown again to whoever repeats the request', async () => {
    const headers = { 'idempotency-key': 'invited-once' };
    const payload = { email: address() };
    const ask = () => test.post(admin, `/api${path()}`, payload, headers);
    const { id } = (await ask()).json();
    expect((await ask()).json()).toMatchObject({ id });
    await test.delete(admin, `/api${path()}/${id}`);
    expectProblem(await ask(), 404, 'invitation_not_found');
  });

  it('is taken the place of by another one for the same address', async () => {
    const email = address();
    const first = (await invite(email, { role: 'admin' })).json();
    const colleague = await buildColleague(test.ctx, admin, 'admin');
    const second = (await invite(email.toUpperCase(), { role: 'viewer' }, colleague)).json();
    const invitedBy = colleague.user.id;
    expect(second).toMatchObject({ id: first.id, email, role: 'viewer', invitedBy });
    expectProblem(await preview(first.token), 422, 'invitation_invalid');
    expect((await preview(second.token)).json().role).toBe('viewer');
    expect(await list()).toHaveLength(1);
    const another = address();
    const many = await Promise.all(Array.from({ length: 3 }, () => invite(another)));
    expect(many.map(({ statusCode }) => statusCode)).toEqual(Array(3).fill(201));
    expect(await list()).toHaveLength(2);
  });

  it('is one of at most 200, those that have expired aside', async () => {
    const expiresAt = new Date(clock.now().getTime() + 1_000);
    await test.sql`
      insert into invitations (id, organization_id, email, role, token_hash, invited_by, created_at, expires_at)
      select gen_random_uuid(), ${admin.organizationId}, n || '@example.com', 'member', ${randomUUID()} || n,
        ${admin.user.id}, ${clock.now()}, ${expiresAt}
      from generate_series(1, 200) n`;
    expectProblem(await invite(address()), 409, 'limit_reached');
    expect((await invite('7@example.com')).statusCode).toBe(201);
    clock.advance(1_000);
    expect((await invite(address())).statusCode).toBe(201);
  });

  it('leaves nothing in the database that opens it', async () => {
    const token = await tokenFor(address());
    const [row] = await test.sql`
      select (select count(*) from invitations i where i::text like ${`%${token}%`})
        + (select count(*) from audit_log a where a::text like ${`%${token}%`})
        + (select count(*) from work_jobs j where j::text like ${`%${token}%`})
        + (select count(*) from work_items w where w::text like ${`%${token}%`}) as found,
        (select count(*) from invitations) as invitations`;
    expect(Number(row?.invitations)).toBeGreaterThan(0);
    expect(Number(row?.found)).toBe(0);
  });
});
