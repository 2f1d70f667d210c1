import { randomUUID } from 'node:crypto';
import { spreadBroadcasts } from '@refinery/domain/operators/spread-broadcasts.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import { buildMember, joinOrganization, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { insertPeople } from '@refinery/testing/insert-people.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let operator: Member;
let member: Member;

beforeAll(async () => {
  operator = await buildOperator(test.ctx);
  member = await buildMember(test.ctx);
  await test.ctx.background.settled();
});

const sql = (statement: string) => asSuperuser(test.ctx, (client) => client.unsafe(statement));
const get = async (url: string) => (await test.get(operator, `/api/admin${url}`)).json();
const post = (url: string, payload: object, who = operator) => test.post(who, `/api${url}`, payload);

it('what was spent is told in dollars', async () => {
  const { period, thisMonth } = await get('/analytics');
  await sql(`insert into usage_counters (organization_id, meter, period_start, used)
    values ('${member.organizationId}', 'spend_usd', '${period.start}', 2500000)`);
  expect((await get('/analytics')).thisMonth.spendUsd).toBeCloseTo(thisMonth.spendUsd + 2.5, 6);
});

it('a person was seen when the last of their sessions was', async () => {
  const person = await joinOrganization(test.ctx, await buildMember(test.ctx), member, 'viewer');
  await test.ctx.background.settled();
  const { id, email } = person.user;
  await sql(`update sessions set last_seen_at = '2026-01-01T00:00:00Z' where user_id = '${id}'`);
  await sql(`update sessions set last_seen_at = '2026-02-01T00:00:00Z' where id = '${person.sessionId}'`);
  expect(await get(`/users?q=${email}`)).toMatchObject([{ lastSeenAt: '2026-02-01T00:00:00.000Z' }]);
});

describe('a job', () => {
  const jobOf = async (id: string) =>
    (await get('/jobs?limit=100')).find((job: { id: string }) => job.id === id);
  const batch = async (): Promise<string> =>
    (await post('/batches', { items: [{ text: 'Please write.' }] }, member)).json().id;

  it('that has not ended has taken no time yet', async () => {
    const id = await batch();
    const none = { startedAt: null, finishedAt: null, durationMs: null, lastFailure: null };
    expect(await jobOf(id)).toMatchObject(none);
    await sql(`update batch_jobs set started_at = '2026-01-01T00:00:00Z' where id = '${id}'`);
    expect(await jobOf(id)).toMatchObject({ ...none, startedAt: '2026-01-01T00:00:00.000Z' });
  });

  it('of whatever kind has the code of its last failure', async () => {
    const id = randomUUID();
    await sql(`insert into work_jobs (id, organization_id, kind, status, options, total, failed)
      values ('${id}', '${member.organizationId}', 'email', 'failed', '{}', 1, 1)`);
    await sql(`insert into work_items (id, organization_id, job_id, position, payload, status, error, available_at)
      values ('${randomUUID()}', '${member.organizationId}', '${id}', 1, '{}', 'failed', '{"code":"mail_not_sent","message":"x"}', now())`);
    expect(await jobOf(id)).toMatchObject({ kind: 'email', lastFailure: 'mail_not_sent' });
  });

  it('whose texts were removed is not tried again', async () => {
    const jobId = await batch();
    await sql(
      `update batch_items set status = 'failed', text = null, error = '{"code":"x","message":"x"}' where batch_id = '${jobId}'`,
    );
    await sql(`update batch_jobs set status = 'failed', failed = 1, finished_at = now(), ended_at = now()
      where id = '${jobId}'`);
    await sql(`delete from batch_lanes where batch_id = '${jobId}'`);
    expectProblem(await post('/admin/jobs/retry', { jobId }), 410, 'texts_removed');
    expect(await jobOf(jobId)).toMatchObject({ status: 'failed', counts: { failed: 1 } });
  });
});

describe('a broadcast', () => {
  const MAIL = { subject: 'Maintenance', text: 'We are away.' };
  const confirmed = async (count: number) => {
    const people = await Promise.all(Array.from({ length: count }, () => buildMember(test.ctx)));
    await sql(
      `update users set email_verified_at = now() where id in ('${people.map(({ user }) => user.id).join("','")}')`,
    );
    return people;
  };
  const send = async (more: object = {}) => (await post('/admin/broadcast', { ...MAIL, ...more })).json();

  it('to admins is told to be to so many', async () => {
    const [viewer] = await confirmed(1);
    await sql(`update memberships set role = 'viewer' where user_id = '${viewer?.user.id}'`);
    const [all, admins] = [await send(), await send({ audience: 'admins' })];
    expect(all.recipients - admins.recipients).toBe(1);
    await spreadBroadcasts(test.ctx);
  });

  it('counts whom it is to once its mails are made, without who was disabled or erased meanwhile', async () => {
    const [disabled, erased] = await confirmed(3);
    const { id, recipients } = await send();
    await sql(`update users set disabled_at = now() where id = '${disabled?.user.id}'`);
    await spreadBroadcasts(test.ctx);
    expect(await get(`/broadcast/${id}`)).toMatchObject({
      recipients: recipients - 1,
      pending: recipients - 1,
    });
    await sql(`delete from work_jobs where broadcast_id = '${id}' and user_id = '${erased?.user.id}'`);
    expect(await get(`/broadcast/${id}`)).toMatchObject({ sent: 0, failed: 0, pending: recipients - 2 });
    await sql(`update work_jobs set status = 'completed' where broadcast_id = '${id}'`);
    expect(await get(`/broadcast/${id}`)).toMatchObject({ sent: recipients - 2, pending: 0 });
  });

  it('counts mails that are being sent as mails that wait', async () => {
    await insertPeople(test.ctx, member.organizationId, 1_100);
    const { id } = await send();
    await spreadBroadcasts(test.ctx);
    await sql(`update work_jobs set status = 'running' where broadcast_id = '${id}'`);
    expect(await spreadBroadcasts(test.ctx)).toBe(0);
    await sql(`update work_jobs set status = 'completed' where broadcast_id = '${id}'`);
    expect(await spreadBroadcasts(test.ctx)).toBeGreaterThan(0);
  });
});
