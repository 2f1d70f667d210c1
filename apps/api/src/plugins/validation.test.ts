import { PROMPT_BODY_BYTES } from '@refinery/contracts/optimizations.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const JSON_TYPE = 'application/json';
const send = (payload: string | object | undefined, type: string | null = JSON_TYPE) =>
  test.send(member, {
    method: 'POST',
    url: '/api/optimize',
    ...(payload === undefined ? {} : { payload }),
    ...(type === null ? {} : { headers: { 'content-type': type } }),
  });
const manyFields = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, 1]));
const history = (query: string) => test.get(member, `/api/optimize/history?${query}`);

describe('a body', () => {
  it.each([
    ['{"text":', 'not closed'],
    ['text=hello', 'a form'],
    ["{'text':'a'}", 'with single quotes'],
    ['{"text":"a"} x', 'with something behind it'],
    ['{"text":"a","__proto__":{"admin":true}}', 'with __proto__'],
    ['{"text":"a","constructor":{"prototype":{"admin":true}}}', 'with constructor.prototype'],
    ['{"text":"a","metadata":{"__proto__":"x"}}', 'with __proto__ further in'],
  ])('%s is no JSON we take (%s)', async (body) => {
    expectProblem(await send(body), 400, 'invalid_json');
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/jso', 'x'])(
    'of the type %s is not supported',
    async (type) => {
      expectProblem(await send('{"text":"a"}', type), 415, 'unsupported_media_type');
    },
  );

  it.each(['application/json; charset=utf-8', 'APPLICATION/JSON'])('of the type %s is', async (type) => {
    expect((await send('{"text":"Please write."}', type)).statusCode).toBe(200);
  });

  it.each([
    ['nothing', undefined, null],
    ['an empty text', '', JSON_TYPE],
    ['null', 'null', JSON_TYPE],
    ['a list', '[]', JSON_TYPE],
    ['a text', '"text"', JSON_TYPE],
    ['a number', '3', JSON_TYPE],
  ])('that is %s is no object', async (_case, body, type) => {
    const problem = expectProblem(await send(body, type), 400, 'validation_failed');
    expect(problem.detail).toBe('The body must be of type object.');
  });

  it('says what it lacks and what it does not know', async () => {
    expect(expectProblem(await send({}), 400, 'validation_failed').errors).toEqual([
      { path: '', message: 'lacks text' },
    ]);
    expect(expectProblem(await send({ text: 'a', txet: 1 }), 400, 'validation_failed').errors).toEqual([
      { path: '', message: 'has the unknown field txet' },
    ]);
  });

  it('names the first fifty of many errors and says that checking stopped there', async () => {
    const preserve = Array.from({ length: 90 }, () => 3);
    const problem = expectProblem(await send({ text: 'a', preserve }), 400, 'validation_failed');
    expect(problem.errors).toHaveLength(50);
    expect(problem.errorCount).toBe(50);
    expect(problem.detail).toBe('preserve.0 must be of type string. Checking stopped after 50 errors.');
  });

  it.each([
    [
      'a list with too many entries',
      { text: 'a', preserve: Array.from({ length: 300_000 }, () => 3) },
      'preserve',
    ],
    ['an object with too many fields', { text: 'a', metadata: manyFields(100_000) }, 'metadata'],
    ['a body with too many fields', { text: 'a', ...manyFields(100_000) }, ''],
  ])('with %s is refused for their number, whatever they are', async (_name, body, path) => {
    const problem = expectProblem(await send(body), 400, 'validation_failed');
    expect(problem.errors).toEqual([{ path, message: expect.stringMatching(/more than|too many/) }]);
  });

  it('whose unknown fields have very long names gets a short answer', async () => {
    const reply = await send({ text: 'a', ['k'.repeat(1_000_000)]: 1 });
    expectProblem(reply, 400, 'validation_failed');
    expect(reply.body.length).toBeLessThan(2_000);
  });

  it('counts a text in code units: a letter with a million marks is a long one', async () => {
    const body = { text: `a${'\u0301'.repeat(300_000)}` };
    expect(expectProblem(await send(body), 400, 'validation_failed').errors).toEqual([
      { path: 'text', message: 'must not have more than 200000 characters' },
    ]);
  });

  it('may be as long as everything that is allowed in it, every character escaped', async () => {
    const escaped = (length: number) => '\\u00e9'.repeat(length);
    const metadata = Array.from(
      { length: 16 },
      (_, index) => `"${escaped(62)}${10 + index}":"${escaped(500)}"`,
    );
    const preserve = Array.from({ length: 5 }, () => `"${escaped(10_000)}"`);
    const text = `{"text":"${escaped(200_000)}","preserve":[${preserve}],"metadata":{${metadata}}}`;
    expect(text.length).toBeGreaterThan(1_550_000);
    expect(text.length).toBeLessThan(PROMPT_BODY_BYTES * 0.9);
  });

  it.each([
    ['text', { text: 3 }],
    ['text', { text: '' }],
    ['text', { text: ['a'] }],
    ['provider', { text: 'a', provider: 'OPENAI' }],
    ['strategy', { text: 'a', strategy: 'universal' }],
    ['compressionLevel', { text: 'a', compressionLevel: 'extreme' }],
    ['outputFormat', { text: 'a', outputFormat: 'yaml' }],
    ['preserve', { text: 'a', preserve: 'a' }],
    ['preserve.0', { text: 'a', preserve: [''] }],
    ['preserve', { text: 'a', preserve: Array.from({ length: 101 }, () => 'x') }],
    ['fallback', { text: 'a', fallback: 'false' }],
    ['model', { text: 'a', model: '' }],
    ['model', { text: 'a', model: 'm'.repeat(201) }],
    ['preserve.0', { text: 'a', preserve: ['x'.repeat(10_001)] }],
    ['targetTokens', { text: 'a', targetTokens: 0 }],
    ['targetTokens', { text: 'a', targetTokens: 1_000_001 }],
    ['metadata.a', { text: 'a', metadata: { a: 1 } }],
    ['metadata.a', { text: 'a', metadata: { a: 'x'.repeat(501) } }],
    ['metadata', { text: 'a', metadata: ['a'] }],
    ['metadata', { text: 'a', metadata: Object.fromEntries([...'abcdefghijklmnopq'].map((k) => [k, ''])) }],
    ['metadata', { text: 'a', metadata: { ['k'.repeat(65)]: 'a' } }],
    ['metadata', { text: 'a', metadata: { '': 'a' } }],
  ])('with a wrong %s is refused', async (path, body) => {
    const problem = expectProblem(await send(body), 400, 'validation_failed');
    expect(problem.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it.each([
    ['model', { model: 'm'.repeat(200) }],
    ['preserve', { preserve: Array.from({ length: 100 }, () => 'x') }],
    ['preserve', { preserve: ['x'.repeat(10_000)] }],
    ['metadata', { metadata: { a: 'x'.repeat(500) } }],
    ['metadata', { metadata: Object.fromEntries([...'abcdefghijklmnop'].map((k) => [k, ''])) }],
    ['metadata', { metadata: { ['k'.repeat(64)]: 'a' } }],
    ['targetTokens', { targetTokens: 1 }],
    ['targetTokens', { targetTokens: 1_000_000 }],
  ])('with the longest %s that may be is taken', async (_field, body) => {
    expect((await send({ text: 'Please write.', provider: 'local', ...body })).statusCode).toBe(200);
  });

  it.each([
    ['text', '{"text":"a\\u0000b"}'],
    ['text', '{"text":"a\\ud800b"}'],
    ['metadata.a', '{"text":"a","metadata":{"a":"\\udc00"}}'],
    ['metadata', '{"text":"a","metadata":{"\\u0000":"a"}}'],
    ['preserve.1', '{"text":"a","preserve":["b","\\ud800"]}'],
  ])('whose %s no database can hold is refused', async (path, body) => {
    const problem = expectProblem(await send(body), 400, 'validation_failed');
    expect(problem.errors).toEqual([{ path, message: expect.stringMatching(/NUL|surrogate/) }]);
  });

  it('keeps harmless names that objects also have', async () => {
    const metadata = { constructor: 'a', toString: 'b', hasOwnProperty: 'c' };
    const reply = await send({ text: 'Please write a poem.', metadata });
    expect(reply.json().metadata).toEqual(metadata);
  });

  it('may begin with a byte order mark and hold any other character', async () => {
    const text = 'Grüße 😀 ‮ \u0001 \ufeff \u{e0001} ﷺ';
    const reply = await send(`\ufeff${JSON.stringify({ text })}`);
    expect(reply.statusCode).toBe(200);
    const stored = await test.get(member, `/api/optimize/${reply.json().id}`);
    expect(stored.json().originalText).toBe(text);
  });

  it.each([
    ['list', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
    ['object', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ])('with a %s that is nested without end among values that must differ is refused', async (_kind, deep) => {
    const payload = `{"name":"ci","scopes":["usage:read",${deep}]}`;
    const headers = { 'content-type': JSON_TYPE };
    const reply = await test.post(member, '/api/api-keys', payload, headers);
    expect(expectProblem(reply, 400, 'validation_failed').errors[0].path).toBe('scopes.1');
  });

  it('nested without end is refused, not followed', async () => {
    const depth = 50_000;
    const body = `{"text":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expectProblem(await send(body), 400, 'validation_failed');
  });

  it.each([
    ['optimize', 2_097_152],
    ['auth/login', 16_384],
    ['api-keys', 262_144],
    ['batches', 4_194_304],
  ])('to /%s of %i bytes is read, of one more refused', async (route, size) => {
    const headers = { 'content-type': JSON_TYPE };
    const send = (bytes: number) => test.post(member, `/api/${route}`, Buffer.alloc(bytes, ' '), headers);
    expectProblem(await send(size), 400, 'invalid_json');
    expectProblem(await send(size + 1), 413, 'payload_too_large');
  });
});

describe('a query', () => {
  it.each([
    'limit=0',
    'limit=101',
    'limit=1.5',
    'limit=',
    'limit=ten',
    'limit=1&limit=2',
    'offset=-1',
    'offset=1000001',
    'cursor=1',
    'provider=auto',
    'status=done',
    'from=yesterday',
    'from=2024-02-30T00:00:00Z',
    'from=2024-12-31T23:59:60Z',
    'from=0000-01-01T00:00:00Z',
    'to=2024-01-01',
    'metadata=team',
    'metadata=a:%00',
    'metadata=:a',
    'unknown=1',
    '__proto__=1',
  ])('%s is refused', async (query) => {
    expectProblem(await history(query), 400, 'validation_failed');
  });

  it('is called a query', async () => {
    const problem = expectProblem(await history('unknown=1'), 400, 'validation_failed');
    expect(problem.detail).toBe('The query has the unknown field unknown.');
  });

  it.each([
    'limit=1',
    'limit=100',
    'offset=0',
    'metadata=a:%ED%A0%80',
    'metadata=__proto__:x',
    'status=failed',
  ])('%s is taken', async (query) => {
    expect((await history(query)).statusCode).toBe(200);
  });
});

describe('an id', () => {
  it.each(['1', 'undefined', '01890000-0000-7000-8000-00000000000', "' or 1=1 --", '%00'])(
    '%j that is none is refused',
    async (id) => {
      const reply = await test.get(member, `/api/optimize/${encodeURIComponent(id)}`);
      expectProblem(reply, 400, 'validation_failed');
    },
  );

  it('in capitals is the same one, also in the audit log', async () => {
    const payload = { name: 'In capitals', content: 'Hi.' };
    const { id } = (await test.post(member, '/api/prompts', payload)).json();
    const url = `/api/prompts/${id.toUpperCase()}`;
    expect((await test.delete(member, url)).statusCode).toBe(204);
    const log = (await test.get(member, `/api/audit-log?target=${id}`)).json();
    expect(log).toMatchObject([{ action: 'prompt.delete' }, { action: 'prompt.create' }]);
  });

  it('in capitals in a body is the same one: a list does not have it twice', async () => {
    const { id } = member.user;
    const promptIds = [id, id.toUpperCase()];
    const request = { method: 'POST' as const, url: '/api/enrichment/enhance', payload: { promptIds } };
    const problem = expectProblem(await test.send(member, request), 400, 'validation_failed');
    expect(problem.errors).toEqual([{ path: 'promptIds', message: 'must not have duplicate items' }]);
  });
});

describe('a cursor of items', () => {
  it.each(['2147483648', '9007199254740993', '1e400', '-1', 'x', '1.5'])(
    '%s is refused before it reaches the database',
    async (cursor) => {
      const url = `/api/batches/${member.user.id}/items?cursor=${cursor}`;
      expectProblem(await test.get(member, url), 400, 'validation_failed');
    },
  );

  it('may be the highest position there can be', async () => {
    const url = `/api/batches/${member.user.id}/items?cursor=2147483647`;
    expectProblem(await test.get(member, url), 404, 'batch_not_found');
  });
});
