import { DomainError } from '@refinery/domain/errors.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { problems, registerOpenApi } from './openapi.ts';
import { registerProblems } from './problems.ts';
import { registerRequestIds } from './request-ids.ts';

type Json = Record<string, unknown>;
interface Operation {
  name: string;
  path: string;
  value: Json;
}

let test: TestApp;
let document: Json;
let operations: Operation[];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectAt = (value: Json | undefined, key: string): Json => {
  const found = value?.[key];
  return isObject(found) ? found : {};
};
const objectsIn = (value: Json): [string, Json][] =>
  Object.entries(value).flatMap(([key, entry]) => (isObject(entry) ? [[key, entry]] : []));
const listAt = (value: Json, key: string): unknown[] => {
  const found = value[key];
  return Array.isArray(found) ? found : [];
};

beforeAll(async () => {
  test = await openTestApp(inject('services'));
  document = (await test.send(null, { url: '/openapi.json' })).json();
  operations = objectsIn(objectAt(document, 'paths')).flatMap(([path, item]) =>
    objectsIn(item).map(([method, value]) => ({ name: `${method.toUpperCase()} ${path}`, path, value })),
  );
});
afterAll(() => test.close());

/** Every object in a document, the document itself first. */
function* within(value: unknown): Iterable<Json> {
  if (Array.isArray(value)) for (const entry of value) yield* within(entry);
  if (!isObject(value)) return;
  yield value;
  for (const entry of Object.values(value)) yield* within(entry);
}

/** The routes of the app as it prints them, those of the documentation itself and HEAD left out. */
function printedRoutes(): string[] {
  const stack: string[] = [];
  const routes: string[] = [];
  for (const line of test.app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', segment = '', methods = ''] = /^(.*?)(\/\S*|\*)(?: \((.+)\))?$/.exec(line) ?? [];
    if (!segment) continue;
    const depth = Math.floor(indent.length / 4);
    stack.splice(depth - 1, stack.length, segment);
    const path = stack.join('').replaceAll(/:(\w+)/g, '{$1}');
    for (const method of methods.split(', ')) {
      if (method !== 'HEAD' && method !== 'OPTIONS') routes.push(`${method} ${path}`);
    }
  }
  return routes.filter((route) => !/ \/(api-docs|metrics|openapi\.json)/.test(route)).sort();
}

