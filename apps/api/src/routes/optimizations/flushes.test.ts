import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { type StartedProcess, startProcess } from '@refinery/testing/start-process.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

/** Prompts of one moment are written down together: nothing of what each is promised may depend on that. */
let here: TestApp;
let there: TestApp;

beforeAll(async () => {
  const env = { RATE_LIMIT_ENTERPRISE: '0', HOST: '127.0.0.1', PORT: '0' };
  here = await openTestApp(inject('services'), { env });
  there = await openTestApp(inject('services'), { environment: here.environment, env });
});
afterAll(async () => {
  await there.close();
  await here.close();
});

const optimize = (on: TestApp, headers: Record<string, string>, text: string) =>
  on.app.inject({ method: 'POST', url: '/api/optimize', headers, payload: { text } });
const keyOf = async (who: Member, monthlyQuota?: number) => {
  const { id, key } = await createApiKey(who.as, { name: 'k', ...(monthlyQuota ? { monthlyQuota } : {}) });
  return { id, headers: { 'x-api-key': key } };
};
const read = async (organizationId: string) =>
  asSuperuser(here.ctx, async (sql) => {
    const [row] = await sql`
      select (select used::integer from usage_counters where organization_id = ${organizationId} and meter = 'optimizations') as used,
        (select count(*)::integer from optimizations where organization_id = ${organizationId}) as rows,
        (select count(*)::integer from optimizations where organization_id = ${organizationId} and status <> 'completed') as others`;
    return row;
  });

it('300 at once, to two processes, get exactly what their quota has, of the key and of the organization', async () => {
  const [one, other] = [await buildMember(here.ctx, { quotaLimit: 100 }), await buildMember(here.ctx)];
  const keys = [await keyOf(one, 20), await keyOf(one), await keyOf(other, 20)];
  const replies = await Promise.all(
    Array.from({ length: 300 }, async (_, at) => {
      const key = at % 3;
      const text = `Please kindly name the river number ${at % 120}.`;
      const reply = await optimize(at % 2 ? here : there, keys[key]?.headers ?? {}, text);
      return { key, status: reply.statusCode, code: reply.json().code, id: reply.json().id };
    }),
  );
  const done = (key: number) => replies.filter((reply) => reply.key === key && reply.status === 200).length;
  expect([done(0) + done(1), done(2)]).toEqual([100, 20]);
  // Whoever comes first gets what the organization has left, so the first key may get less than its own
  // quota.
  expect(done(0)).toBeLessThanOrEqual(20);
  const refused = replies.filter(({ status }) => status !== 200);
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['quota_exceeded']));
  expect(await read(one.organizationId)).toEqual({ used: 100, rows: 100, others: 0 });
  expect(await read(other.organizationId)).toEqual({ used: 20, rows: 20, others: 0 });
  expect(new Set(replies.flatMap(({ id }) => id ?? [])).size).toBe(120);
});

it('one text that cannot be stored is refused alone, whatever it came with', async () => {
  const member = await buildMember(here.ctx);
  const { headers } = await keyOf(member);
  const texts = Array.from({ length: 20 }, (_, at) => (at === 7 ? 'Write \u0000 it.' : `Write poem ${at}.`));
  const statuses = await Promise.all(
    texts.map(async (text) => (await optimize(here, headers, text)).statusCode),
  );
  expect(statuses).toEqual(texts.map((_, at) => (at === 7 ? 400 : 200)));
  expect(await read(member.organizationId)).toEqual({ used: 19, rows: 19, others: 0 });
});

it('the same text again and again, at once: one is refined, all are written and charged', async () => {
  const member = await buildMember(here.ctx);
  const { headers } = await keyOf(member);
  const text = 'Could you please kindly describe the delta of the river in a few words?';
  for (const round of [1, 2]) {
    const replies = await Promise.all(Array.from({ length: 30 }, () => optimize(here, headers, text)));
    expect(replies.filter((reply) => !reply.json().cached)).toHaveLength(round === 1 ? 1 : 0);
    expect(new Set(replies.map((reply) => reply.json().refinedText)).size).toBe(1);
  }
  expect(await read(member.organizationId)).toEqual({ used: 60, rows: 60, others: 0 });
});

it('a result that was deleted is not given again, by the process that remembers it neither', async () => {
  const member = await buildMember(here.ctx);
  const { headers } = await keyOf(member);
  const text = 'Please kindly write a short text about the sources of the river.';
  const first = (await optimize(here, headers, text)).json();
  expect((await optimize(here, headers, text)).json().cached).toBe(true);
  const rows = await asSuperuser(
    here.ctx,
    (sql) => sql`delete from optimizations where organization_id = ${member.organizationId} returning id`,
  );
  expect(rows.map(({ id }) => id)).toContain(first.id);
  const again = await Promise.all(Array.from({ length: 5 }, () => optimize(here, headers, text)));
  expect(again.map((reply) => reply.statusCode)).toEqual(Array(5).fill(200));
  expect(again.filter((reply) => !reply.json().cached).length).toBeGreaterThan(0);
  expect(await read(member.organizationId)).toMatchObject({ rows: 5 });
});

it('kill -9 in the middle: what was answered is in the history, and what is charged is what is there', async () => {
  const member = await buildMember(here.ctx);
  const { headers } = await keyOf(member);
  const answered: string[] = [];
  for (const rounds of [1, 2]) {
    const api: StartedProcess = await startProcess('apps/api/src/main.ts', here.environment);
    const client = async (name: number) => {
      for (let at = 0; ; at++) {
        const body = JSON.stringify({ text: `Please name the rivers of the land ${name}-${at}-${rounds}.` });
        const reply = await fetch(`${api.ready.url}/api/optimize`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body,
        });
        answered.push(Object(await reply.json()).id);
        if (answered.length >= rounds * 40) api.kill('SIGKILL');
      }
    };
    await Promise.allSettled(Array.from({ length: 12 }, (_, name) => client(name)));
    await api.exited;
  }
  const ids = await asSuperuser(
    here.ctx,
    (sql) => sql`select id from optimizations where organization_id = ${member.organizationId}`,
  );
  const stored = new Set(ids.map(({ id }) => id));
  expect(answered.filter((id) => !stored.has(id))).toEqual([]);
  expect(await read(member.organizationId)).toEqual({ used: stored.size, rows: stored.size, others: 0 });
});
