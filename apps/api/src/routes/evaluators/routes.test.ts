import { randomUUID } from 'node:crypto';
import type { Scope } from '@refinery/contracts/enums.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let member: Member;

beforeAll(async () => {
  // On a busy machine the start of a thread may take as long as a check may.
  await waitFor(() => test.ctx.matcher.schemaProblem('nobody', {}).then(() => true), { what: 'a thread' });
});
beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const URL = '/api/evaluators';
const make = (payload: object, headers: Record<string, string> = {}, who = member) =>
  test.post(who, URL, payload, headers);
const get = (path = '', who = member) => test.get(who, `${URL}${path}`);
const exact = { kind: 'exact', settings: {} };

describe('an evaluator', () => {
  it.each([
    exact,
    { kind: 'exact', settings: { value: '{{city}}', ignoreCase: true, negate: true } },
    { kind: 'contains', settings: { values: ['a', '{{expected}}'], mode: 'any' } },
    { kind: 'regex', settings: { pattern: '^\\d+$' } },
    { kind: 'json_schema', settings: { schema: { type: 'object', properties: { a: { pattern: '^x' } } } } },
    { kind: 'similarity', settings: { threshold: 0.5 } },
    { kind: 'judge', settings: { rubric: 'Is brief.', model: 'openai/gpt-5', threshold: 0.7 } },
    { kind: 'pairwise', settings: {} },
  ])('is made, and read as it was given: %j', async (payload) => {
    const made = await make({ name: 'Mine', ...payload });
    expect(made.statusCode).toBe(201);
    const { id, createdAt, ...rest } = made.json();
    expect(rest).toEqual({ name: 'Mine', ...payload });
    expect((await get(`/${id}`)).json()).toEqual({ id, createdAt, ...rest });
    expect((await get()).json()).toEqual([{ id, createdAt, ...rest }]);
  });

  it('needs no name', async () => expect((await make(exact)).json().name).toBeNull());

  it('is listed by pages, newest first, and by kind', async () => {
    const ids: string[] = [];
    for (const kind of ['exact', 'pairwise', 'exact'])
      ids.unshift((await make({ kind, settings: {} })).json().id);
    const idsOf = (list: { id: string }[]) => list.map(({ id }) => id);
    const first = await get('?limit=2');
    expect(idsOf(first.json())).toEqual(ids.slice(0, 2));
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))?.[1] ?? '';
    expect(idsOf((await test.get(member, next)).json())).toEqual(ids.slice(2));
    expect(idsOf((await get('?kind=pairwise')).json())).toEqual(ids.slice(1, 2));
    expectProblem(await get('?kind=none'), 400, 'validation_failed');
  });

  it('has shorter pages where its settings are large', async () => {
    const values = Array(4).fill('x'.repeat(10_000));
    for (let made = 0; made < 14; made++)
      expect((await make({ kind: 'contains', settings: { values } })).statusCode).toBe(201);
    const page = await get();
    expect(page.json()).toHaveLength(12);
    expect(page.headers.link).toContain('rel="next"');
  });

  it('is made once by a request that is sent again', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await make(exact, key);
    const again = await make(exact, key);
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    expectProblem(await make({ kind: 'pairwise', settings: {} }, key), 422, 'idempotency_key_reused');
    expect((await get()).json()).toHaveLength(1);
  });

  it('is in the audit log, without its settings', async () => {
    const { id } = (await make({ name: 'Mine', kind: 'judge', settings: { rubric: 'secret words' } })).json();
    const log = await test.get(member, '/api/audit-log');
    expect(log.json()[0]).toMatchObject({
      action: 'evaluator.create',
      target: id,
      after: { name: 'Mine', kind: 'judge' },
    });
    expect(log.body).not.toContain('secret words');
  });
});

