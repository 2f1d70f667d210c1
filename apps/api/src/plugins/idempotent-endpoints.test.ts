import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { createAbTestEndpoint } from '@refinery/contracts/endpoints/ab-tests.ts';
import { startCheckoutEndpoint } from '@refinery/contracts/endpoints/billing.ts';
import { createRunEndpoint, testEquivalenceEndpoint } from '@refinery/contracts/endpoints/runs.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { fakeIssuers } from '@refinery/testing/fake-issuers.ts';
import { startOpenai } from '@refinery/testing/fake-vendors/openai-environment.ts';
import { makeExports } from '@refinery/testing/make-exports.ts';
import { type Shop, startShop } from '@refinery/testing/stripe/start-shop.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { fillOrganization } from '../testing/fill-organization.ts';
import { GUARDED, nameOf, resourceIn, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const AT_ONCE = 10;
const KEY = 'the-same';
const IDEMPOTENT = GUARDED.filter(({ idempotent }) => idempotent);

let test: TestApp;
let vendor: Awaited<ReturnType<typeof startOpenai>>;
let shop: Shop;

beforeAll(async () => {
  vendor = await startOpenai();
  shop = await startShop();
  const env = { RATE_LIMIT_ENTERPRISE: '0', ...vendor.env, ...shop.env };
  test = await openTestApp(inject('services'), { env });
  test.ctx.identityFetch = fakeIssuers;
});
afterAll(async () => {
  await test.close();
  await vendor.openai.close();
  await shop.close();
});

/** The request of the documentation, for something that is there. */
async function requestFor(endpoint: Endpoint, member: Member): Promise<InjectOptions> {
  const { organizationId } = member;
  const isAboutSomething = /scim|"promptIds?"|\/:id\b/.test(
    endpoint.path + JSON.stringify(sampleRequest(endpoint)),
  );
  const ids = isAboutSomething ? await fillOrganization(test, member) : {};
  // It compares two versions.
  if (endpoint === createAbTestEndpoint)
    await test.put(member, `/api/prompts/${ids.prompts}`, { content: 'Do.' });
  // Its items are examples for other prompts.
  await asSuperuser(
    test.ctx,
    (sql) =>
      sql`update dataset_items set input = '{"customer": "Ada"}' where organization_id = ${organizationId}`,
  );
  // There is one export at a time.
  await makeExports(test.ctx);
  const sample = sampleRequest(endpoint, {
    id: ids[resourceIn(endpoint)],
    promptId: ids.prompts,
    organizationId,
  });
  return {
    ...sample,
    payload: { ...Object(sample.payload), ...others(endpoint), ...aboutTests(endpoint, ids) },
    headers: { 'idempotency-key': KEY },
  };
}

/** What nobody else has yet. */
function others({ action }: Endpoint): object {
  const name = randomUUID();
  if (action === 'organization.create') return { slug: name };
  return action === 'member.add' ? { email: `${name}@example.com` } : {};
}

/** A run asks a prompt with a dataset that are there. */
function aboutTests(endpoint: Endpoint, ids: Record<string, string>): object {
  const datasetId = ids.datasets;
  if (endpoint === testEquivalenceEndpoint) return { datasetId };
  if (endpoint !== createRunEndpoint) return {};
  return {
    datasetId,
    arms: [{ promptId: ids.prompts }],
    evaluators: [ids.evaluators],
    maxCostUsd: undefined,
  };
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
  await test.ctx.ledger.settled();
  // What the process holds for the next calls is nothing that a request leaves.
  await test.ctx.callMoney.flush();
  await test.ctx.callMoney.endIdle();
  return asSuperuser(test.ctx, async (sql) => {
    const rows = await sql<{ name: string; rows: number }[]>`
      select relname as name, (xpath('//n/text()', query_to_xml(
        format('select count(*) as n from %I', relname), false, true, '')))[1]::text::int as rows
      from pg_class
      where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace order by 1`;
    const [charged] = await sql<
      { used: number }[]
    >`select coalesce(sum(used), 0)::int as used from usage_counters`;
    return [
      ...rows.map(({ name, rows: count }): [string, number] => [name, count]),
      ['charged', charged?.used ?? 0],
    ];
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
  // Nobody buys a plan who has a better one already.
  const member = await buildOperator(test.ctx, {
    plan: endpoint === startCheckoutEndpoint ? 'free' : 'enterprise',
  });
  const request = await requestFor(endpoint, member);
  const before = new Map(await count());
  const replies = await Promise.all(Array.from({ length: times }, () => answered(member, request)));
  const left = (await count()).map(([what, after]) => [what, after - (before.get(what) ?? 0)]);
  return { member, replies, left };
}

const CASES = IDEMPOTENT.map((endpoint) => [nameOf(endpoint), endpoint] as const);

it.each(CASES)(
  '%s, sent many times at once, takes effect once and answers all of them alike',
  async (_name, endpoint) => {
    const once = await send(endpoint, 1);
    const often = await send(endpoint, AT_ONCE);
    expect(String(once.replies[0]?.statusCode)).toMatch(/^20/);
    expect(often.left).toEqual(once.left);
    expect(new Set(often.replies.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    const made = often.replies.filter(({ headers }) => headers['idempotency-replayed'] !== 'true');
    expect(made).toHaveLength(1);
    expect(await isKept(often.member)).toBe(true);
    for (const name of ['content-type', 'location'])
      expect(new Set(often.replies.map(({ headers }) => headers[name])).size, name).toBe(1);
  },
);
