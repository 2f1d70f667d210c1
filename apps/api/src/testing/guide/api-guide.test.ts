import { readFile, writeFile } from 'node:fs/promises';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { computeOrganizationHours } from '@refinery/domain/analytics/compute-organization-hours.ts';
import { billingKind } from '@refinery/domain/billing/billing-kind.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import { deliverAllWebhooks } from '@refinery/testing/deliver-webhooks.ts';
import { drainJobs } from '@refinery/testing/drain-jobs.ts';
import { drainAllLanes } from '@refinery/testing/drain-lanes.ts';
import { drainRuns } from '@refinery/testing/drain-runs.ts';
import { type FakeDns, type FakeName, startFakeDns } from '@refinery/testing/fake-dns.ts';
import {
  type FakeIdentityProvider,
  startIdentityProvider,
} from '@refinery/testing/fake-identity-provider.ts';
import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import { answersTo, asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { makeExports } from '@refinery/testing/make-exports.ts';
import { refineTexts, useSystemText } from '@refinery/testing/refine-texts.ts';
import { type Receiver, startReceiver } from '@refinery/testing/start-receiver.ts';
import { type Shop, startShop } from '@refinery/testing/stripe/start-shop.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { issueTokens } from '../../auth/tokens.ts';
import { addBystanders, type Bystanders } from '../bystanders.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { normalize } from './normalize.ts';
import { Recorder } from './recorder.ts';
import { renderGuide } from './render.ts';
import { INTRO, walk } from './walk.ts';

const GUIDE = new URL('../../../../../docs/api.md', import.meta.url);
const EXAMPLE_ENDPOINT = 'https://llm.example.com/v1';
const EXAMPLE_RECEIVER = 'https://hooks.example.com';

let test: TestApp;
let vendor: FakeVendor;
let receiver: Receiver;
let shop: Shop;
let dns: FakeDns;
let identityProvider: FakeIdentityProvider;
let google: FakeIdentityProvider;
let recorder: Recorder;
let bystanders: Bystanders;
let theirRows: Record<string, string[]>;

beforeAll(async () => {
  vendor = await startFakeVendor({ protocol: 'openai' });
  vendor.respondWith(answer);
  // What a change costs depends on the day.
  shop = await startShop({ now: new Date('2026-05-18T09:30:00Z') });
  await shop.sellOverage();
  receiver = await startReceiver();
  const names: Record<string, FakeName> = {};
  dns = await startFakeDns(names);
  identityProvider = await startIdentityProvider('https://login.acme.example');
  identityProvider.clientSecret = 'secret-of-the-client';
  google = await startIdentityProvider('https://accounts.google.com');
  google.person = { sub: '1184…', email: 'ada@gmail.com', email_verified: true, name: 'Ada Lovelace' };
  identityProvider.person = { sub: 'grace', email: 'grace@acme.example', name: 'Grace Hopper' };
  receiver.respondWith((response, { path }) => response.writeHead(path === '/gone' ? 410 : 204).end());
  // The walk is longer than one window of the free plan.
  const env = {
    UPSTREAM_ALLOWLIST: `${new URL(vendor.url).host}, ${receiver.host}`,
    RATE_LIMIT_FREE: '1000',
    ...shop.env,
    UPSTREAM_DNS_SERVERS: dns.address,
    GOOGLE_CLIENT_ID: google.clientId,
    GOOGLE_CLIENT_SECRET: google.clientSecret,
    // Its price depends on the time of day.
    PRICE_OVERRIDES: '{"deepseek/deepseek-v4-flash":{"inputPerMillion":0.22,"outputPerMillion":0.66}}',
  };
  test = await openTestApp(inject('services'), { env });
  bystanders = await addBystanders(test);
  test.ctx.identityFetch = (input, init) =>
    (String(input).startsWith(google.issuer) ? google : identityProvider).fetch(input, init);
  theirRows = await bystanders.rows();
  recorder = new Recorder(test.app);
  await walk(recorder, {
    customEndpoint: vendor.baseUrl,
    drain: () => drainAllLanes(test.ctx),
    drainRuns: () => drainRuns(test.ctx),
    drainBilling: () => drainJobs(test.ctx, billingKind),
    mailedToken: async (to) => {
      await deliverMails(test.ctx);
      return tokenIn((await readOutbox(test.ctx, to)).findLast(({ text }) => text?.includes('#token=')));
    },
    makeExports: () => makeExports(test.ctx),
    makeOperator: (email) =>
      asSuperuser(test.ctx, async (sql) => {
        await sql`update users set operator_since = now(), email_verified_at = now() where email = ${email}`;
        await sql`
          insert into second_factors (user_id, sealed_secret, confirmed_at)
          select id, 'sealed', now() from users where email = ${email} on conflict do nothing`;
      }),
    endOperator: (email) =>
      asSuperuser(test.ctx, async (sql) => {
        await sql`delete from second_factors where sealed_secret = 'sealed'`;
        await sql`update users set operator_since = null where email = ${email}`;
      }),
    failBatch: () =>
      asSuperuser(test.ctx, async (sql) => {
        const [batch] = await sql<{ id: string }[]>`
          update batch_jobs set status = 'failed', completed = completed - 1, failed = failed + 1
          where id = (select batch_id from batch_items where status = 'completed' order by id desc limit 1) returning id`;
        const id = batch?.id ?? '';
        await sql`
          update batch_items set status = 'failed', text = 'Please write a poem.', optimization_id = null,
            error = '{"code": "provider_failed", "message": "x"}'
          where id = (select id from batch_items where batch_id = ${id} and status = 'completed' order by position limit 1)`;
        return id;
      }),
    webhookReceiver: receiver.url,
    operatorToken: async () => issueTokens(test.app, 3_600, await buildOperator(test.ctx)).accessToken,
    publish: ({ name, value }) => {
      names[name] = { txt: [value] };
    },
    signIn: async (url) => {
      const query = (url.startsWith(google.issuer) ? google : identityProvider).visit(url);
      const { pathname } = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
      const reply = await test.app.inject({ url: `${pathname}?${query}` });
      return String(reply.headers.location);
    },
    usePlan: (organizationId, plan) =>
      asSuperuser(test.ctx, async (sql) => {
        await sql`update subscriptions set plan = ${plan} where organization_id = ${organizationId}`;
        await test.ctx.identities.caughtUp();
      }),
    pay: (url) => shop.pay(url),
    deliver: () => deliverAllWebhooks(test.ctx),
    settleCalls: () => test.ctx.ledger.settled(),
    refineSystemText: async (organizationId, text) => {
      await useSystemText(test.ctx, organizationId, text, { calls: 40 });
      await refineTexts(test.ctx, organizationId);
    },
    computeHours: (organizationId) => computeOrganizationHours(test.ctx, organizationId),
  });
});
afterAll(async () => {
  await test.close();
  await vendor.close();
  await shop.close();
  await dns.close();
  await identityProvider.close();
  await google.close();
  await receiver.close();
});

/** What a model says, to a second reader and in conversations. */
function answer(request: FakeRequest): Step | string {
  if (asksSecondReader(request)) return answersTo(request, () => true);
  const { stream } = Object(request.body);
  if (!stream) return 'ok';
  const chunk = (delta: object, finish: string | null) =>
    `data: ${JSON.stringify({ model: request.model, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const usage = { prompt_tokens: 58, completion_tokens: 5, total_tokens: 63 };
  const body = [
    ...['Up to ', '30 days.'].map((content) => chunk({ content }, null)),
    chunk({}, 'stop'),
    `data: ${JSON.stringify({ model: request.model, choices: [], usage })}\n\ndata: [DONE]\n\n`,
  ];
  return { kind: 'body', contentType: 'text/event-stream', body: body.join('') };
}

it('is what docs/api.md says (UPDATE_DOCS=1 writes it anew)', async () => {
  const guide = normalize(renderGuide(INTRO, recorder.sections))
    .replaceAll(vendor.baseUrl, EXAMPLE_ENDPOINT)
    .replaceAll(receiver.url, EXAMPLE_RECEIVER)
    .replaceAll(/("oldestWaitingSeconds": )\d+/g, (_all, name: string) => `${name}5`);
  if (process.env.UPDATE_DOCS) await writeFile(GUIDE, guide);
  expect(await readFile(GUIDE, 'utf8')).toBe(guide);
});

it('covers every endpoint', () => {
  const documented = new Set(recorder.sections.map((section) => section.endpoint));
  const endpoints = ENDPOINTS.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(endpoints.filter((endpoint) => !documented.has(endpoint))).toEqual([]);
});

it('is walked without touching anything of people who have no part in it', async () => {
  const empty = Object.keys(theirRows).filter((table) => !theirRows[table]?.length);
  // These hold only what is under way, of operators, published or given up; and approvals need somebody
  // beside the author.
  expect(empty).toEqual([
    'api_key_spend',
    'batch_lanes',
    'billing_accounts',
    'billing_customers',
    'broadcasts',
    'former_customers',
    'inactive_members',
    'kept_versions',
    'prompt_approvals',
    'prompt_includes',
    'publication_reports',
    'publications',
    'published_prompts',
    'publishing_verdicts',
    'social_accounts',
    'spend_lease_calls',
    'spend_lease_keys',
    'spend_leases',
    'spend_reservations',
    'sso_flows',
    'sso_identities',
    'work_lanes',
  ]);
  expect(await bystanders.rows()).toEqual(theirRows);
});

it('leaves a row in the audit log for every endpoint that changes something', async () => {
  await retryFailedBatch();
  const rows = await auditRows();
  const recorded = new Set(rows.map(({ action }) => action));
  const actions = ENDPOINTS.flatMap(({ action }) => action ?? []);
  expect(actions.length).toBeGreaterThan(10);
  expect(actions.filter((action) => !recorded.has(action))).toEqual([]);
  const secrets = /prk_[\w-]{13}|sk-|password|Bearer/i;
  expect(rows.filter((row) => secrets.test(JSON.stringify([row.before, row.after])))).toEqual([]);
});

/** The guide shows a batch without failed items: one with some is tried again here. */
async function retryFailedBatch(): Promise<void> {
  const headers = { 'x-api-key': recorder.key };
  const send = (url: string, payload: object) => test.app.inject({ method: 'POST', url, headers, payload });
  const { id } = (await send('/api/batches', { items: [{ text: 'Please write a poem.' }] })).json();
  await test.sql`update batch_items set status = 'failed' where batch_id = ${id}`;
  await test.sql`update batch_jobs set status = 'completed', failed = 1 where id = ${id}`;
  expect((await send(`/api/batches/${id}/retry`, {})).statusCode).toBe(202);
}

const auditRows = () =>
  test.sql<{ action: string; before: unknown; after: unknown }[]>`select * from audit_log`;
