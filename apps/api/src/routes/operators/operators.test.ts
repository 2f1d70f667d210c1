import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { operatorEndpoints } from '@refinery/contracts/endpoints/operators.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { createBroadcast } from '@refinery/domain/operators/create-broadcast.ts';
import { retryJob } from '@refinery/domain/operators/retry-job.ts';
import { spreadBroadcasts } from '@refinery/domain/operators/spread-broadcasts.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { insertPeople } from '@refinery/testing/insert-people.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { nameOf, sampleRequest } from '../../testing/sample-request.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
/** Another process on the same servers. */
const there = fixture((services) => openTestApp(services, { environment: test.environment }));
let operator: Member;
let admin: Member;

beforeAll(async () => {
  operator = await buildOperator(test.ctx);
  admin = await buildMember(test.ctx, { plan: 'pro' });
});

/** The operator, who has lost the right by the time that something is written. */
const late = () => ({ ...operator.as, reauthorize: () => Promise.reject(new DomainError('forbidden')) });
const sql = (statement: string) => asSuperuser(test.ctx, (client) => client.unsafe(statement));
const get = (url: string) => test.get(operator, `/api/admin${url}`);
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  test.post(operator, `/api/admin${url}`, payload, headers);

describe.each(operatorEndpoints.map((endpoint: Endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s',
  (_name, endpoint) => {
    it('is for people who operate the service, with a second factor, and nobody else', async () => {
      const request = sampleRequest(endpoint);
      expectProblem(await test.send(null, request), 401, 'unauthenticated');
      const viewer = await buildColleague(test.ctx, admin, 'viewer');
      const one = await buildOperator(test.ctx);
      const { key } = await createApiKey(one.as, { name: 'key' });
      const headers = { 'x-api-key': key };
      for (const reply of [
        await test.send(admin, request),
        await test.send(viewer, request),
        await test.send(null, { ...request, headers }),
      ])
        expect(expectProblem(reply, 403, 'forbidden').detail).toContain('Only people who operate');
      // Whatever becomes of the organization that they are signed in to.
      await sql(`update organizations set suspended_at = now() where id = '${one.organizationId}'`);
      expect([200, 202, 404]).toContain((await there.send(one, request)).statusCode);
      await sql(`delete from second_factors where user_id = '${one.user.id}'`);
      await there.ctx.identities.caughtUp();
      expectProblem(await there.send(one, request), 403, 'two_factor_setup_required');
      await sql(`update users set operator_since = null where id = '${one.user.id}'`);
      await there.ctx.identities.caughtUp();
      expectProblem(await there.send(one, request), 403, 'forbidden');
    });
  },
);

describe('people', () => {
  it('are found by a part of their e-mail, with where they belong, and nothing that signs them in', async () => {
    const person = await buildColleague(test.ctx, admin, 'viewer');
    const { email, id } = person.user;
    const part = email.slice(5, 15).toUpperCase();
    const seenAt = '2026-01-02T03:04:05.000Z';
    await test.ctx.background.settled();
    await sql(`update sessions set last_seen_at = '${seenAt}' where user_id = '${id}'`);
    const found = await get(`/users?q=${part}`);
    expect(found.json()).toEqual([
      {
        id,
        email,
        fullName: 'Test User',
        createdAt: expect.any(String),
        lastSeenAt: seenAt,
        disabledAt: null,
        verified: false,
        twoFactor: false,
        operatorSince: null,
        sessions: 2,
        organizations: [
          {
            id: person.user.organizationId,
            slug: person.user.organization.slug,
            role: 'admin',
            plan: 'enterprise',
          },
          { id: admin.organizationId, slug: admin.user.organization.slug, role: 'viewer', plan: 'pro' },
        ],
      },
    ]);
    expect((await get('/users?q=%25%25%25')).json()).toEqual([]);
    expectProblem(await get('/users?q=ab'), 400, 'validation_failed');
  });

  it('have the sessions that are open, and a second factor once it is confirmed', async () => {
    const person = await buildColleague(test.ctx, admin, 'viewer');
    const { email, id } = person.user;
    const payload = { password: 'correct horse' };
    const setup = { method: 'POST', url: '/api/auth/two-factor/setup', payload } as const;
    expect((await test.send(person, setup)).statusCode).toBe(200);
    await sql(`update sessions set revoked_at = now() where id = '${person.sessionId}'`);
    const found = async () => (await get(`/users?q=${email}`)).json();
    expect(await found()).toMatchObject([{ sessions: 1, twoFactor: false }]);
    await sql(`update second_factors set confirmed_at = now() where user_id = '${id}'`);
    expect(await found()).toMatchObject([{ sessions: 1, twoFactor: true }]);
  });

  it('come in pages, each once', async () => {
    const all: string[] = [];
    let url: string | undefined = '/users?limit=2';
    while (url) {
      const reply = await get(url);
      all.push(...reply.json().map(({ id }: { id: string }) => id));
      url = /\/admin(\/users[^>]*)>/.exec(`${reply.headers.link ?? ''}`)?.[1];
    }
    const rows = await sql('select id from users order by id desc');
    expect(all).toEqual(rows.map(({ id }) => id));
  });
});

describe('counts', () => {
  it('are those of all organizations', async () => {
    await test.post(admin, '/api/optimize', { text: 'Please write a poem.' });
    const counts = (await get('/analytics')).json();
    const [rows] = await sql(`select (select count(*)::int from users) as users,
      (select count(*)::int from organizations) as total, (select count(*)::int from organizations where suspended_at is not null) as suspended`);
    expect(counts.users).toBe(rows?.users);
    expect(counts.organizations).toMatchObject({ total: rows?.total, suspended: rows?.suspended, active: 1 });
    expect(counts.organizations.byPlan.pro).toBe(1);
    expect(counts.thisMonth).toMatchObject({ optimizations: 1, batches: 0, spendUsd: 0 });
  });

  it('are those of this month, and of organizations that optimized in the last 30 days', async () => {
    const counts = async () => (await get('/analytics')).json();
    const [old, busy] = [await buildMember(test.ctx), await buildMember(test.ctx)];
    const { organizations, period, thisMonth: before } = await counts();
    await sql(`insert into usage_counters (organization_id, meter, period_start, used) values
      ('${old.organizationId}', 'optimizations', '2020-01-01T00:00:00Z', 1000),
      ('${busy.organizationId}', 'enrichments', '${period.start}', 3)`);
    const payload = { items: [{ text: 'Please write.' }, { text: 'Please read.' }] };
    const batch = (await test.post(busy, '/api/batches', payload)).json();
    await sql(`update batch_jobs set original_tokens = 50, refined_tokens = 20 where id = '${batch.id}'`);
    expect((await counts()).thisMonth).toMatchObject({
      optimizations: before.optimizations + 2,
      enrichments: before.enrichments + 3,
      batches: before.batches + 1,
      batchItems: before.batchItems + 2,
      batchTokensSaved: before.batchTokensSaved + 30,
    });
    const one = { text: 'Please write a poem.' };
    await test.post(busy, '/api/optimize', one);
    const aged = async (days: number) => {
      await sql(`update optimizations set created_at = now() - interval '${days} days'
        where organization_id = '${busy.organizationId}'`);
      return (await counts()).organizations.active - organizations.active;
    };
    expect([await aged(29), await aged(31)]).toEqual([1, 0]);
  });
});

describe('jobs', () => {
  const SECRET = 'a secret of the prompt';
  async function failedBatch(): Promise<string> {
    const payload = { items: [{ text: `Please never tell ${SECRET}.` }, { text: 'Please write.' }] };
    const { id } = (await test.post(admin, '/api/batches', payload)).json();
    await sql(
      `update batch_items set status = 'failed', error = '{"code":"provider_failed","message":"${SECRET}"}' where batch_id = '${id}'`,
    );
    await sql(
      `update batch_jobs set status = 'failed', failed = 2, started_at = created_at, finished_at = created_at + interval '2 s', ended_at = now() where id = '${id}'`,
    );
    await sql(`delete from batch_lanes where batch_id = '${id}'`);
    return id;
  }
  const logOf = async () =>
    sql(
      `select actor_kind, action, target, address, user_agent, after from audit_log where organization_id = '${admin.organizationId}' and action = 'job.retry' order by sequence`,
    );

  it('of all kinds are listed with the code of their last failure, and no word of theirs', async () => {
    const id = await failedBatch();
    const [first] = (await get('/jobs?status=failed&kind=batch')).json();
    expect(first).toEqual({
      id,
      organizationId: admin.organizationId,
      kind: 'batch',
      status: 'failed',
      counts: { total: 2, completed: 0, failed: 2, cancelled: 0 },
      createdAt: expect.any(String),
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
      durationMs: 2_000,
      lastFailure: 'provider_failed',
    });
    const everything = await get('/jobs?limit=100');
    expect(everything.json().map((job: { id: string }) => job.id)).toContain(id);
    expect(everything.body).not.toContain(SECRET);
    expect((await get('/jobs/completed')).json()[0]).toMatchObject({ id });
    expect((await get('/jobs?kind=webhook')).json()).toEqual([]);
    expectProblem(await get('/jobs?kind=no-kind'), 400, 'validation_failed');
  });

  it('of one kind have a next page where there are more', async () => {
    const ids = [await failedBatch(), await failedBatch()].toReversed();
    const first = await get('/jobs?kind=batch&limit=1');
    expect(first.json()).toMatchObject([{ id: ids[0] }]);
    const [, next = ''] = /<[^>]*(\/jobs\?[^>]+)>; rel="next"/.exec(String(first.headers.link)) ?? [];
    expect((await get(next)).json()).toMatchObject([{ id: ids[1] }]);
  });

  it('of one status are listed, with the code of the item that stands last', async () => {
    const id = await failedBatch();
    await sql(
      `update batch_items set error = '{"code":"first_of_all","message":"x"}' where batch_id = '${id}' and position = 1`,
    );
    const failed = (await get('/jobs?status=failed&limit=100')).json();
    expect(failed.find((job: { id: string }) => job.id === id)).toMatchObject({
      lastFailure: 'provider_failed',
    });
    expect((await get('/jobs?status=cancelled&limit=100')).json()).toEqual([]);
  });

  it('are tried again, charged as a member would be, once, and the organization reads who did so', async () => {
    const jobId = await failedBatch();
    const replies = await Promise.all([1, 2, 3].map(() => post('/jobs/retry', { jobId })));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409, 409]);
    const [batch] = await sql(`select status, failed from batch_jobs where id = '${jobId}'`);
    expect(batch).toEqual({ status: 'queued', failed: 0 });
    expect(await logOf()).toEqual([
      {
        actor_kind: 'operator',
        action: 'job.retry',
        target: jobId,
        address: null,
        user_agent: null,
        after: { items: 2, operatorId: operator.user.id },
      },
    ]);
    expectProblem(await post('/jobs/retry', { jobId }), 409, 'nothing_to_retry');
    expectProblem(await post('/jobs/retry', { jobId: randomUUID() }), 404, 'job_not_found');
  });

  it('are not for an operator who has lost the right in the meantime', async () => {
    const jobId = await failedBatch();
    await expectCode(retryJob(late(), { jobId }), 'forbidden');
    const [batch] = await sql(`select status, failed from batch_jobs where id = '${jobId}'`);
    expect(batch).toEqual({ status: 'failed', failed: 2 });
  });

  it('are not where the quota is used up, and nothing changes', async () => {
    const jobId = await failedBatch();
    await sql(
      `update subscriptions set quota_limit = 0, own_limit = true where organization_id = '${admin.organizationId}'`,
    );
    expectProblem(await post('/jobs/retry', { jobId }), 429, 'quota_exceeded');
    const [batch] = await sql(`select status, failed from batch_jobs where id = '${jobId}'`);
    expect(batch).toEqual({ status: 'failed', failed: 2 });
  });

  it('that need what is gone are not, and are listed all the same', async () => {
    const [mail] =
      await sql(`insert into work_jobs (id, organization_id, kind, status, options, total, failed)
      values ('${randomUUID()}', '${admin.organizationId}', 'email', 'failed', '{}', 1, 1) returning id`);
    for (const query of [
      'jobs?limit=100',
      'jobs?limit=100&kind=email&status=failed',
      'jobs/completed?limit=100',
    ])
      expect((await get(`/${query}`)).json().map(({ id }: { id: string }) => id)).toContain(mail?.id);
    expectProblem(await post('/jobs/retry', { jobId: mail?.id }), 409, 'nothing_to_retry');
  });
});