describe('no evaluator', () => {
  it.each<[object, string, string]>([
    [{ settings: {} }, '', 'lacks kind'],
    [{ kind: 'exact' }, '', 'lacks settings'],
    [{ kind: 'perfect', settings: {} }, 'kind', 'must be one of'],
    [{ kind: 'exact', settings: [] }, 'settings', 'must be of type object'],
    [{ kind: 'exact', settings: { pattern: 'x' } }, 'settings', 'has the unknown field pattern'],
    [{ kind: 'exact', settings: {}, version: 1 }, '', 'has the unknown field version'],
    [{ kind: 'exact', settings: {}, name: '' }, 'name', 'must not have fewer than 1 characters'],
    [{ kind: 'exact', settings: { value: 5 } }, 'settings.value', 'must be of type string'],
    [{ kind: 'contains', settings: { values: [] } }, 'settings.values', ''],
    [{ kind: 'contains', settings: { values: ['a', ''] } }, 'settings.values.1', ''],
    [{ kind: 'regex', settings: {} }, 'settings', 'lacks pattern'],
    [{ kind: 'regex', settings: { pattern: 7 } }, 'settings.pattern', 'must be of type string'],
    [{ kind: 'regex', settings: { pattern: '(?=a)' } }, 'settings.pattern', 'is no pattern of RE2'],
    [{ kind: 'regex', settings: { pattern: 'x'.repeat(1_001) } }, 'settings.pattern', 'more than 1000'],
    [{ kind: 'regex', settings: { pattern: '\\p{L}{999}'.repeat(9) } }, 'settings.pattern', 'is too large'],
    [{ kind: 'json_schema', settings: { schema: true } }, 'settings.schema', 'must be of type object'],
    [{ kind: 'json_schema', settings: { schema: { type: 'text' } } }, 'settings.schema', 'JSON Schema: type'],
    [{ kind: 'json_schema', settings: { schema: { $ref: '#' } } }, 'settings.schema', 'without end'],
    [
      { kind: 'json_schema', settings: { schema: { $ref: 'http://169.254.169.254/' } } },
      'settings.schema',
      'not fetched',
    ],
    [
      { kind: 'json_schema', settings: { schema: { enum: ['x'.repeat(50_000)] } } },
      'settings.schema',
      'more than 50000',
    ],
    [
      { kind: 'contains', settings: { values: Array(6).fill('x'.repeat(9_000)) } },
      'settings',
      'more than 50000',
    ],
    [{ kind: 'similarity', settings: { threshold: 2 } }, 'settings.threshold', ''],
    [{ kind: 'judge', settings: {} }, 'settings', 'lacks rubric'],
    [{ kind: 'judge', settings: { rubric: 'a\0b' } }, 'settings.rubric', 'NUL'],
  ])('is made of %j', async (payload, path, message) => {
    const problem = expectProblem(await make(payload), 400, 'validation_failed');
    expect(problem.errors[0]).toMatchObject({ path, message: expect.stringContaining(message) });
    expect((await get()).json()).toEqual([]);
  });

  it('is made by viewers, who may read, and by keys without the scope', async () => {
    const { id } = (await make(exact)).json();
    const viewer = await buildColleague(test.ctx, member, 'viewer');
    expectProblem(await make(exact, {}, viewer), 403, 'forbidden');
    expect((await get(`/${id}`, viewer)).statusCode).toBe(200);
    const keyOf = async (...scopes: Scope[]) => (await createApiKey(member.as, { name: 'Key', scopes })).key;
    const as = (key: string, method: 'GET' | 'POST') =>
      test.app.inject({
        method,
        url: URL,
        headers: { 'x-api-key': key },
        ...(method === 'POST' ? { payload: exact } : {}),
      });
    const reader = await keyOf('tests:read');
    expect((await as(reader, 'GET')).json()).toHaveLength(1);
    expectProblem(await as(reader, 'POST'), 403, 'forbidden');
    const writer = await keyOf('tests:write');
    expectProblem(await as(writer, 'GET'), 403, 'forbidden');
    expect((await as(writer, 'POST')).statusCode).toBe(201);
    expectProblem(await as(await keyOf('prompts:write'), 'POST'), 403, 'forbidden');
  });

  it('of another organization is seen', async () => {
    const { id } = (await make(exact)).json();
    const other = await buildMember(test.ctx);
    expectProblem(await get(`/${id}`, other), 404, 'evaluator_not_found');
    expect((await get('', other)).json()).toEqual([]);
    expectProblem(await get(`/${randomUUID()}`), 404, 'evaluator_not_found');
    expectProblem(await get('/none'), 400, 'validation_failed');
  });

  // Last: its thread is ended.
  it('is made of a schema that takes for ever', async () => {
    const twice = (step: number) => [{ $ref: `#/$defs/d${step}` }, { $ref: `#/$defs/d${step}` }];
    const steps = Array.from({ length: 40 }, (_, step) => [`d${step}`, { allOf: twice(step + 1) }]);
    const schema = { $ref: '#/$defs/d0', $defs: { ...Object.fromEntries(steps), d40: true } };
    const problem = expectProblem(
      await make({ kind: 'json_schema', settings: { schema } }),
      400,
      'validation_failed',
    );
    expect(problem.errors).toEqual([{ path: 'settings.schema', message: 'takes too long to check' }]);
  });
});
