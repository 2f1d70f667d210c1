import type { DatasetItemReply } from '@refinery/contracts/datasets.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildForm } from '../batches/testing/form.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const post = (url: string, payload: object, by = member) => test.post(by, url, payload);
const get = (url: string, by = member) => test.get(by, url);
const remove = (url: string, by = member) => test.delete(by, url);

async function makeDataset(by = member): Promise<string> {
  const reply = await post('/api/datasets', { name: 'Questions' }, by);
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id;
}

const add = (id: string, type: string, payload: string | Buffer) =>
  test.post(member, `/api/datasets/${id}/items`, payload, { 'content-type': type });

async function itemsOf(id: string, query = '') {
  const reply = await get(`/api/datasets/${id}/items${query}`);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json().map(({ input, expected, customId, metadata }: DatasetItemReply) => ({
    input,
    expected,
    customId,
    metadata,
  }));
}

const ONE = { input: { q: 'How long?' }, expected: 'Fourteen days.', customId: '1', metadata: { team: 'x' } };
const OTHER = { input: { q: 'How, "much"?' } };
const EXPECTED = [ONE, { ...OTHER, expected: null, customId: null, metadata: {} }];

describe('a dataset', () => {
  it('is made, found, listed by project, and deleted with its items', async () => {
    const project = (await post('/api/projects', { name: 'Support' })).json().id;
    const made = await post('/api/datasets', { name: 'Mails', projectId: project });
    const { id } = made.json();
    expect(made.json()).toMatchObject({ name: 'Mails', projectId: project, revision: 0, itemCount: 0 });
    expect((await get(`/api/datasets/${id}`)).json()).toEqual(made.json());
    await makeDataset();
    expect((await get(`/api/datasets?projectId=${project}`)).json()).toEqual([made.json()]);
    await post(`/api/datasets/${id}/items`, { items: [ONE] });
    expect((await remove(`/api/datasets/${id}`)).statusCode).toBe(204);
    expect((await get(`/api/datasets/${id}`)).json().code).toBe('dataset_not_found');
    expect((await remove(`/api/datasets/${id}`)).json().code).toBe('dataset_not_found');
  });

  it('belongs to a project of the organization', async () => {
    const stranger = await buildMember(test.ctx);
    const projectId = (await post('/api/projects', { name: 'Theirs' }, stranger)).json().id;
    const reply = await post('/api/datasets', { name: 'Mine', projectId });
    expect(reply.json()).toMatchObject({ status: 404, code: 'project_not_found' });
  });

  it('is out of reach for others, and cannot be changed by those who may only read', async () => {
    const id = await makeDataset();
    const added = await post(`/api/datasets/${id}/items`, { items: [ONE] });
    expect(added.statusCode).toBe(201);
    const [item] = (await get(`/api/datasets/${id}/items`)).json();
    const stranger = await buildMember(test.ctx);
    const viewer = await buildColleague(test.ctx, member, 'viewer');
    for (const [by, code] of [
      [stranger, 'dataset_not_found'],
      [viewer, 'forbidden'],
    ] as const) {
      const refused = [
        await post(`/api/datasets/${id}/items`, { items: [OTHER] }, by),
        await remove(`/api/datasets/${id}/items/${item.id}`, by),
        await remove(`/api/datasets/${id}`, by),
      ];
      expect(refused.map((reply) => reply.json().code)).toEqual([code, code, code]);
    }
    expect((await get(`/api/datasets/${id}`, viewer)).statusCode).toBe(200);
    expect((await get(`/api/datasets/${id}/items`, stranger)).json().code).toBe('dataset_not_found');
  });
});

