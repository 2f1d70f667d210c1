import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, expect, it } from 'vitest';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const CONFIGURATION = `
description: Questions of customers
prompts: [file://answer.txt]
defaultTest:
  assert:
    - { type: llm-rubric, value: is polite }
tests:
  - vars: { question: How long may a refund take?, company: Acme }
    assert: [{ type: icontains, value: fourteen days }]
  - vars: { question: Do you ship to Norway?, company: Acme }
    assert: [{ type: icontains, value: 'yes' }, { type: latency, threshold: 500 }]
`;

const importAs = (payload: string | object, type = 'application/json', query = '', by = member) =>
  test.post(by, `/api/datasets/import${query}`, payload, { 'content-type': type });
const get = async (url: string) => (await test.get(member, url)).json();

it('makes a dataset and evaluators of a configuration, and names what it leaves out', async () => {
  const reply = await importAs(CONFIGURATION, 'application/yaml');
  expect(reply.statusCode, reply.body).toBe(201);
  const { dataset, evaluators, unsupported } = reply.json();
  expect(reply.headers.location).toBe(`/api/v1/datasets/${dataset.id}`);
  expect(dataset).toMatchObject({ name: 'Questions of customers', revision: 1, itemCount: 2 });
  expect(await get(`/api/datasets/${dataset.id}`)).toEqual(dataset);
  expect(await get(`/api/datasets/${dataset.id}/items`)).toMatchObject([
    { input: { question: 'How long may a refund take?', company: 'Acme' }, expected: 'fourteen days' },
    { input: { question: 'Do you ship to Norway?', company: 'Acme' }, expected: 'yes' },
  ]);
  expect(evaluators).toMatchObject([
    { kind: 'judge', settings: { rubric: 'is polite' } },
    { kind: 'contains', settings: { ignoreCase: true } },
  ]);
  for (const evaluator of evaluators) expect(await get(`/api/evaluators/${evaluator.id}`)).toEqual(evaluator);
  const paths = unsupported.map(({ path }: { path: string }) => path);
  expect(paths).toEqual(expect.arrayContaining(['prompts', 'tests.1.assert.1']));
});

it.each([
  ['a text', { configuration: CONFIGURATION }],
  ['JSON', { configuration: { tests: [{ vars: { a: 1 } }] } }],
])('takes it as %s in a JSON body, with a name and a project', async (_as, body) => {
  const projects = await test.post(member, '/api/projects', { name: 'P' });
  const projectId = projects.json().id;
  const { dataset } = (await importAs({ ...body, name: 'Mine', projectId })).json();
  expect(dataset).toMatchObject({ name: 'Mine', projectId });
});

it('takes name and project from the address, where the body is the configuration', async () => {
  const { dataset } = (await importAs(CONFIGURATION, 'text/yaml', '?name=Named')).json();
  expect(dataset.name).toBe('Named');
});

it('takes a description that no column could hold', async () => {
  const configuration = '{"description":"a\\ud800b\\u0000","tests":[{"vars":{"a":1}}]}';
  expect((await importAs(configuration, 'application/yaml')).json().dataset.name).toBe('a\uFFFDb\uFFFD');
});

it('takes one without tests, which makes no items', async () => {
  const reply = await importAs('description: Nothing yet\ntests: []\n', 'application/yaml');
  expect(reply.json().dataset).toMatchObject({ revision: 0, itemCount: 0 });
});

it('names an assertion that no evaluator can be made of, and imports the rest', async () => {
  const configuration = {
    defaultTest: {
      assert: [
        { type: 'is-json', value: { $ref: 'https://example.com/schema' } },
        { type: 'contains', value: 'a' },
      ],
    },
    tests: [{ vars: { a: 1 } }],
  };
  const { dataset, evaluators, unsupported } = (await importAs({ configuration })).json();
  expect(dataset.itemCount).toBe(1);
  expect(evaluators).toMatchObject([{ kind: 'contains' }]);
  expect(unsupported).toMatchObject([
    { path: 'defaultTest.assert.0', reason: expect.stringContaining('json_schema') },
  ]);
});

it('makes nothing of what cannot be read, and says where', async () => {
  const before = await get('/api/datasets');
  for (const [payload, type, status, code] of [
    ['tests: [unclosed', 'application/yaml', 400, 'invalid_upload'],
    ['just words', 'application/yaml', 400, 'invalid_upload'],
    [{ configuration: 7 }, 'application/json', 400, 'validation_failed'],
    [{}, 'application/json', 400, 'validation_failed'],
    ['tests: []', 'application/x-ndjson', 415, 'unsupported_media_type'],
  ] as const) {
    const reply = await importAs(payload, type);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
  }
  const latin = Buffer.from('description: Caf\xe9\ntests: []\n', 'latin1');
  expect((await importAs(latin, 'application/yaml')).json().code).toBe('invalid_upload');
  const elsewhere = '01890000-0000-7000-8000-000000000000';
  const reply = await importAs(CONFIGURATION, 'application/yaml', `?projectId=${elsewhere}`);
  expect(reply.json().code).toBe('project_not_found');
  const large = await importAs(`a: ${'x'.repeat(4 * 1024 * 1024)}`, 'application/yaml');
  expect(large.json().code).toBe('payload_too_large');
  expect(await get('/api/datasets')).toEqual(before);
});

it('is for those who may write, and once for an idempotency key', async () => {
  const viewer = await buildColleague(test.ctx, member, 'viewer');
  expect((await importAs(CONFIGURATION, 'application/yaml', '', viewer)).json().code).toBe('forbidden');
  const send = () =>
    test.post(
      member,
      '/api/datasets/import',
      { configuration: CONFIGURATION },
      { 'idempotency-key': 'import-once' },
    );
  expect((await send()).json()).toEqual((await send()).json());
});
