import { readdirSync } from 'node:fs';
import { type BatchLedger, openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';
import { buildForm, type FormPart } from './testing/form.ts';

const test = fixture(openTestApp);
let member: Member;
let ledger: BatchLedger;

beforeAll(async () => {
  member = await buildMember(test.ctx, { plan: 'free' });
  ledger = openBatchLedger(test.databaseUrl);
});
afterAll(async () => {
  await ledger.close();
});
afterEach(async () => {
  const [left] = await ledger.sql`select (select count(*)::int from batch_jobs) as batches,
    (select count(*)::int from batch_items) as items, (select coalesce(sum(used), 0)::int from usage_counters) as used,
    (select count(*)::int from idempotency_keys) as keys`;
  expect(left).toEqual({ batches: 0, items: 0, used: 0, keys: 0 });
  expect(readdirSync(test.ctx.settings.spoolDir)).toEqual([]);
  expect(test.ctx.spool.usedBytes).toBe(0);
});

async function upload(type: string, payload: string | Buffer, query = '', extra = {}) {
  const headers = { 'content-type': type, ...extra };
  return test.post(member, `/api/v1/batches${query}`, payload, headers);
}
const form = (parts: FormPart[]) =>
  test.send(member, { method: 'POST', url: '/api/v1/batches', ...buildForm(parts) });

const line = (item: object) => `${JSON.stringify(item)}\n`;

describe('POST /batches refuses', () => {
  it('bad lines: names the first fifty and looks no further', async () => {
    const bad = Array.from({ length: 130 }, (_, index) => (index % 2 ? 'not json\n' : line({ prompt: 'x' })));
    const reply = await upload('application/x-ndjson', line({ text: 'fine' }) + bad.join(''), '', {
      'idempotency-key': 'bad-lines',
    });
    const problem = expectProblem(reply, 400, 'invalid_items');
    expect(problem.detail).toContain('Checking stopped at line 51');
    expect(problem.errorCount).toBe(50);
    expect(problem.errors).toHaveLength(50);
    expect(problem.errors.slice(0, 2)).toEqual([
      { line: 2, path: '', message: 'lacks text' },
      { line: 3, path: '', message: 'is not valid JSON' },
    ]);
  });

  it('bad rows of a CSV, by the line they begin on', async () => {
    const reply = await upload('text/csv', 'text,customId\r\n"a\r\nb",1\r\n,2\r\nc,1\r\nd\r\n');
    const problem = expectProblem(reply, 400, 'invalid_items');
    expect(problem.errors.map((error: { line: number }) => error.line)).toEqual([4, 5, 6]);
    expect(problem.errors[1]).toMatchObject({ path: 'customId', message: 'has the same customId as line 2' });
  });

  it('bad items of a JSON body, by their place', async () => {
    const items = [{ text: 'a', customId: 'x' }, { text: '' }, { text: 'b', customId: 'x' }];
    const schema = expectProblem(
      await upload('application/json', JSON.stringify({ items })),
      400,
      'validation_failed',
    );
    expect(schema.errors).toMatchObject([{ line: 2, path: 'items.1.text' }]);
    items.splice(1, 1);
    const reply = await upload('application/json', JSON.stringify({ items }));
    expect(expectProblem(reply, 400, 'invalid_items').errors).toMatchObject([{ line: 2, path: 'customId' }]);
  });

  it.each([
    ['application/x-ndjson', `${line({ text: 'fine' })}{"text":"nul \\u0000"}\n`],
    ['application/x-ndjson', `${line({ text: 'fine' })}{"text":"half \\ud83d"}\n`],
    ['application/x-ndjson', Buffer.from(`${line({ text: 'fine' })}{"text":"caf\xe9"}\n`, 'latin1')],
    ['text/csv', Buffer.from('text\ncaf\xe9\n', 'latin1')],
    ['text/csv', 'text\nnul \0 byte\n'],
  ])('texts no database holds, in %s', async (type, payload) => {
    const problem = expectProblem(await upload(type, payload), 400, 'invalid_items');
    expect(problem.errors).toMatchObject([{ line: 2 }]);
  });

  it.each([
    ['an empty file', 'application/x-ndjson', '\n', 'validation_failed'],
    ['a CSV without rows', 'text/csv', 'text\n', 'validation_failed'],
    ['a JSON body without items', 'application/json', '{"items":[]}', 'validation_failed'],
    ['a CSV without a text column', 'text/csv', 'prompt\nx\n', 'invalid_upload'],
    ['broken quotes', 'text/csv', 'text\n"open\n', 'invalid_upload'],
  ] as const)('%s', async (_name, type, payload, code) => {
    expectProblem(await upload(type, payload), 400, code);
  });

  it('more than 100,000 items', async () => {
    const reply = await upload('application/x-ndjson', '{"text":"x"}\n'.repeat(100_001));
    expect(expectProblem(reply, 400, 'validation_failed').detail).toContain('100000');
  });

  it('more than 10,000 items in a JSON body', async () => {
    const items = Array.from({ length: 10_001 }, () => ({ text: 'x' }));
    expectProblem(await upload('application/json', JSON.stringify({ items })), 400, 'validation_failed');
  });

  it.each([
    ['?strategy=POETIC', 'strategy'],
    ['?fallback=perhaps', 'fallback'],
    ['?mode=mixed', 'mode'],
    ['?targetTokens=0', 'targetTokens'],
    ['?targetTokens=1.5', 'targetTokens'],
    ['?colour=red', ''],
    [`?name=${'x'.repeat(201)}`, 'name'],
  ])('the options %s', async (query, path) => {
    for (const [type, payload] of [
      ['text/csv', 'text\nx\n'],
      ['application/json', '{"items":[{"text":"x"}]}'],
    ] as const) {
      const problem = expectProblem(await upload(type, payload, query), 400, 'validation_failed');
      expect(problem.errors[0].path).toBe(path);
    }
  });

  it('a column of texts where there are no columns', async () => {
    for (const [type, payload] of [
      ['application/x-ndjson', '{"text":"x"}\n'],
      ['application/json', '{"items":[{"text":"x"}]}'],
    ] as const) {
      const problem = expectProblem(await upload(type, payload, '?textColumn=a'), 400, 'validation_failed');
      expect(problem.errors).toMatchObject([{ path: expect.stringMatching(/^(?:textColumn)?$/) }]);
    }
  });

  it('option fields of a form that are not valid, also after the file', async () => {
    const file = { name: 'file', filename: 'a.csv', value: 'text\nx\n' };
    for (const parts of [
      [{ name: 'strategy', value: 'POETIC' }, file],
      [file, { name: 'strategy', value: 'POETIC' }],
    ]) {
      expectProblem(await form(parts), 400, 'validation_failed');
    }
  });

  it('forms without a file, with two, or with one in another field', async () => {
    const file = { name: 'file', filename: 'a.csv', value: 'text\nx\n' };
    expectProblem(await form([{ name: 'name', value: 'x' }]), 400, 'invalid_upload');
    expectProblem(await form([file, file]), 400, 'invalid_upload');
    expectProblem(await form([{ ...file, name: 'upload' }]), 400, 'invalid_upload');
  });

  it('types it does not know', async () => {
    expectProblem(await upload('text/plain', 'x'), 415, 'unsupported_media_type');
    expectProblem(
      await form([{ name: 'file', filename: 'a.pdf', value: 'x' }]),
      415,
      'unsupported_media_type',
    );
  });

  it('webhooks where nothing would be delivered', async () => {
    const webhookUrl = 'https://127.0.0.1/hook';
    const body = JSON.stringify({ items: [{ text: 'x' }], webhookUrl });
    expectProblem(await upload('application/json', body), 422, 'blocked_address');
    expectProblem(await upload('text/csv', 'text\nx\n', `?webhookUrl=${webhookUrl}`), 422, 'blocked_address');
    expectProblem(await upload('text/csv', 'text\nx\n', '?webhookUrl=hook'), 422, 'blocked_address');
  });

  it('a provider the organization cannot use', async () => {
    const reply = await upload('text/csv', 'text\nx\n', '?provider=openai', { 'idempotency-key': 'openai' });
    expectProblem(reply, 422, 'provider_not_usable');
  });

  it('more than the quota allows', async () => {
    const reply = await upload('application/x-ndjson', '{"text":"x"}\n'.repeat(1_001));
    const problem = expectProblem(reply, 429, 'quota_exceeded');
    expect(Date.parse(problem.resetsAt)).toBeGreaterThan(Date.now());
  });

  it('a viewer, before anything is read', async () => {
    const viewer = await buildMember(test.ctx, { role: 'viewer' });
    const headers = { 'content-type': 'text/csv' };
    const reply = await test.post(viewer, '/api/v1/batches', 'text\nx', headers);
    expectProblem(reply, 403, 'forbidden');
  });
});
