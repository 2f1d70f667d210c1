import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT_PAGES } from '../account-pages/register-account-pages.ts';
import { SHARED_PAGE } from '../console/shared-page.ts';
import { withoutReferences } from '../fuzz/document.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

type Json = Record<string, unknown>;
interface Operation {
  name: string;
  path: string;
  value: Json;
}

const test = fixture(openTestApp);
let document: Json;
let operations: Operation[];
/** The same, with schemas where references stand. */
let resolved: Operation[];

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
  document = (await test.get(null, '/openapi.json')).json();
  operations = operationsOf(document);
  resolved = operationsOf(Object(withoutReferences(document)));
});

const operationsOf = (of: Json): Operation[] =>
  objectsIn(objectAt(of, 'paths')).flatMap(([path, item]) =>
    objectsIn(item).map(([method, value]) => ({ name: `${method.toUpperCase()} ${path}`, path, value })),
  );

/** Every object in a document, the document itself first. */
function* within(value: unknown): Iterable<Json> {
  if (Array.isArray(value)) for (const entry of value) yield* within(entry);
  if (!isObject(value)) return;
  yield value;
  for (const entry of Object.values(value)) yield* within(entry);
}

/**
 * The routes of the app as it prints them, those of the documentation itself, HEAD and what takes any path
 * left out.
 */
function printedRoutes(): string[] {
  const stack: string[] = [];
  const routes: string[] = [];
  for (const line of test.app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', segment = '', methods = ''] = /^([│├└─\s]*)(\S+)(?: \((.+)\))?$/.exec(line) ?? [];
    if (!segment) continue;
    const depth = Math.floor(indent.length / 4);
    stack.splice(depth - 1, stack.length, segment);
    const path = stack.join('').replaceAll(/:(\w+)/g, '{$1}');
    for (const method of methods.split(', ')) {
      if (method !== 'HEAD' && method !== 'OPTIONS') routes.push(`${method} ${path}`);
    }
  }
  const pages = [...ACCOUNT_PAGES, SHARED_PAGE.replace(':token', '{token}')].map((path) => `GET ${path}`);
  return routes
    .filter(
      (route) =>
        !pages.includes(route) &&
        !/ \/(account-pages|api-docs|api\/v1\/auth\/sso\/(callback|saml)|metrics|scim\/v2|openapi\.json)|\*$/.test(
          route,
        ),
    )
    .sort();
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
    for (const { name, value } of resolved) {
      const replies = objectsIn(objectAt(value, 'responses')).filter(([status]) => status.startsWith('2'));
      const contents = [objectAt(value, 'requestBody'), ...replies.map(([, reply]) => reply)].flatMap(
        (part) => objectsIn(objectAt(part, 'content')),
      );
      for (const [type, content] of contents) {
        const schemas = [...within(content.schema)].filter((schema) => schema.examples || schema.example);
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
      expect([name, examples]).toEqual([name, true]);
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
      ...[
        'acceptInvitationAsNew',
        'checkHealth',
        'checkLiveness',
        'checkReadiness',
        'downloadUserExport',
        'exchangeSso',
        'forgotPassword',
        'getBillingPlans',
        'getPublicPrompt',
        'getServiceStatus',
        'getSystemFeatures',
        'getSystemStatus',
        'listPublicCategories',
        'listPublicPrompts',
        'listSignInMethods',
        'login',
      ],
      ...[
        'previewInvitation',
        'receiveBillingEvent',
        'refreshSession',
        'register',
        'resetPassword',
        'signUp',
        'startSso',
        'verifyEmail',
        'viewShare',
      ],
    ]);
    expect(document.security).toEqual([{ bearer: [] }, { apiKey: [] }, { cookie: [] }]);
    const schemes = objectAt(objectAt(document, 'components'), 'securitySchemes');
    expect(Object.keys(schemes).sort()).toEqual(['apiKey', 'bearer', 'cookie']);
  });

  it('promises what the API sends', async () => {
    const member = await buildMember(test.ctx);
    const payload = { text: 'Please write a poem.' };
    const pair = { original: 'Write 3 poems in French.', rewritten: 'Write poems.' };
    const calls: [string, Awaited<ReturnType<TestApp['send']>>][] = [
      ['optimize', await test.post(member, '/api/optimize', payload)],
      ['checkRewrite', await test.post(member, '/api/checks', pair)],
      ['listRequirements', await test.post(member, '/api/checks/requirements', payload)],
      ['listHistory', await test.get(member, '/api/optimize/history')],
      ['listProviders', await test.get(member, '/api/providers')],
      ['getUsage', await test.get(member, '/api/usage')],
      ['getMe', await test.get(member, '/api/auth/me')],
      ['listApiKeys', await test.get(member, '/api/api-keys')],
      ['checkHealth', await test.get(null, '/health')],
    ];
    for (const [name, reply] of calls) {
      const operation = resolved.find(({ value }) => value.operationId === name)?.value;
      const replies = objectAt(objectAt(operation, 'responses'), String(reply.statusCode));
      const schema = objectAt(objectAt(objectAt(replies, 'content'), 'application/json'), 'schema');
      expect([name, Object.keys(schema).length > 0]).toEqual([name, true]);
      expect([name, Value.Errors(Type.Unsafe(schema), reply.json())]).toEqual([name, []]);
    }
  });
});

describe('/api-docs', () => {
  it('shows the document to people', async () => {
    const page = await test.get(null, '/api-docs');
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('swagger-ui');
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-initializer.js']) {
      expect((await test.get(null, `/api-docs/static/${file}`)).statusCode).toBe(200);
    }
    expect((await test.get(null, '/api-docs/json')).json()).toEqual(document);
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
    expectProblem(await test.get(null, `/api-docs/static/${path}`), 404, 'route_not_found');
  });
});
