import { type BatchLedger, openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp } from '../testing/test-app.ts';
import { buildForm, type FormPart } from './testing/form.ts';

const test = fixture(openTestApp);
let member: Member;
let ledger: BatchLedger;

beforeAll(async () => {
  member = await buildMember(test.ctx);
  ledger = openBatchLedger(test.databaseUrl);
});
afterAll(async () => {
  await ledger.close();
});

async function upload(type: string, payload: string | Buffer, query = '') {
  const headers = { 'content-type': type };
  return test.post(member, `/api/v1/batches${query}`, payload, headers);
}
const form = (parts: FormPart[], query = '') =>
  test.send(member, { method: 'POST', url: `/api/v1/batches${query}`, ...buildForm(parts) });

const NDJSON = '{"text":"First prompt","customId":"a"}\n{"text":"Second prompt","metadata":{"team":"x"}}\n';
const CSV = 'text,customId,metadata.team\nFirst prompt,a,\nSecond prompt,,x\n';
const ITEMS = [
  { position: 1, text: 'First prompt', custom_id: 'a', metadata: {} },
  { position: 2, text: 'Second prompt', custom_id: null, metadata: { team: 'x' } },
];

async function accepted(reply: Awaited<ReturnType<typeof upload>>) {
  expect(reply.statusCode, reply.body).toBe(202);
  const batch = reply.json();
  expect(reply.headers.location).toBe(`/api/v1/batches/${batch.id}`);
  expect(batch).toMatchObject({ status: 'queued', progress: 0, startedAt: null, finishedAt: null });
  const { id } = batch;
  const items = await ledger.sql`
    select position, text, custom_id, metadata from batch_items where batch_id = ${id} order by position`;
  const [row] = await ledger.sql`select name, options, total from batch_jobs where id = ${id}`;
  expect(batch.counts).toMatchObject({ total: items.length, pending: items.length });
  expect(row?.total).toBe(items.length);
  return { batch, items: [...items], options: row?.options, name: row?.name };
}

describe('POST /batches takes', () => {
  it('JSON, with the options in the body', async () => {
    const body = {
      items: [
        { text: 'First prompt', customId: 'a' },
        { text: 'Second prompt', metadata: { team: 'x' } },
      ],
      name: 'march',
      strategy: 'CLAUDE',
      preserve: ['First'],
      fallback: false,
    };
    const { items, options, name } = await accepted(await upload('application/json', JSON.stringify(body)));
    expect(items).toEqual(ITEMS);
    expect(name).toBe('march');
    expect(options).toMatchObject({
      strategy: 'CLAUDE',
      preserve: ['First'],
      fallback: false,
      provider: 'local',
    });
  });

  it.each([
    ['application/x-ndjson', NDJSON],
    ['application/x-ndjson; charset=utf-8', NDJSON.replaceAll('\n', '\r\n')],
    ['application/jsonl', `\uFEFF\n${NDJSON}\n\n`],
    ['text/csv', CSV],
    ['text/csv; charset=utf-8; header=present', `\uFEFF${CSV.replaceAll('\n', '\r\n')}`],
  ])('a file as %s, with defaults for options', async (type, payload) => {
    const { items, options, name } = await accepted(await upload(type, payload));
    expect(items).toEqual(ITEMS);
    expect(name).toBeNull();
    expect(options).toMatchObject({ provider: 'local' });
  });

  it('a file of more items than one statement stores, each in its place', async () => {
    const texts = Array.from({ length: 1_001 }, (_, index) => `Prompt ${index + 1}`);
    const lines = texts.map((text) => JSON.stringify({ text }));
    const { items } = await accepted(await upload('application/x-ndjson', lines.join('\n')));
    expect(items.map(({ text }) => text)).toEqual(texts);
  });

  it('CSV with newlines, quotes and commas in its fields', async () => {
    const { items } = await accepted(
      await upload('text/csv', 'text\r\n"one\r\ntwo, ""three"""\r\nplain\r\n'),
    );
    expect(items.map(({ text }) => text)).toEqual(['one\r\ntwo, "three"', 'plain']);
  });

  it('CSV of a spreadsheet, with the column that holds the prompts', async () => {
    const file = 'Owner;Prompt\nAnn;First; prompt\n'.replace('First; prompt', '"First; prompt"');
    const named = { position: 1, text: 'First; prompt', custom_id: null, metadata: { Owner: 'Ann' } };
    const direct = await accepted(await upload('text/csv', file, '?textColumn=prompt&name=n'));
    expect(direct.items).toEqual([named]);
    expect(direct.name).toBe('n');
    expect(direct.batch).not.toHaveProperty('warnings');
    const parts = [{ name: 'file', filename: 'a.csv', value: file }];
    expect((await accepted(await form(parts, '?textColumn=Prompt'))).items).toEqual([named]);
  });

  it('CSV with one column of long texts, and says which it took', async () => {
    const long = 'Answer the customer in one short sentence.';
    const { batch, items } = await accepted(await upload('text/csv', `id\tprompt\n7\t${long}\n`));
    expect(items).toMatchObject([{ text: long, metadata: { id: '7' } }]);
    expect(batch.warnings).toEqual([expect.stringContaining('the column "prompt"')]);
    expect((await test.get(member, `/api/v1/batches/${batch.id}`)).json()).not.toHaveProperty('warnings');
  });

  it('options of a file in the query, lists and booleans included', async () => {
    const query =
      '?name=n&strategy=LEGAL&compressionLevel=low&outputFormat=xml&fallback=false&preserve=a&preserve=b%20c';
    const { options, name } = await accepted(await upload('text/csv', CSV, query));
    expect(name).toBe('n');
    expect(options).toMatchObject({
      strategy: 'LEGAL',
      compressionLevel: 'low',
      outputFormat: 'xml',
      fallback: false,
      preserve: ['a', 'b c'],
    });
    const target = await accepted(await upload('text/csv', CSV, '?targetTokens=50&mode=hybrid'));
    expect(target.options).toMatchObject({ targetTokens: 50, mode: 'hybrid' });
    const single = await accepted(await upload('application/x-ndjson', NDJSON, '?preserve=only'));
    expect(single.options).toMatchObject({ preserve: ['only'] });
  });

  it.each([
    ['prompts.ndjson', 'application/octet-stream', NDJSON],
    ['prompts.JSONL', 'text/plain', NDJSON],
    ['prompts.csv', 'application/vnd.ms-excel', CSV],
    ['prompts', 'text/csv', CSV],
    ['prompts.txt', 'application/x-ndjson', NDJSON],
  ])('a form with the file %s as %s', async (filename, type, value) => {
    const { items } = await accepted(await form([{ name: 'file', filename, type, value }]));
    expect(items).toEqual(ITEMS);
  });

  it('option fields before and after the file of a form; they beat the query', async () => {
    const parts = [
      { name: 'strategy', value: 'GPT' },
      { name: 'preserve', value: 'one' },
      { name: 'file', filename: 'a.csv', value: CSV },
      { name: 'preserve', value: 'two' },
      { name: 'fallback', value: 'true' },
      { name: 'targetTokens', value: '12' },
      { name: 'name', value: 'from the form' },
    ];
    const { options, name } = await accepted(await form(parts, '?strategy=LEGAL&compressionLevel=high'));
    expect(name).toBe('from the form');
    expect(options).toMatchObject({
      strategy: 'GPT',
      compressionLevel: 'high',
      preserve: ['one', 'two'],
      fallback: true,
      targetTokens: 12,
      mode: 'direct',
    });
  });
});
