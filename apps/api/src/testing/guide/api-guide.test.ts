import { readFile, writeFile } from 'node:fs/promises';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { computeOrganizationHours } from '@refinery/domain/analytics/compute-organization-hours.ts';
import { deliverAllWebhooks } from '@refinery/testing/deliver-webhooks.ts';
import { drainAllLanes } from '@refinery/testing/drain-lanes.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { makeExports } from '@refinery/testing/make-exports.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { type Receiver, startReceiver } from '@refinery/testing/start-receiver.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
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
let recorder: Recorder;
let bystanders: Bystanders;
let theirRows: Record<string, string[]>;

beforeAll(async () => {
  vendor = await startFakeVendor({ protocol: 'openai' });
  receiver = await startReceiver();
  receiver.respondWith((response, { path }) => response.writeHead(path === '/gone' ? 410 : 204).end());
  const env = { UPSTREAM_ALLOWLIST: `${new URL(vendor.url).host}, ${receiver.host}` };
  test = await openTestApp(inject('services'), { env });
  bystanders = await addBystanders(test);
  theirRows = await bystanders.rows();
  recorder = new Recorder(test.app);
  await walk(recorder, {
    customEndpoint: vendor.baseUrl,
    drain: () => drainAllLanes(test.ctx),
    mailedToken: async (to) => {
      await deliverMails(test.ctx);
      return tokenIn((await readOutbox(test.ctx, to)).findLast(({ text }) => text?.includes('#token=')));
    },
    makeExports: () => makeExports(test.ctx),
    webhookReceiver: receiver.url,
    deliver: () => deliverAllWebhooks(test.ctx),
    computeHours: (organizationId) => computeOrganizationHours(test.ctx, organizationId),
  });
});
afterAll(async () => {
  await test.close();
  await vendor.close();
  await receiver.close();
});

it('is what docs/api.md says (UPDATE_DOCS=1 writes it anew)', async () => {
  const guide = normalize(renderGuide(INTRO, recorder.sections))
    .replaceAll(vendor.baseUrl, EXAMPLE_ENDPOINT)
    .replaceAll(receiver.url, EXAMPLE_RECEIVER);
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
  // These hold only what is under way, and approvals need somebody beside the author.
  expect(empty).toEqual([
    'batch_lanes',
    'prompt_approvals',
    'prompt_includes',
    'spend_reservations',
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
  const admin = openRawClient(test.databaseUrl);
  await admin`update batch_items set status = 'failed' where batch_id = ${id}`;
  await admin`update batch_jobs set status = 'completed', failed = 1 where id = ${id}`;
  await admin.end();
  expect((await send(`/api/batches/${id}/retry`, {})).statusCode).toBe(202);
}

async function auditRows() {
  const admin = openRawClient(test.databaseUrl);
  try {
    return await admin<{ action: string; before: unknown; after: unknown }[]>`select * from audit_log`;
  } finally {
    await admin.end();
  }
}