describe('/openapi.json', () => {
  it('is OpenAPI 3.1 in its outer form', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({
      title: 'Prompt Refinery',
      version: expect.stringMatching(/^\d+\./),
    });
    const known = ['openapi', 'info', 'components', 'paths', 'security', 'servers', 'tags'];
    for (const key of Object.keys(document)) expect(known).toContain(key);
    for (const path of Object.keys(objectAt(document, 'paths'))) expect(path).toMatch(/^\/[\w/{}.-]*$/);
  });

  it('has every route of the app', () => {
    expect(operations.map(({ name }) => name).sort()).toEqual(printedRoutes());
  });

  it('gives each operation a name of its own, a summary, tags and replies', () => {
    const names = operations.map(({ value }) => value.operationId);
    expect(new Set(names).size).toBe(operations.length);
    for (const { name, value } of operations) {
      expect([name, value]).toMatchObject([
        name,
        {
          operationId: expect.stringMatching(/^[a-z]\w+$/),
          summary: expect.stringMatching(/^.{5,}/),
          tags: [expect.any(String)],
        },
      ]);
      const replies = objectsIn(objectAt(value, 'responses'));
      expect([name, replies.some(([status]) => /^2\d\d$/.test(status))]).toEqual([name, true]);
      for (const [status, reply] of replies) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect([name, status, reply.description]).toEqual([name, status, expect.stringMatching(/^[A-Z]/)]);
        expect(reply.description).not.toBe('Default Response');
      }
    }
  });

  it('declares the parameters of each path', () => {
    for (const { name, path, value } of operations) {
      const declared = listAt(value, 'parameters').flatMap((entry) =>
        isObject(entry) && entry.in === 'path' ? [entry.name] : [],
      );
      expect([name, declared]).toEqual([name, [...path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key)]);
    }
  });

  it('resolves every reference', () => {
    for (const { $ref } of within(document)) {
      if ($ref === undefined) continue;
      const steps = String($ref).replace(/^#\//, '').split('/');
      const found = steps.reduce<Json>((place, step) => objectAt(place, step), document);
      expect([$ref, Object.keys(found).length > 0]).toEqual([$ref, true]);
    }
  });

  it('shows an example of each body and each reply that has one, and each fits its schema', () => {
    for (const { name, value } of operations) {
      const replies = objectsIn(objectAt(value, 'responses')).filter(([status]) => status.startsWith('2'));
      const contents = [objectAt(value, 'requestBody'), ...replies.map(([, reply]) => reply)].flatMap(
        (part) => objectsIn(objectAt(part, 'content')),
      );
      for (const [type, content] of contents) {
        const schemas = [...within(content.schema)].filter((schema) => schema.examples || schema.example);
        if (objectAt(content, 'schema').type === 'null') continue;
        expect([name, type, schemas.length > 0 || 'example' in content]).toEqual([name, type, true]);
        for (const schema of schemas) {
          for (const example of [
            ...listAt(schema, 'examples'),
            ...(schema.example ? [schema.example] : []),
          ]) {
            const errors = Value.Errors(Type.Unsafe(schema), example);
            expect([name, type, errors]).toEqual([name, type, []]);
          }
        }
      }
      const examples = [...within(value)].some((part) => 'example' in part || 'examples' in part);
      const refersToProblem = JSON.stringify(value).includes('#/components/schemas/Problem');
      expect([name, examples || refersToProblem]).toEqual([name, true]);
    }
    expect(objectAt(objectAt(objectAt(document, 'components'), 'schemas'), 'Problem').examples).toBeTruthy();
  });

  it('declares how a body is refused, wherever one may be sent', () => {
    for (const { name, value } of operations) {
      const refusals = Object.keys(objectAt(value, 'responses')).filter((status) =>
        /^4(08|13|15)$/.test(status),
      );
      expect([name, refusals]).toEqual([name, name.startsWith('GET ') ? [] : ['408', '413', '415']]);
    }
  });

  it('says which operations are public', () => {
    const open = operations.filter(({ value }) => JSON.stringify(value.security) === '[]');
    expect(open.map(({ value }) => value.operationId).sort()).toEqual([
      ...['checkHealth', 'checkLiveness', 'checkReadiness', 'login', 'refreshSession', 'register'],
    ]);
    expect(document.security).toEqual([{ bearer: [] }, { apiKey: [] }]);
    const schemes = objectAt(objectAt(document, 'components'), 'securitySchemes');
    expect(Object.keys(schemes).sort()).toEqual(['apiKey', 'bearer']);
  });

  it('promises what the API sends', async () => {
    const member = await buildMember(test.ctx);
    const payload = { text: 'Please write a poem.' };
    const pair = { original: 'Write 3 poems in French.', rewritten: 'Write poems.' };
    const calls: [string, Awaited<ReturnType<TestApp['send']>>][] = [
      ['optimize', await test.send(member, { method: 'POST', url: '/api/optimize', payload })],
      ['checkRewrite', await test.send(member, { method: 'POST', url: '/api/checks', payload: pair })],
      [
        'listRequirements',
        await test.send(member, { method: 'POST', url: '/api/checks/requirements', payload }),
      ],
      ['listHistory', await test.send(member, { url: '/api/optimize/history' })],
      ['listProviders', await test.send(member, { url: '/api/providers' })],
      ['getUsage', await test.send(member, { url: '/api/usage' })],
      ['getMe', await test.send(member, { url: '/api/auth/me' })],
      ['listApiKeys', await test.send(member, { url: '/api/api-keys' })],
      ['checkHealth', await test.send(null, { url: '/health' })],
    ];
    for (const [name, reply] of calls) {
      const operation = operations.find(({ value }) => value.operationId === name)?.value;
      const replies = objectAt(objectAt(operation, 'responses'), String(reply.statusCode));
      const schema = objectAt(objectAt(objectAt(replies, 'content'), 'application/json'), 'schema');
      expect([name, Object.keys(schema).length > 0]).toEqual([name, true]);
      expect([name, Value.Errors(Type.Unsafe(schema), reply.json())]).toEqual([name, []]);
    }
  });
});

describe('/api-docs', () => {
  it('shows the document to people', async () => {
    const page = await test.send(null, { url: '/api-docs' });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('swagger-ui');
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-initializer.js']) {
      expect((await test.send(null, { url: `/api-docs/static/${file}` })).statusCode).toBe(200);
    }
    expect((await test.send(null, { url: '/api-docs/json' })).json()).toEqual(document);
  });

  it.each([
    '..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/package.json',
    '....//package.json',
    '/etc/passwd',
    '.',
    'a%5c..%5cb',
    '%00',
    'nothing',
  ])('has no file at static/%s', async (path) => {
    expectProblem(await test.send(null, { url: `/api-docs/static/${path}` }), 404, 'route_not_found');
  });
});

