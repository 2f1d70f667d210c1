import { promptNumber } from '@refinery/testing/upload-batch.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, endOfBatch, expectLongTextsRefined } from './testing/long-texts.ts';
import { registeredCaller } from './testing/registered-caller.ts';
import { type Launcher, launch, removableFolder } from './testing/start-launcher.ts';

const ITEMS = 10_000;
const folder = removableFolder();

let launcher: Launcher;
let caller: Caller;

beforeAll(async () => {
  launcher = launch({ env: { DATA_DIR: folder.path, SIGNUP_PLAN: 'enterprise' } });
  await launcher.untilReady();
  caller = await registeredCaller(launcher, 'batch@example.com');
});
afterAll(async () => {
  await launcher.end('SIGTERM');
  folder.remove();
});

const get = (path: string) => fetch(`${caller.url}/api${path}`, { headers: caller.headers });

it('refines texts of any accepted length, one by one and in a batch', async () => {
  await expectLongTextsRefined(caller, 1);
});

it('refines 10,000 uploaded prompts, each exactly once', async () => {
  const before = JSON.parse(await (await get('/usage')).text());
  const lines = Array.from({ length: ITEMS }, (_, index) =>
    JSON.stringify({ text: promptNumber(index + 1), customId: `c${index + 1}` }),
  );
  const accepted = await fetch(`${caller.url}/api/batches?name=end+to+end`, {
    method: 'POST',
    headers: { ...caller.headers, 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  expect(accepted.status).toBe(202);
  const { id } = JSON.parse(await accepted.text());
  expect(accepted.headers.get('location')).toBe(`/api/v1/batches/${id}`);
  expect(await endOfBatch(caller, id)).toMatchObject({
    status: 'completed',
    counts: { total: ITEMS, completed: ITEMS, failed: 0 },
    progress: 1,
  });

  const results = await get(`/batches/${id}/results`);
  const seen = (await results.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  expect(seen).toHaveLength(ITEMS);
  seen.forEach((result, index) => {
    const number = index + 1;
    const { position, customId, status, refinedText, checks } = result;
    expect([position, customId, status, checks.passed]).toEqual([number, `c${number}`, 'completed', true]);
    expect(refinedText).toContain(`report ${number}`);
  });
  expect(new Set(seen.map(({ optimizationId }) => optimizationId)).size).toBe(ITEMS);

  const usage = JSON.parse(await (await get('/usage')).text());
  expect(usage).toMatchObject({ used: before.used + ITEMS, reserved: 0 });
  const [history] = JSON.parse(await (await get('/optimize/history?limit=1')).text());
  expect(history).toMatchObject({ batchId: id, status: 'completed' });
});
