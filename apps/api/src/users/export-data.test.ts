import { UserExportSchema } from '@refinery/contracts/user-exports.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { openSession } from '@refinery/domain/auth/sessions.ts';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainAllLanes } from '@refinery/testing/drain-lanes.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { makeExports } from '@refinery/testing/make-exports.ts';
import { linesIn, readZip } from '@refinery/testing/read-zip.ts';
import { rowsNaming } from '@refinery/testing/rows-naming.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { Value } from 'typebox/value';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const DAY_MS = 24 * 60 * 60_000;

const test = fixture((services) => openTestApp(services, { clock }));

let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const post = (url: string, payload: object, who: Member | null = member) =>
  test.post(who, `/api${url}`, payload);
const ask = (who: Member | null = member, headers = {}) =>
  test.post(who, '/api/users/export-data', undefined, headers);
const stateOf = (id: string, who = member) => test.get(who, `/api/users/export-data/${id}`);
const download = (token: string) => post('/users/export-data/download', { token }, null);

async function mailedToken(who = member): Promise<string> {
  await makeExports(test.ctx);
  await deliverMails(test.ctx);
  const mails = await readOutbox(test.ctx, who.user.email);
  return tokenIn(mails.findLast(({ subject }) => subject === 'Your data is ready'));
}

async function archiveOf(who = member): Promise<Map<string, string>> {
  await ask(who);
  const reply = await download(await mailedToken(who));
  expect(reply.statusCode).toBe(200);
  await test.ctx.background.settled();
  return readZip(reply.rawPayload);
}

/** The same person, signed in to another organization. */
async function signedInTo(who: Member, organizationId: string): Promise<Member> {
  const owner = { organizationId, userId: who.user.id };
  const session = await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, owner));
  await authenticateSession(test.ctx, session.sessionId);
  return { ...who, ...session, organizationId };
}

describe('POST /users/export-data', () => {
  it('is accepted, made beside, and told by a mail', async () => {
    const reply = await ask();
    expect(reply.statusCode).toBe(202);
    expect([...Value.Errors(UserExportSchema, reply.json())]).toEqual([]);
    expect(reply.json()).toMatchObject({ status: 'pending', bytes: null, readyAt: null });
    const { id } = reply.json();
    await makeExports(test.ctx);
    const state = (await stateOf(id)).json();
    expect(state).toMatchObject({ id, status: 'ready', readyAt: clock.now().toISOString() });
    expect(state.bytes).toBeGreaterThan(100);
    expect(new Date(state.expiresAt).getTime()).toBe(clock.now().getTime() + DAY_MS);
    await deliverMails(test.ctx);
    const [mail, ...others] = await readOutbox(test.ctx, member.user.email);
    expect([mail?.subject, others]).toEqual(['Your data is ready', []]);
    expect(mail?.text).toMatch(/\/download-export#token=pre_[\w-]{43}\n/);
    expect(mail?.html).toContain('#token=pre_');
  });

  it('is for people who have signed in', async () => {
    expectProblem(await ask(null), 401, 'unauthenticated');
    const { key } = await createApiKey(member.as, { name: 'ci' });
    expectProblem(await ask(null, { 'x-api-key': key }), 403, 'forbidden');
  });

  it('makes one at a time, wherever they ask', async () => {
    const host = await buildMember(test.ctx);
    const guest = await buildColleague(test.ctx, host, 'member');
    const own = guest.user.organizationId;
    const replies = await Promise.all([ask(guest), ask(await signedInTo(guest, own))]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409]);
    expectProblem(await ask(guest), 409, 'export_in_progress');
  });

  it('takes three a day of a person', async () => {
    for (let time = 0; time < 3; time++) {
      expect((await ask()).statusCode).toBe(202);
      await makeExports(test.ctx);
    }
    expectProblem(await ask(), 429, 'rate_limited');
    clock.advance(DAY_MS);
    expect((await ask(await signedInTo(member, member.organizationId))).statusCode).toBe(202);
  });

  it('sent again with its Idempotency-Key asks for no other', async () => {
    const headers = { 'idempotency-key': 'my-data' };
    const first = await ask(member, headers);
    const again = await ask(member, headers);
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    const jobs =
      await test.sql`select 1 from work_jobs where kind = 'export' and user_id = ${member.user.id}`;
    expect(jobs).toHaveLength(1);
    await test.sql`update idempotency_keys set sealed_reply = null where key like ${`${member.user.id}%`}`;
    expect((await ask(member, headers)).json()).toEqual(first.json());
  });

  it('is shown to nobody else', async () => {
    const { id } = (await ask()).json();
    const colleague = await buildColleague(test.ctx, member, 'admin');
    expectProblem(await stateOf(id, colleague), 404, 'export_not_found');
    const other = await signedInTo(member, (await post('/organizations', { name: 'Second' })).json().id);
    expect((await stateOf(id, other)).statusCode).toBe(200);
  });
});

