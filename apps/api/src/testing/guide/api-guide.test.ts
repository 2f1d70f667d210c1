import { readFile, writeFile } from 'node:fs/promises';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { batchLanes } from '@refinery/db/schema/batches.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { runLane } from '@refinery/domain/batches/run-lane.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openTestApp, type TestApp } from '../test-app.ts';
import { normalize } from './normalize.ts';
import { Recorder } from './recorder.ts';
import { renderGuide } from './render.ts';
import { INTRO, walk } from './walk.ts';

const GUIDE = new URL('../../../../../docs/api.md', import.meta.url);
const EXAMPLE_ENDPOINT = 'https://llm.example.com/v1';

let test: TestApp;
let vendor: FakeVendor;
let recorder: Recorder;

beforeAll(async () => {
  vendor = await startFakeVendor({ protocol: 'openai' });
  test = await openTestApp(inject('services'), { env: { UPSTREAM_ALLOWLIST: new URL(vendor.url).host } });
  recorder = new Recorder(test.app);
  await walk(recorder, { customEndpoint: vendor.baseUrl, drain });
});
afterAll(async () => {
  await test.close();
  await vendor.close();
});

/** Does a worker's work: runs every lane until none is left. */
async function drain(): Promise<void> {
  const organizations = await test.ctx.systemDb.select().from(memberships);
  for (const { organizationId } of organizations) {
    for (;;) {
      const lanes = await withTenant(test.ctx.db, organizationId, (tx) => tx.select().from(batchLanes));
      if (!lanes.length) break;
      for (const { batchId, lane, token } of lanes)
        await runLane(test.ctx, { organizationId, batchId, lane, token });
    }
  }
}

it('is what docs/api.md says (UPDATE_DOCS=1 writes it anew)', async () => {
  const guide = normalize(renderGuide(INTRO, recorder.sections)).replaceAll(vendor.baseUrl, EXAMPLE_ENDPOINT);
  if (process.env.UPDATE_DOCS) await writeFile(GUIDE, guide);
  expect(await readFile(GUIDE, 'utf8')).toBe(guide);
});

it('covers every endpoint', () => {
  const documented = new Set(recorder.sections.map((section) => section.endpoint));
  const endpoints = ENDPOINTS.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(endpoints.filter((endpoint) => !documented.has(endpoint))).toEqual([]);
});
