import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { makeExports } from '@refinery/testing/make-exports.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { fillOrganization } from '../testing/fill-organization.ts';
import { GUARDED, nameOf, resourceIn, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const AT_ONCE = 100;
const KEY = 'the-same';
const IDEMPOTENT = GUARDED.filter(({ idempotent }) => idempotent);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp(inject('services'), { env: { RATE_LIMIT_ENTERPRISE: '0' } });
});
afterAll(() => test.close());

/** The request of the documentation, for something that is there. */
async function requestFor(endpoint: Endpoint, member: Member): Promise<InjectOptions> {
  const ids = await fillOrganization(test, member);
  // There is one export at a time.
  await makeExports(test.ctx);
  const sample = sampleRequest(endpoint, {
    id: ids[resourceIn(endpoint)],
    promptId: ids.prompts,
    organizationId: member.organizationId,
  });
  return {
    ...sample,
    payload: { ...Object(sample.payload), ...others(endpoint) },
    headers: { 'idempotency-key': KEY },
  };
}

/** What nobody else has yet. */
function others({ action }: Endpoint): object {
  const name = randomUUID();
  if (action === 'organization.create') return { slug: name };
  return action === 'member.add' ? { email: `${name}@example.com` } : {};
}

/** As clients do: who is told that the first one still runs, or that too many uploads do, asks again. */
const answered = (member: Member, request: InjectOptions): Promise<LightMyRequestResponse> =>
  waitFor(
    async () => {
      const reply = await test.send(member, request);
      return !['idempotency_in_progress', 'rate_limited'].includes(reply.json().code) && reply;
    },
    { intervalMs: 500 },
  );

/** How many rows each table has, and what was charged. */
async function count(): Promise<[string, number][]> {
  await test.ctx.background.settled();
  return asSuperuser(test.ctx, async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class
      where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace order by 1`;
    const counts: [string, number][] = [];
    for (const { name } of tables) {
      const [row] = await sql<{ rows: number }[]>`select count(*)::int as rows from ${sql(name)}`;
      counts.push([name, row?.rows ?? 0]);
    }
    const [charged] = await sql<
      { used: number }[]
    >`select coalesce(sum(used), 0)::int as used from usage_counters`;
    return [...counts, ['charged', charged?.used ?? 0]];
  });
}

/** Whether the reply to a member's request is kept. */
const isKept = (member: Member) =>
  asSuperuser(test.ctx, async (sql) => {
    const kept = await sql`
      select from idempotency_keys
      where organization_id = ${member.organizationId} and key like ${`%:${KEY}`} and sealed_reply is not null`;
    return kept.length === 1;
  });

/** What it leaves when somebody who has just joined sends an endpoint's request so many times at once. */
async function send(endpoint: Endpoint, times: number) {
  const member = await buildOperator(test.ctx);
  const request = await requestFor(endpoint, member);
  const before = new Map(await count());
  const replies = await Promise.all(Array.from({ length: times }, () => answered(member, request)));
  const left = (await count()).map(([what, after]) => [what, after - (before.get(what) ?? 0)]);
  return { replies, left };
}

const CASES = IDEMPOTENT.map((endpoint) => [nameOf(endpoint), endpoint] as const);

it.each(CASES)(
  '%s, sent a hundred times at once, takes effect once and answers all of them alike',
  async (_name, endpoint) => {
    const once = await send(endpoint, 1);
    const often = await send(endpoint, AT_ONCE);
    expect(String(once.replies[0]?.statusCode)).toMatch(/^20/);
    expect(often.left).toEqual(once.left);
    expect(new Set(often.replies.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    const made = often.replies.filter(({ headers }) => headers['idempotency-replayed'] !== 'true');
    expect(made).toHaveLength(1);
  },
);

it.each(CASES)('%s, sent again, is answered by the reply that it has kept', async (_name, endpoint) => {
  const member = await buildOperator(test.ctx);
  const request = await requestFor(endpoint, member);
  const first = await test.send(member, request);
  expect(String(first.statusCode)).toMatch(/^20/);
  expect(first.headers).not.toHaveProperty('idempotency-replayed');
  expect(await isKept(member)).toBe(true);
  const made = await count();
  const again = await test.send(member, request);
  expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body]);
  expect(again.headers).toMatchObject({
    'idempotency-replayed': 'true',
    'content-type': first.headers['content-type'],
  });
  expect(again.headers.location).toBe(first.headers.location);
  expect(await count()).toEqual(made);
});
