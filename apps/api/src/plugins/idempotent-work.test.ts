import { idempotencyKeys } from '@refinery/db/schema/idempotency-keys.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { ActorContext } from '@refinery/domain/context/context.ts';
import { keepReply } from '@refinery/domain/idempotency/idempotency.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import type { FastifyReply, FastifySchema } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../config.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { type IdempotentWork, registerIdempotency, runIdempotently } from './idempotency.ts';
import { registerProblems } from './problems.ts';
import { registerRequestIds } from './request-ids.ts';

const test = fixture(openTestContext);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

describe('a route that makes something', () => {
  /** An app whose routes /a, /b and /c/:id answer a member by this work, and what has run. */
  async function openMaking(
    respond: (reply: FastifyReply, ctx: ActorContext) => unknown,
    { schema = {}, ...extra }: Partial<IdempotentWork<unknown>> & { schema?: FastifySchema } = {},
  ) {
    const { app } = openPluginApp();
    registerProblems(app);
    registerRequestIds(app);
    app.decorateRequest('actor', null);
    app.addHook('onRequest', async (request) => {
      request.actor = member.as.actor;
    });
    const config = loadConfig(test.environment);
    registerIdempotency(app, { ctx: test.ctx, config, limits: DEFAULT_LIMITS });
    const runs: { bound: boolean }[] = [];
    for (const url of ['/a', '/b', '/c/:id']) {
      app.post(url, { schema }, (request, reply) =>
        runIdempotently(test.ctx, request, reply, {
          run: async (ctx) => {
            runs.push({ bound: ctx.idempotency !== undefined });
            return respond(reply, ctx);
          },
          ...extra,
        }),
      );
    }
    const make = (url: string, payload: object = {}, key: string | null = 'key') =>
      app.inject({ method: 'POST', url, payload, headers: key === null ? {} : { 'idempotency-key': key } });
    return { make, runs };
  }

  it.each([
    [200, 1],
    [201, 1],
    [299, 1],
    [300, 2],
    [303, 2],
    [400, 2],
    [500, 2],
  ])('that answers with %i runs for two requests %i times', async (status, times) => {
    const { make, runs } = await openMaking((reply) => {
      reply.code(status);
      return { status };
    });
    const [first, second] = [await make('/a'), await make('/a')];
    expect([first.statusCode, second.statusCode, second.body]).toEqual([status, status, first.body]);
    expect(second.headers['idempotency-replayed']).toBe(times === 1 ? 'true' : undefined);
    expect(runs).toHaveLength(times);
  });

  it('keeps of the headers those that belong to the reply', async () => {
    const { make } = await openMaking((reply) => {
      reply.headers({ location: '/a/1', 'x-other': '1', 'content-type': 'text/csv' });
      return 'a,b';
    });
    await make('/a');
    const { headers, body } = await make('/a');
    expect([body, headers.location, headers['content-type'], headers['x-other']]).toEqual([
      ...['a,b', '/a/1', expect.stringMatching(/^text\/csv/), undefined],
    ]);
  });

  it('keeps no reply that is no text', async () => {
    const { make, runs } = await openMaking(() => Buffer.from('bytes'));
    expect([(await make('/a')).body, (await make('/a')).body, runs.length]).toEqual(['bytes', 'bytes', 2]);
  });

  it('gives no reply to the same body on another route, or to another query', async () => {
    const { make, runs } = await openMaking(() => ({}));
    await make('/a');
    for (const url of ['/b', '/a?c=d']) expectProblem(await make(url), 422, 'idempotency_key_reused');
    expect(runs).toEqual([{ bound: true }]);
  });

  it('gives no reply about one thing to who asks about another', async () => {
    const { make, runs } = await openMaking(() => ({}));
    await make('/c/1');
    expectProblem(await make('/c/2'), 422, 'idempotency_key_reused');
    expect(runs).toEqual([{ bound: true }]);
  });

  it('compares a digest in place of the body where there is one', async () => {
    const { make, runs } = await openMaking(() => ({}), { bodyHash: 'same' });
    await make('/a', { a: 1 });
    expect((await make('/a', { a: 2 })).headers['idempotency-replayed']).toBe('true');
    expect(runs).toHaveLength(1);
  });

  it('runs each time without a key, and claims nothing', async () => {
    const { make, runs } = await openMaking(() => ({}));
    const plain = () => make('/a', {}, '');
    expectProblem(await plain(), 400, 'validation_failed');
    const { make: makePlain, runs: plainRuns } = await openMaking(() => ({}));
    for (let time = 0; time < 2; time++) {
      const { statusCode, headers } = await makePlain('/a', {}, null);
      expect([statusCode, headers['idempotency-replayed']]).toEqual([200, undefined]);
    }
    expect([runs, plainRuns]).toEqual([[], [{ bound: false }, { bound: false }]]);
  });

  describe('whose process died before it stored the reply', () => {
    const forget = (resourceId: string) =>
      withTenant(test.ctx.db, member.organizationId, (tx) =>
        tx.update(idempotencyKeys).set({ sealedReply: null, resourceId }),
      );
    const made = '01890000-0000-7000-8000-000000000000';

    it('answers what the verb kept as the route writes it, to the byte', async () => {
      const properties = { a: { type: 'integer' }, b: { type: 'integer' } };
      const body = { b: 2, a: 1 };
      const { make, runs } = await openMaking(
        async (reply, ctx) => {
          await ctx.tenant.run((tx) => keepReply(ctx, tx, { status: 200, body }));
          // As if the process died here.
          reply.request.idempotency = null;
          return body;
        },
        { schema: { response: { 200: { type: 'object', properties } } } },
      );
      expect([(await make('/a')).body, (await make('/a')).body, runs.length]).toEqual([
        ...['{"a":1,"b":2}', '{"a":1,"b":2}', 1],
      ]);
    });

    it('makes the reply anew where it can', async () => {
      const rebuild = async (_ctx: unknown, id: string) => ({ rebuilt: id });
      const { make, runs } = await openMaking(() => ({}), { rebuild });
      await make('/a');
      await forget(made);
      const reply = await make('/a');
      expect([reply.json(), reply.headers['idempotency-replayed']]).toEqual([{ rebuilt: made }, 'true']);
      expect(runs).toHaveLength(1);
    });

    it('else says that the request still runs', async () => {
      const { make, runs } = await openMaking(() => ({}));
      await make('/a');
      await forget(made);
      expectProblem(await make('/a'), 409, 'idempotency_in_progress');
      expect(runs).toHaveLength(1);
    });
  });
});
