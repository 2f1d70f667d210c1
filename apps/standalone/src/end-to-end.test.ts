import type { BatchResult } from '@prompt-refinery/client';
import { promptNumber } from '@refinery/testing/upload-batch.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, clientOf, endOfBatch, expectLongTextsRefined } from './testing/long-texts.ts';
import { registeredCaller } from './testing/registered-caller.ts';
import { type Launcher, launch, removableFolder } from './testing/start-launcher.ts';

const ITEMS = 3_000;
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

it('refines texts of any accepted length, one by one and in a batch', async () => {
  await expectLongTextsRefined(caller, 1);
});

it('refines 3,000 uploaded prompts, each exactly once', async () => {
  const client = clientOf(caller);
  const before = await client.getUsage();
  const lines = Array.from({ length: ITEMS }, (_, index) =>
    JSON.stringify({ text: promptNumber(index + 1), customId: `c${index + 1}` }),
  );
  const file = lines.join('\n');
  const { id } = await client.createBatch({ file, contentType: 'application/x-ndjson', name: 'end to end' });
  expect(await endOfBatch(caller, id)).toMatchObject({
    status: 'completed',
    counts: { total: ITEMS, completed: ITEMS, failed: 0 },
    progress: 1,
  });

  const seen: BatchResult[] = [];
  for await (const result of client.streamResults(id)) seen.push(result);
  expect(seen).toHaveLength(ITEMS);
  seen.forEach((result, index) => {
    const number = index + 1;
    const { position, customId, status, refinedText, checks } = result;
    expect([position, customId, status, checks?.passed]).toEqual([number, `c${number}`, 'completed', true]);
    expect(refinedText).toContain(`report ${number}`);
  });
  expect(new Set(seen.map(({ optimizationId }) => optimizationId)).size).toBe(ITEMS);

  expect(await client.getUsage()).toMatchObject({ used: before.used + ITEMS, reserved: 0 });
  const history = await client.listHistory({ limit: 1 }).page();
  expect(history.items).toMatchObject([{ batchId: id, status: 'completed' }]);
});
