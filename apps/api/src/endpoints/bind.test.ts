import { endpoint } from '@refinery/contracts/endpoint.ts';
import { PageQuery } from '@refinery/contracts/pagination.ts';
import { IdParams, strict } from '@refinery/contracts/schema-helpers.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import type { FastifySchema, RouteShorthandOptions } from 'fastify';
import { Type } from 'typebox';
import { beforeEach, describe, expect, it } from 'vitest';
import { registerProblems } from '../plugins/problems.ts';
import { registerRequestIds } from '../plugins/request-ids.ts';
import { validatorCompiler } from '../plugins/validation.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { type Binding, bindHandler, bindPublic } from './bind.ts';
import { registerEndpoints } from './routes.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const tag = { name: 'Notes', description: 'For this test' };
const common = { access: 'public', tag, summary: 'Notes', description: '', errors: [] } as const;

const saveNote = endpoint({
  ...common,
  operationId: 'saveNote',
  method: 'PUT',
  path: '/notes/:id',
  action: null,
  params: IdParams,
  query: Type.Object({ color: Type.String({ default: 'white' }), copies: Type.Integer() }, strict),
  body: Type.Object({ text: Type.String(), pinned: Type.Boolean({ default: false }) }, strict),
  reply: { 200: Type.Object({}) },
});
const schema = { params: saveNote.params, querystring: saveNote.query, body: saveNote.body };

const listNotes = endpoint({
  ...common,
  operationId: 'listNotes',
  method: 'GET',
  path: '/notes',
  query: PageQuery,
  reply: { 200: Type.Array(Type.Object({})) },
  page: true,
});

const test = fixture(openTestContext);
/** What verbs were given. */
let given: unknown[];

beforeEach(() => {
  given = [];
});

const savers: [string, Binding][] = [
  [
    'a verb',
    bindPublic(saveNote, async (_ctx, input) => {
      given.push(input);
      return {};
    }),
  ],
  [
    'a handler',
    bindHandler(saveNote, async (_ctx, _request, reply, input) => {
      given.push(input);
      return reply.send({});
    }),
  ],
];
function openApp() {
  const { app } = openPluginApp();
  app.setValidatorCompiler(validatorCompiler);
  registerProblems(app);
  registerRequestIds(app);
  return app;
}

const send = (app: ReturnType<typeof openApp>) =>
  app.inject({ method: 'PUT', url: `/notes/${id}?copies=2`, payload: { text: 'Hello' } });

describe.each(savers)('%s', (_kind, binding) => {
  /** An app that answers by the binding on a route of the test's own. */
  function openByHand(options: RouteShorthandOptions) {
    const app = openApp();
    app.put('/notes/:id', options, (request, reply) => binding.answer(test.ctx, request, reply));
    return app;
  }

  it('is given what was validated: converted, with what is meant where nothing is said', async () => {
    const app = openApp();
    registerEndpoints(app, test.ctx, [binding]);
    expect((await send(app)).statusCode).toBe(200);
    expect(given).toEqual([{ id, copies: 2, color: 'white', text: 'Hello', pinned: false }]);
  });

  it.each<[string, FastifySchema | undefined]>([
    ['no schema', undefined],
    ['no schema of the path', { querystring: schema.querystring, body: schema.body }],
    ['no schema of the query', { params: schema.params, body: schema.body }],
    ['no schema of the body', { params: schema.params, querystring: schema.querystring }],
    ['another schema of the body', { ...schema, body: Type.Object({ text: Type.Unknown() }) }],
  ])('is given nothing by a route with %s', async (_case, routeSchema) => {
    expectProblem(await send(openByHand(routeSchema ? { schema: routeSchema } : {})), 500, 'internal_error');
    expect(given).toEqual([]);
  });

  it('is given no body that came after validation', async () => {
    const app = openByHand({
      schema,
      preHandler: async (request) => {
        request.body = { text: 1 };
      },
    });
    expectProblem(await send(app), 500, 'internal_error');
    expect(given).toEqual([]);
  });
});

it('a list is asked for with a size, and not at all where its schema says none', async () => {
  const app = openApp();
  const sizeless = endpoint({ ...listNotes, path: '/sizeless', query: Type.Object({}, strict) });
  const list = async (_ctx: unknown, input: object) => {
    given.push(input);
    return { items: [], next: null };
  };
  registerEndpoints(app, test.ctx, [bindPublic(listNotes, list), bindPublic(sizeless, list)]);
  expect((await app.inject({ url: '/notes' })).json()).toEqual([]);
  expectProblem(await app.inject({ url: '/sizeless' }), 500, 'internal_error');
  expect(given).toEqual([{ limit: 20 }]);
});