describe('the archive', () => {
  it('has what is theirs in all their organizations, and nothing of anybody else', async () => {
    const host = await buildMember(test.ctx);
    const ada = await buildColleague(test.ctx, host, 'admin');
    const atHome = await signedInTo(ada, ada.user.organizationId);
    const stranger = await buildMember(test.ctx);
    const work = async (who: Member, mark: string) => {
      await post('/optimize', { text: `Please write a poem about ${mark} in order to win.` }, who);
      await post(
        '/batches',
        { items: [{ text: `Please write about ${mark}.` }, { text: `Two ${mark}.` }], name: mark },
        who,
      );
      await createApiKey(who.as.actor.organizationId === who.organizationId ? who.as : who.as, {
        name: mark,
      });
      await post('/webhooks', { url: `https://${mark}.example.com/secret-path`, description: mark }, who);
      await post(
        `/organizations/${who.organizationId}/invitations`,
        { email: `invited-by-${mark}@example.com` },
        who,
      );
    };
    await work(ada, 'adahost');
    await work(atHome, 'adahome');
    await work(host, 'notmine');
    await work(stranger, 'notmine');
    await test.put(host, '/api/providers/openai', { apiKey: 'sk-very-secret-Wxyz' });
    await drainAllLanes(test.ctx);
    const added = `notmine-added@example.com`;
    await post(
      `/organizations/${ada.organizationId}/members`,
      { email: added, fullName: 'Notmine', password: 'long enough phrase' },
      ada,
    );
    for (const who of [ada, host, stranger]) {
      await post('/auth/two-factor/setup', { password: 'correct horse' }, who);
      await post('/auth/forgot-password', { email: who.user.email }, null);
    }
    await test.ctx.background.settled();
    const secrets = [
      ...(await test.sql`select password_hash as secret from users where id = ${ada.user.id}`),
      ...(await test.sql`select refresh_token_hash as secret from sessions where user_id = ${ada.user.id}`),
      ...(await test.sql`select key_hash as secret from api_keys where user_id = ${ada.user.id}`),
      ...(await test.sql`select sealed_secret as secret from second_factors where user_id = ${ada.user.id}`),
      ...(await test.sql`select token_hash as secret from invitations`),
      ...(await test.sql`select encrypted_credential as secret from provider_configs`),
    ].map(({ secret }) => String(secret));
    expect(secrets.length).toBeGreaterThan(8);

    const files = await archiveOf(ada);
    const all = [...files.values()].join('\n');
    for (const secret of [...secrets, 'secret-path', 'sk-very-secret', 'Wxyz', 'notmine', host.user.email])
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
    const rows = (name: string) => linesIn(files.get(`${name}.ndjson`));
    expect(rows('profile')).toEqual([
      expect.objectContaining({ id: ada.user.id, email: ada.user.email, fullName: 'Test User' }),
    ]);
    expect(
      rows('memberships')
        .map(({ organizationId }) => organizationId)
        .sort(),
    ).toEqual([ada.organizationId, atHome.organizationId].sort());
    const marks = (name: string) => JSON.stringify(rows(name));
    for (const name of ['optimizations', 'batches', 'api-keys', 'webhooks', 'invitations-sent', 'audit-log'])
      expect([name, marks(name).includes('adahost'), marks(name).includes('adahome')]).toEqual([
        name,
        true,
        true,
      ]);
    // Two alone, and two of each batch.
    expect(rows('optimizations')).toHaveLength(6);
    expect(rows('optimizations').every((row) => row.userId === ada.user.id && row.originalText)).toBe(true);
    expect(rows('batch-items')).toHaveLength(4);
    const own = await test.sql`select id from sessions where user_id = ${ada.user.id} order by id`;
    expect(rows('sessions').map(({ id }) => id)).toEqual(own.map(({ id }) => id));
    expect(rows('mailed-links').map(({ kind }) => kind)).toEqual(['reset-password']);
    expect(rows('second-factor')).toEqual([{ enabled: false, confirmedAt: null, recoveryCodesLeft: 0 }]);
    expect(rows('provider-credentials')).toEqual([
      expect.objectContaining({ provider: 'openai', enabled: true }),
    ]);
    expect(rows('exports')).toHaveLength(1);
    const readme = files.get('README.txt') ?? '';
    for (const name of files.keys()) expect(readme).toContain(name);
  });

  it('has none of an organization that they belong to no more', async () => {
    const host = await buildMember(test.ctx);
    const ada = await buildColleague(test.ctx, host, 'member');
    await post('/optimize', { text: 'Please write a poem about what is theirs now.' }, ada);
    await test.delete(host, `/api/organizations/${host.organizationId}/members/${ada.user.id}`);
    const files = await archiveOf(await signedInTo(ada, ada.user.organizationId));
    expect(files.get('optimizations.ndjson')).toBe('');
  });

  it('has every row, however many pages they are', async () => {
    await test.sql`
      insert into optimizations (id, organization_id, user_id, status, provider, strategy, compression_level, output_format,
        original_text, original_tokens)
      select gen_random_uuid(), ${member.organizationId}, ${member.user.id}, 'completed', 'local', 'UNIVERSAL', 'low', 'default',
        repeat(n || ' ', 400), 7 from generate_series(1, 730) as n`;
    await test.sql`
      insert into batch_jobs (id, organization_id, user_id, status, options, total)
      select gen_random_uuid(), ${member.organizationId}, ${member.user.id}, 'completed', '{}', 1
      from generate_series(1, 730)`;
    const files = await archiveOf();
    const distinct = (name: string, field: string) =>
      new Set(linesIn(files.get(`${name}.ndjson`)).map((row) => row[field])).size;
    expect(distinct('optimizations', 'originalText')).toBe(730);
    expect(distinct('batches', 'id')).toBe(730);
  });
});

