import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { HEALTH_TAG } from '@refinery/contracts/health.ts';
import { NOTHING } from '@refinery/contracts/schema-helpers.ts';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { describeApi } from './describe-api.ts';

const Thing = Type.Object({ name: Type.String() }, { title: 'Thing', examples: [{ name: 'x' }] });
const Box = Type.Object(
  { thing: Type.Optional(Thing), things: Type.Array(Thing) },
  { title: 'Box', examples: [{ things: [{ name: 'x' }] }] },
);

const made = {
  operationId: 'makeThing',
  method: 'POST',
  path: '/api/v1/boxes/:box/things',
  access: 'usage:read',
  action: null,
  tag: { name: 'Usage', description: 'What this month has used of the plan' },
  summary: 'Make a thing',
  description: 'It is made at once.',
  reply: { 201: Thing },
  errors: ['quota_exceeded'],
} as const satisfies Endpoint;

const ORGANIZATION = { $ref: '#/components/parameters/Organization' };

const described = (...changes: Partial<Endpoint>[]) =>
  describeApi(
    changes.map((change) => Object({ ...made, ...change })),
    [],
    { version: '1.2.3' },
  );
const operationOf = (change: Partial<Endpoint>): Record<string, unknown> =>
  Object(Object.values(Object.values(described(change).paths)[0] ?? {})[0]);
const statusesOf = (change: Partial<Endpoint>): string[] =>
  Object.keys(Object(operationOf(change).responses));

describe('a described API', () => {
  it('has each named schema once, and refers to it wherever it stands', () => {
    const { components, paths } = described(
      {},
      { operationId: 'getBox', method: 'GET', reply: { 200: Box } },
    );
    expect(Object.keys(components.schemas).sort()).toEqual([
      'Box',
      'GateFinding',
      'Problem',
      'ScreenedSpan',
      'Thing',
    ]);
    expect(components.schemas.Box).toMatchObject({
      type: 'object',
      required: ['things'],
      properties: {
        thing: { $ref: '#/components/schemas/Thing' },
        things: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
      },
      examples: [{ things: [{ name: 'x' }] }],
    });
    expect(Object.keys(paths)).toEqual(['/api/v1/boxes/{box}/things']);
    expect(Object.keys(Object(Object.values(paths)[0])).sort()).toEqual(['get', 'post']);
  });

  it('takes no two schemas of one name', () => {
    const other = Type.Object({ size: Type.Number() }, { title: 'Thing' });
    expect(() => described({}, { operationId: 'other', path: '/x', reply: { 200: other } })).toThrow(
      'Two schemas are called Thing.',
    );
  });

  it('leaves data alone that looks like a schema', () => {
    const Odd = Type.Object(
      { title: Type.String() },
      { title: 'Odd', examples: [{ title: 'A title' }], default: { title: 'none' } },
    );
    const { components } = described({ reply: { 201: Odd } });
    expect(components.schemas.Odd).toMatchObject({
      properties: { title: { type: 'string' } },
      examples: [{ title: 'A title' }],
      default: { title: 'none' },
    });
  });

  it('says who may call', () => {
    expect(operationOf({ access: 'public' }).security).toEqual([]);
    expect(operationOf({})).not.toHaveProperty('security');
    expect(described({}).security).toEqual([{ bearer: [] }, { apiKey: [] }, { cookie: [] }]);
  });

  it('names the chapters it has, and what they are about', () => {
    expect(described({}).tags).toEqual([
      { name: 'Usage', description: expect.stringMatching(/^[A-Z].{10,}/) },
    ]);
  });

  it('declares what comes in the path, the query and the headers', () => {
    const parameters = operationOf({
      params: Type.Object({ box: Type.String({ description: 'Which one' }) }),
      query: Type.Object({ size: Type.Number(), color: Type.Optional(Type.String()) }),
      idempotent: true,
    }).parameters;
    expect(parameters).toMatchObject([
      { name: 'box', in: 'path', required: true, description: 'Which one', schema: { type: 'string' } },
      { name: 'size', in: 'query', required: true, schema: { type: 'number' } },
      { name: 'color', in: 'query', required: false },
      { name: 'idempotency-key', in: 'header', required: false },
      ORGANIZATION,
    ]);
  });

  it('lets every caller who is known name an organization', () => {
    for (const access of ['usage:read', 'signed-in', 'person', 'operator'] as const)
      expect(operationOf({ access }).parameters).toEqual([ORGANIZATION]);
    expect(operationOf({ access: 'public' })).not.toHaveProperty('parameters');
    expect(described({}).components.parameters.Organization).toMatchObject({
      name: 'X-Organization',
      in: 'header',
      required: false,
      schema: { type: 'string', format: 'uuid' },
    });
  });

  it('shows a body and its forms', () => {
    expect(operationOf({ body: Thing }).requestBody).toEqual({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
    });
    const media = { 'application/json': Thing, 'text/csv': Type.String() };
    expect(Object.keys(Object(Object(operationOf({ body: { media } }).requestBody).content))).toEqual([
      'application/json',
      'text/csv',
    ]);
  });

  it.each<[string, Partial<Endpoint>, number[]]>([
    ['that makes something', {}, [201, 400, 401, 403, 404, 408, 413, 415, 429, 503]],
    [
      'that can be sent again',
      { idempotent: true },
      [201, 400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 503],
    ],
    ['that reads', { method: 'GET', reply: { 200: Thing } }, [200, 400, 401, 403, 404, 429, 503]],
    ['with a parameter', { method: 'GET', params: Type.Object({}) }, [201, 400, 401, 403, 404, 429, 503]],
    ['with a query', { method: 'GET', query: Type.Object({}) }, [201, 400, 401, 403, 404, 429, 503]],
    ['for whoever signed in', { method: 'GET', access: 'signed-in' }, [201, 400, 401, 403, 404, 429, 503]],
    [
      'for whoever signed in, whatever their e-mail',
      { method: 'GET', access: 'signed-in', unverified: true },
      [201, 400, 401, 403, 404, 429, 503],
    ],
    ['for everybody', { method: 'GET', access: 'public' }, [201, 429, 503]],
    [
      'with problems of its own',
      { method: 'GET', errors: ['batch_not_found'] },
      [201, 400, 401, 403, 404, 429, 503],
    ],
    [
      'that is a sign of life',
      {
        method: 'GET',
        tag: HEALTH_TAG,
        reply: { 200: Thing, 503: Thing },
      },
      [200, 503],
    ],
  ])('lists what an endpoint %s may answer', (_case, change, statuses) => {
    expect(statusesOf(change)).toEqual(statuses.map(String));
  });

  it('names the codes of each problem', () => {
    const responses = Object(operationOf({ idempotent: true }).responses);
    expect(responses[409]).toEqual({
      description: 'Conflict with the current state: `idempotency_in_progress`',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
    expect(responses[429].description).toContain('`quota_exceeded`, `rate_limited`');
  });

  it('has no content where there is nothing to say', () => {
    expect(Object(operationOf({ reply: { 204: NOTHING } }).responses)[204]).toEqual({
      description: 'Done; the reply has no body',
    });
  });
});