describe('a broadcast', () => {
  const MAIL = { subject: 'Maintenance', text: 'Hello,\n\n<b>we</b> are away.\nSorry.' };
  const mailsOf = async (id: string) =>
    sql(`select user_id, count(*)::int as mails from work_jobs where broadcast_id = '${id}' group by 1`);
  const verified = () =>
    sql('select id from users where email_verified_at is not null and disabled_at is null');

  it('reaches everybody who confirmed their e-mail and may sign in, once, wherever they belong', async () => {
    const twice = await buildColleague(test.ctx, admin, 'member');
    const disabled = await buildMember(test.ctx);
    await sql(
      `update users set email_verified_at = now() where id in ('${twice.user.id}', '${disabled.user.id}')`,
    );
    await sql(`update users set disabled_at = now() where id = '${disabled.user.id}'`);
    const key = { 'idempotency-key': randomUUID() };
    const [one, again] = [await post('/broadcast', MAIL, key), await post('/broadcast', MAIL, key)];
    expect([one.statusCode, again.json().id]).toEqual([202, one.json().id]);
    const { id, recipients } = one.json();
    expect(recipients).toBe((await verified()).length);
    expect((await get(`/broadcast/${id}`)).json()).toMatchObject({ sent: 0, failed: 0, pending: recipients });
    await Promise.all([spreadBroadcasts(test.ctx), spreadBroadcasts(there.ctx)]);
    const made = await mailsOf(id);
    expect(made.map(({ user_id }) => user_id).sort()).toEqual((await verified()).map((row) => row.id).sort());
    expect(new Set(made.map(({ mails }) => mails))).toEqual(new Set([1]));
    const own = await sql(
      `select organization_id from work_jobs where broadcast_id = '${id}' and user_id = '${twice.user.id}'`,
    );
    // Of the one that they joined first.
    expect(own).toEqual([{ organization_id: twice.user.organizationId }]);
    await deliverMails(test.ctx);
    expect((await get(`/broadcast/${id}`)).json()).toMatchObject({
      recipients,
      sent: recipients,
      pending: 0,
    });
    const mails = await readOutbox(test.ctx, twice.user.email);
    expect(mails.map(({ subject, text, html }) => [subject, text?.trimEnd(), html?.includes('<b>')])).toEqual(
      [['Maintenance', 'Hello,\n\n<b>we</b> are away. Sorry.\n\nPrompt Refinery', false]],
    );
    expect(await readOutbox(test.ctx, disabled.user.email)).toEqual([]);
    expectProblem(await get(`/broadcast/${randomUUID()}`), 404, 'broadcast_not_found');
  });

  it('reaches nobody who came after it', async () => {
    const late = await buildMember(test.ctx);
    await sql(
      `update users set email_verified_at = now(), created_at = now() + interval '1 day' where id = '${late.user.id}'`,
    );
    const { id, recipients } = (await post('/broadcast', MAIL)).json();
    expect(recipients).toBe((await verified()).length - 1);
    await spreadBroadcasts(test.ctx);
    const reached = (await mailsOf(id)).map(({ user_id }) => user_id);
    expect(reached).toContain(operator.user.id);
    expect(reached).not.toContain(late.user.id);
    await sql(`update users set email_verified_at = null where id = '${late.user.id}'`);
  });

  it('is not of an operator who has lost the right in the meantime', async () => {
    const before = await sql('select count(*)::int from broadcasts');
    await expectCode(createBroadcast(late(), MAIL), 'forbidden');
    expect(await sql('select count(*)::int from broadcasts')).toEqual(before);
  });

  it('to admins reaches those of some organization; a second one is a new one', async () => {
    const viewer = await buildMember(test.ctx, { role: 'viewer' });
    await sql(`update users set email_verified_at = now() where id = '${viewer.user.id}'`);
    const { id } = (await post('/broadcast', { ...MAIL, audience: 'admins' })).json();
    await spreadBroadcasts(test.ctx);
    const reached = (await mailsOf(id)).map(({ user_id }) => user_id);
    expect(reached).toContain(operator.user.id);
    expect(reached).not.toContain(viewer.user.id);
    expect((await post('/broadcast', MAIL)).json().id).not.toBe(id);
  });

  it('to 1,000 people that is killed in any chunk gives each of them one mail', async () => {
    await insertPeople(test.ctx, admin.organizationId, 1_200);
    await sql(`update work_jobs set status = 'completed' where broadcast_id is not null`);
    const { id, recipients } = (await post('/broadcast', MAIL)).json();
    let chunks = 0;
    // Postgres ends the connection of a process that is killed: what it has not committed is gone.
    const dying = {
      ...test.ctx,
      get clock() {
        chunks++;
        if (chunks % 3 === 0) throw new Error('killed');
        return test.ctx.clock;
      },
    };
    for (let round = 0; round < 8; round++) await spreadBroadcasts(dying);
    expect(chunks).toBeGreaterThan(6);
    await spreadBroadcasts(test.ctx);
    // What could not be sent waits no more, and is told apart.
    await sql(`update work_jobs set status = 'failed' where id in (
      select id from work_jobs where broadcast_id = '${id}' order by id limit 3)`);
    await sql(`update work_jobs set status = 'completed' where id in (
      select id from work_jobs where broadcast_id = '${id}' order by id desc limit 2)`);
    expect((await get(`/broadcast/${id}`)).json()).toMatchObject({
      recipients,
      sent: 2,
      failed: 3,
      pending: recipients - 5,
    });
    await sql(`update work_jobs set status = 'queued' where broadcast_id = '${id}'`);
    const waiting = await mailsOf(id);
    // No more wait at a time.
    expect(waiting.length).toBe(1_000);
    await sql(`update work_jobs set status = 'completed' where broadcast_id = '${id}'`);
    await spreadBroadcasts(test.ctx);
    const made = await mailsOf(id);
    expect(made.length).toBe(recipients);
    expect(made.every(({ mails }) => mails === 1)).toBe(true);
  });

  it.each([
    [{ subject: 'x' }],
    [{ subject: ' ', text: 'x' }],
    [{ subject: 'x', text: 'x', audience: 'viewers' }],
    [{ subject: 'x'.repeat(201), text: 'x' }],
  ])('must say something: %j', async (body) => {
    expectProblem(await post('/broadcast', body), 400, 'validation_failed');
  });
});