describe('POST /users/export-data/download', () => {
  it('gives the archive once, whoever asks at the same time, and deletes it', async () => {
    const { id } = (await ask()).json();
    const token = await mailedToken();
    const replies = await Promise.all(Array.from({ length: 5 }, () => download(token)));
    const given = replies.filter(({ statusCode }) => statusCode === 200);
    expect(given).toHaveLength(1);
    for (const reply of replies)
      if (reply.statusCode !== 200) expectProblem(reply, 422, 'account_token_invalid');
    expect(given[0]?.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(given[0]?.rawPayload.length),
      'content-disposition': 'attachment; filename="prompt-refinery-data.zip"',
      'cache-control': 'no-store',
    });
    await test.ctx.background.settled();
    expectProblem(await download(token), 422, 'account_token_invalid');
    expect((await stateOf(id)).json()).toMatchObject({ status: 'downloaded' });
    expect(await test.sql`select 1 from user_export_chunks where export_id = ${id}`).toHaveLength(0);
    const [row] =
      await test.sql`select user_id, target from audit_log where action = 'user.download-export' order by id desc`;
    expect(row).toEqual({ user_id: member.user.id, target: id });
  });

  it('is as if it had not been, where the connection breaks', async () => {
    await test.sql`
      insert into optimizations (id, organization_id, user_id, status, provider, strategy, compression_level, output_format,
        original_text, original_tokens)
      select gen_random_uuid(), ${member.organizationId}, ${member.user.id}, 'completed', 'local', 'UNIVERSAL', 'low', 'default',
        (select string_agg(md5(random()::text || n || m), '') from generate_series(1, 6000) as m), 7
      from generate_series(1, 100) as n`;
    await ask();
    const token = await mailedToken();
    const address = await test.app.listen({ port: 0, host: '127.0.0.1' });
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    };
    const broken = new AbortController();
    const first = await fetch(`${address}/api/users/export-data/download`, {
      ...request,
      signal: broken.signal,
    });
    expect(first.status).toBe(200);
    await first.body?.getReader().read();
    expectProblem(await download(token), 422, 'account_token_invalid');
    broken.abort();
    const isFree = async () =>
      (await test.sql`select 1 from user_exports where user_id = ${member.user.id} and taken_at is null`)
        .length === 1;
    await waitFor(isFree);
    const again = await fetch(`${address}/api/users/export-data/download`, request);
    const files = await readZip(Buffer.from(await again.arrayBuffer()));
    expect(linesIn(files.get('optimizations.ndjson'))).toHaveLength(100);
  });

  it.each([
    ['nothing', {}],
    ['an empty token', { token: '' }],
    ['something else beside it', { token: 'x', id: 'y' }],
    ['a token that is too long', { token: 'x'.repeat(201) }],
  ])('refuses %s', async (_what, payload) => {
    expectProblem(await post('/users/export-data/download', payload, null), 400, 'validation_failed');
  });

  it('touches none of a colleague', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    await ask();
    const { id } = (await ask(colleague)).json();
    const [mine, theirs] = [await mailedToken(), await mailedToken(colleague)];
    const rows = () => rowsNaming(test.sql, [id]);
    const before = await rows();
    expect((await download(mine)).statusCode).toBe(200);
    await test.ctx.background.settled();
    expect(await rows()).toEqual(before);
    expect((await download(theirs)).statusCode).toBe(200);
  });

  it('refuses tokens of others, and their hashes', async () => {
    await ask();
    const token = await mailedToken();
    const [row] = await test.sql`select token_hash from user_exports where user_id = ${member.user.id}`;
    for (const wrong of ['pre_x', `${token}x`, row?.token_hash, token.slice(0, -1)])
      expectProblem(await download(wrong), 422, 'account_token_invalid');
    expect((await download(token)).statusCode).toBe(200);
  });

  it('refuses whoever guesses', async () => {
    const guess = () =>
      test.send(null, {
        method: 'POST',
        url: '/api/users/export-data/download',
        payload: { token: 'pre_guess' },
        remoteAddress: '198.51.100.7',
      });
    for (let time = 0; time < 30; time++) expectProblem(await guess(), 422, 'account_token_invalid');
    expectProblem(await guess(), 429, 'rate_limited');
  });

  it('works for 24 hours; then the archive is gone', async () => {
    const { id } = (await ask()).json();
    const token = await mailedToken();
    clock.advance(DAY_MS + 1);
    expectProblem(await download(token), 422, 'account_token_invalid');
    const later = await signedInTo(member, member.organizationId);
    expectProblem(await stateOf(id, later), 404, 'export_not_found');
    expect(await test.sql`select 1 from user_export_chunks where export_id = ${id}`).not.toHaveLength(0);
    await reconcile(test.ctx);
    expect(await test.sql`select 1 from user_exports where id = ${id}`).toHaveLength(0);
    expect(await test.sql`select 1 from user_export_chunks where export_id = ${id}`).toHaveLength(0);
  });

  it('opens nothing while the person is disabled, and nothing is made for them', async () => {
    await ask();
    const token = await mailedToken();
    await ask();
    await test.sql`update users set disabled_at = now() where id = ${member.user.id}`;
    expectProblem(await download(token), 422, 'account_token_invalid');
    await makeExports(test.ctx);
    await deliverMails(test.ctx);
    const rows = await test.sql`
      select status, token_hash from user_exports where user_id = ${member.user.id} order by id`;
    expect(rows).toMatchObject([{ status: 'ready' }, { status: 'failed', token_hash: null }]);
    await test.sql`update users set disabled_at = null where id = ${member.user.id}`;
    expect((await download(token)).statusCode).toBe(200);
  });

  it('goes with the person', async () => {
    await ask();
    const token = await mailedToken();
    await test.send(member, {
      method: 'DELETE',
      url: '/api/users/delete-account',
      payload: { password: 'correct horse' },
    });
    expectProblem(await download(token), 422, 'account_token_invalid');
    expect(await test.sql`select 1 from user_exports where user_id = ${member.user.id}`).toHaveLength(0);
  });
});
