import { expect, it } from 'vitest';
import { json, openClient } from './testing/fake-api.ts';

const ID = '01890000-0000-7000-8000-000000000000';
const nothing = () => new Response(null, { status: 204 });
const accepted = () => json({ id: ID }, { status: 202 });

it('puts each field where the endpoint has it', async () => {
  const { client, sent } = openClient([json({}), json({}), json([]), nothing(), json({}), accepted()]);
  await client.optimize({ text: 'Hi', include: 'edits', preserve: ['a'] });
  await client.getOptimization({ id: ID, include: 'edits' });
  await client.listHistory({ limit: 5, metadata: 'team:a&b' }).page();
  expect(await client.deleteOptimization({ id: ID })).toBeUndefined();
  await client.saveProvider({ provider: 'openai', enabled: true });
  await client.createBatch({ items: [{ text: 'Hi' }], name: 'n' });
  expect(sent.map(({ method, path, body }) => [method, path, body])).toEqual([
    ['POST', '/api/v1/optimize?include=edits', '{"text":"Hi","preserve":["a"]}'],
    ['GET', `/api/v1/optimize/${ID}?include=edits`, undefined],
    ['GET', '/api/v1/optimize/history?limit=5&metadata=team%3Aa%26b', undefined],
    ['DELETE', `/api/v1/optimize/${ID}`, undefined],
    ['PUT', '/api/v1/providers/openai', '{"enabled":true}'],
    ['POST', '/api/v1/batches', '{"items":[{"text":"Hi"}],"name":"n"}'],
  ]);
  expect(sent.map(({ headers }) => headers['content-type'])).toEqual([
    'application/json',
    undefined,
    undefined,
    undefined,
    'application/json',
    'application/json',
  ]);
});

it('takes the one thing that a path names by itself', async () => {
  const { client, sent } = openClient([json({}), json({}), accepted()]);
  await client.getBatch(ID);
  await client.testProvider('openai');
  await client.retryBatch('a/b?c');
  expect(sent.map(({ path, body }) => [path, body])).toEqual([
    [`/api/v1/batches/${ID}`, undefined],
    ['/api/v1/providers/openai/test', undefined],
    ['/api/v1/batches/a%2Fb%3Fc/retry', undefined],
  ]);
});

it.each(['', '.', '..'])('sends nothing where %j would be another path', async (id) => {
  const { client, sent } = openClient([]);
  await expect(client.deleteBatch(id)).rejects.toMatchObject({
    code: 'validation_failed',
    errors: [{ path: '/id' }],
  });
  expect(sent).toEqual([]);
});

it('uploads a file as it is, with its options in the query', async () => {
  const blob = new Blob(['text\nHi\n']);
  const stream = new Blob(['{"text":"Hi"}\n']).stream();
  const { client, sent } = openClient([accepted(), accepted(), accepted()]);
  await client.createBatch({ file: '{"text":"Hi"}\n', contentType: 'application/x-ndjson', name: 'a b' });
  await client.createBatch({ file: blob, contentType: 'text/csv', preserve: ['x', 'y'], fallback: false });
  await client.createBatch({ file: stream, contentType: 'application/x-ndjson' });
  expect(sent.map(({ path, body, headers }) => [path, body, headers['content-type']])).toEqual([
    ['/api/v1/batches?name=a+b', '{"text":"Hi"}\n', 'application/x-ndjson'],
    ['/api/v1/batches?preserve=x&preserve=y&fallback=false', blob, 'text/csv'],
    ['/api/v1/batches', stream, 'application/x-ndjson'],
  ]);
});

it('says who calls, and what the caller adds', async () => {
  const { client, sent } = openClient([json({}), json({})], {
    apiKey: 'prk_1',
    accessToken: 'jwt',
    headers: { 'x-team': 'a', Accept: 'text/html' },
  });
  await client.getMe();
  await client.getMe({}, { headers: { 'x-request-id': 'mine' } });
  const common = {
    accept: 'application/json',
    authorization: 'Bearer jwt',
    'x-api-key': 'prk_1',
    'x-team': 'a',
  };
  expect(sent.map(({ headers }) => headers)).toEqual([common, { ...common, 'x-request-id': 'mine' }]);
});

it('keeps a path before that of the API', async () => {
  for (const baseUrl of ['https://refinery.test/tools/refinery', 'https://refinery.test/tools/refinery/']) {
    const { client, sent } = openClient([json({})], { baseUrl });
    await client.getUsage();
    expect(sent[0]?.path).toBe('/tools/refinery/api/v1/usage');
  }
});

it('refuses a base URL that is none', () => {
  expect(() => openClient([], { baseUrl: 'localhost' })).toThrow(TypeError);
});

it('acts in the organization of the call, else in that of the client', async () => {
  const { client, sent } = openClient([json({}), json({})], { organization: 'of the client' });
  await client.getBatch(ID, { organization: 'of the call' });
  await client.getBatch(ID);
  expect(sent.map(({ headers }) => headers['x-organization'])).toEqual(['of the call', 'of the client']);
});

it('says which version a change is of, where the endpoint asks for it', async () => {
  const { client, sent } = openClient([json({}), json({}), json({})]);
  await client.updatePrompt({ id: ID, name: 'Answer' }, { ifMatch: 3 });
  await client.updatePrompt({ id: ID, name: 'Answer' });
  await client.getPromptById(ID, { ifMatch: 3 });
  expect(sent.map(({ headers }) => headers['if-match'])).toEqual(['"3"', undefined, undefined]);
});

it.each([
  ['cookie', 'same-origin'],
  [undefined, undefined],
] as const)('with the session %s a browser sends credentials: %s', async (session, credentials) => {
  const given: unknown[] = [];
  const fetch = async (_url: string, init: RequestInit) => {
    given.push(init.credentials);
    return json({});
  };
  await openClient([], { session, fetch }).client.getMe();
  expect(given).toEqual([credentials]);
});