describe('items of a dataset', () => {
  it.each([
    ['application/json', JSON.stringify({ items: [ONE, OTHER] })],
    ['application/x-ndjson', `${JSON.stringify(ONE)}\n${JSON.stringify(OTHER)}\n`],
    ['text/csv', 'q,expected,customId,metadata.team\nHow long?,Fourteen days.,1,x\n"How, ""much""?",,,\n'],
  ])('come as %s, and keep their order', async (type, payload) => {
    const id = await makeDataset();
    const reply = await add(id, type, payload);
    expect(reply.statusCode, reply.body).toBe(201);
    expect(reply.headers.location).toBe(`/api/v1/datasets/${id}`);
    expect(reply.json()).toMatchObject({ id, revision: 1, itemCount: 2 });
    expect(await itemsOf(id)).toEqual(EXPECTED);
  });

  it('come in a form', async () => {
    const id = await makeDataset();
    const file = { name: 'file', filename: 'items.csv', type: 'text/csv', value: 'q\na\nb\n' };
    const reply = await test.send(member, {
      method: 'POST',
      url: `/api/datasets/${id}/items`,
      ...buildForm([file]),
    });
    expect(reply.json()).toMatchObject({ revision: 1, itemCount: 2 });
  });

  it('take numbers, truth values and messages for variables', async () => {
    const id = await makeDataset();
    const input = { n: 3, urgent: true, history: [{ role: 'user', content: 'Hi' }] };
    expect((await post(`/api/datasets/${id}/items`, { items: [{ input }] })).statusCode).toBe(201);
    expect(await itemsOf(id)).toMatchObject([{ input }]);
  });

  it('never change: each change makes a revision, and the earlier ones stay', async () => {
    const id = await makeDataset();
    await post(`/api/datasets/${id}/items`, { items: [ONE, OTHER] });
    const renewed = { ...ONE, expected: 'Ten days.' };
    const second = await post(`/api/datasets/${id}/items`, { items: [renewed] });
    expect(second.json()).toMatchObject({ revision: 2, itemCount: 2 });
    const page = (await get(`/api/datasets/${id}/items`)).json();
    const removed = await remove(`/api/datasets/${id}/items/${page[0].id}`);
    expect(removed.json()).toMatchObject({ id, revision: 3, itemCount: 1 });
    expect((await remove(`/api/datasets/${id}/items/${page[0].id}`)).json()).toMatchObject({
      status: 404,
      code: 'dataset_item_not_found',
    });
    expect(await itemsOf(id, '?revision=0')).toEqual([]);
    expect(await itemsOf(id, '?revision=1')).toEqual(EXPECTED);
    expect(await itemsOf(id, '?revision=2')).toEqual([EXPECTED[1], renewed]);
    expect(await itemsOf(id)).toEqual([renewed]);
  });

  it('are not there in a revision that is still to come', async () => {
    const id = await makeDataset();
    for (const revision of ['1', '3000000000'])
      expect((await get(`/api/datasets/${id}/items?revision=${revision}`)).json()).toMatchObject({
        status: 400,
        code: 'validation_failed',
      });
  });

  it('that are long make shorter pages', async () => {
    const id = await makeDataset();
    const long = (at: number) => `${at}${'x'.repeat(90_000)}`;
    const input = (at: number) =>
      Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`v${n}`, long(at)]));
    const lines = Array.from({ length: 8 }, (_, at) => `${JSON.stringify({ input: input(at) })}\n`);
    expect((await add(id, 'application/x-ndjson', lines.join(''))).statusCode).toBe(201);
    const page = await get(`/api/datasets/${id}/items?limit=100`);
    expect(page.json().length).toBe(4);
    expect(page.headers.link).toContain('rel="next"');
  });

  it('come by pages', async () => {
    const id = await makeDataset();
    const items = Array.from({ length: 5 }, (_, at) => ({ input: { at } }));
    await post(`/api/datasets/${id}/items`, { items });
    const first = await get(`/api/datasets/${id}/items?limit=3`);
    const next = /<([^>]+)>/.exec(String(first.headers.link))?.[1] ?? '';
    const second = await get(next.replace(/^https?:\/\/[^/]+/, ''));
    const all = [...first.json(), ...second.json()];
    expect(all.map(({ input }: DatasetItemReply) => input)).toEqual(items.map(({ input }) => input));
    expect(second.headers.link).toBeUndefined();
  });

  it.each([
    ['no input', '{"expected":"a"}\n', [{ line: 1, path: '' }]],
    ['a list for a variable', '{"input":{"q":["a"]}}\n', [{ line: 1, path: 'input.q' }]],
    ['an unknown field', '{"input":{"q":"a"},"answer":"b"}\n', [{ line: 1, path: '' }]],
    [
      'an id twice',
      '{"input":{"q":"a"},"customId":"1"}\n{"input":{"q":"b"},"customId":"1"}\n',
      [{ line: 2, path: 'customId' }],
    ],
  ])('with %s are refused with their line, and nothing is added', async (_what, payload, errors) => {
    const id = await makeDataset();
    const reply = await add(id, 'application/x-ndjson', payload);
    expect(reply.json()).toMatchObject({ status: 400, code: 'invalid_items' });
    expect(reply.json().errors).toMatchObject(errors);
    expect((await get(`/api/datasets/${id}`)).json()).toMatchObject({ revision: 0, itemCount: 0 });
  });

  it('need a name for each column in CSV', async () => {
    const reply = await add(await makeDataset(), 'text/csv', 'q,\na,\n');
    expect(reply.json()).toMatchObject({ status: 400, code: 'invalid_upload' });
  });

  it('need a column for a variable in CSV', async () => {
    const reply = await add(await makeDataset(), 'text/csv', 'expected,customId\na,1\n');
    expect(reply.json()).toMatchObject({ status: 400, code: 'invalid_upload' });
  });

  it('are added once for an idempotency key, whatever form they have', async () => {
    const id = await makeDataset();
    const send = (payload: string) =>
      test.post(member, `/api/datasets/${id}/items`, payload, {
        'content-type': 'application/x-ndjson',
        'idempotency-key': id,
      });
    const first = await send(`${JSON.stringify(ONE)}\n`);
    const again = await send(`${JSON.stringify(ONE)}\n`);
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await send(`${JSON.stringify(OTHER)}\n`)).json().code).toBe('idempotency_key_reused');
    expect((await get(`/api/datasets/${id}`)).json().itemCount).toBe(1);
  });

  it('of many uploads at once make as many revisions, none of which is lost', async () => {
    const id = await makeDataset();
    const replies = await Promise.all(
      Array.from({ length: 3 }, (_, at) => post(`/api/datasets/${id}/items`, { items: [{ input: { at } }] })),
    );
    expect(replies.map((reply) => reply.json().revision).toSorted()).toEqual([1, 2, 3]);
    expect((await get(`/api/datasets/${id}`)).json()).toMatchObject({ revision: 3, itemCount: 3 });
  });
});