describe('an app', () => {
  /** An app whose routes need authentication but for the public ones, which nobody has. */
  async function openDescribed() {
    const { app } = openPluginApp();
    registerProblems(app);
    registerRequestIds(app);
    app.addHook('onRequest', async ({ routeOptions, is404 }) => {
      if (!routeOptions.config.public && !is404) throw new DomainError('unauthenticated');
    });
    await registerOpenApi(app);
    const handler = async () => ({ a: 'thing' });
    const Thing = Type.Object({ a: Type.String() });
    app.get(
      '/private',
      { schema: { operationId: 'private', response: { 200: Thing, 404: Thing } } },
      handler,
    );
    app.get('/public', { config: { public: true }, schema: { operationId: 'public' } }, handler);
    app.get('/hidden', { schema: { hide: true } }, handler);
    app.get('/refused', { schema: { response: problems(403, 418) } }, handler);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) app.route({ method, url: '/things', handler });
    app.post(
      '/made',
      { schema: { response: { 201: { description: 'Like new', ...Thing }, 299: Thing } } },
      handler,
    );
    const described = (await app.inject('/openapi.json')).json();
    return { app, described, at: (...path: string[]) => path.reduce<Json>(objectAt, described) };
  }
  const descriptions = (replies: Json) =>
    Object.fromEntries(objectsIn(replies).map(([status, { description }]) => [status, description]));

  it('shows its routes but for hidden ones, and not those of the documentation', async () => {
    const { at, described } = await openDescribed();
    expect(Object.keys(at('paths')).sort()).toEqual(['/made', '/private', '/public', '/refused', '/things']);
    expect(described.openapi).toBe('3.1.0');
    expect(at('info')).toMatchObject({ title: 'Prompt Refinery', description: expect.stringMatching(/\.$/) });
  });

  it('says how callers authenticate, and where they need not', async () => {
    const { at, described } = await openDescribed();
    expect(described.security).toEqual([{ bearer: [] }, { apiKey: [] }]);
    expect(at('components', 'securitySchemes')).toMatchObject({
      bearer: { type: 'http', scheme: 'bearer' },
      apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    });
    expect(at('paths', '/public', 'get').security).toEqual([]);
    expect(at('paths', '/private', 'get')).not.toHaveProperty('security');
  });

  it('names the shape of a problem', async () => {
    const { at } = await openDescribed();
    expect(Object.keys(at('components', 'schemas'))).toEqual(['Problem']);
    const replies = at('paths', '/refused', 'get', 'responses');
    expect(Object.keys(replies)).toEqual(['403', '418', '429', '503']);
    for (const [, reply] of objectsIn(replies)) {
      expect(reply.content).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
    }
  });

  it.each([
    ['/private', 'get', { 200: 'Done', 404: 'No such resource' }],
    ['/public', 'get', {}],
    [
      '/refused',
      'get',
      {
        403: 'The caller may not do this',
        418: 'A problem',
        429: 'Too many requests, or the quota is used up',
        503: 'Not available right now',
      },
    ],
    ['/made', 'post', { 201: 'Like new', 299: 'A reply' }],
    ['/things', 'post', {}],
    ['/things', 'put', {}],
    ['/things', 'delete', {}],
  ])('%s with %s has its replies, and those to a body', async (path, method, replies) => {
    const { at } = await openDescribed();
    const toBody = {
      400: 'The request is not valid',
      408: 'The body came too slowly',
      413: 'Too large',
      415: 'Content type not supported',
      429: 'Too many requests, or the quota is used up',
      503: 'Not available right now',
    };
    const found = descriptions(at('paths', path, method, 'responses'));
    expect(found).toEqual(method === 'get' ? replies : { ...toBody, ...replies });
  });

  it('shows nobody more than its documentation and what is public', async () => {
    const { app, described } = await openDescribed();
    const status = async (url: string) => (await app.inject(url)).statusCode;
    for (const url of [
      '/public',
      '/openapi.json',
      '/api-docs',
      '/api-docs/json',
      '/api-docs/static/swagger-ui.css',
    ]) {
      expect([url, await status(url)]).toEqual([url, 200]);
    }
    for (const url of ['/private', '/hidden', '/refused']) {
      expect([url, await status(url)]).toEqual([url, 401]);
    }
    expect((await app.inject('/api-docs/json')).json()).toEqual(described);
    const { headers } = await app.inject('/api-docs/static/index.html');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('has no reply twice', () => {
    expect(Object.keys(problems(503, 404, 404))).toEqual(['404', '429', '503']);
  });
});
