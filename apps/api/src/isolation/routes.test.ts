import { batchItems, batchJobs } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { eq } from 'drizzle-orm';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
interface Route {
  method: Method;
  url: string;
}

let test: TestApp;
let owner: Member;
let stranger: Member;
/** Ids of the owner's things, by the first step of the routes that open them. */
let ids: Record<string, string>;

beforeAll(async () => {
  test = await openTestApp(inject('services'));
  owner = await buildMember(test.ctx);
  stranger = await buildMember(test.ctx);
  const made = async (url: string, payload: object): Promise<string> =>
    (await test.send(owner, { method: 'POST', url: `/api/${url}`, payload })).json().id;
  ids = {
    optimize: await made('optimize', { text: 'Please write a secret-xyzzy poem.' }),
    batches: await made('batches', { items: [{ text: 'Please write a secret-xyzzy poem.' }], name: 'xyzzy' }),
    'api-keys': await made('api-keys', { name: 'xyzzy' }),
  };
});
afterAll(() => test.close());

/** Every route of the app, as its own table of routes has it. */
function allRoutes(): Route[] {
  const methods: Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
  const paths = Object.keys(test.app.swagger().paths ?? {}).map((path) =>
    path.replaceAll(/\{(\w+)\}/g, ':$1'),
  );
  return paths.flatMap((url) =>
    methods.filter((method) => test.app.hasRoute({ method, url })).map((method) => ({ method, url })),
  );
}

const byId = () => allRoutes().filter(({ url }) => url.includes('/:id'));
const ownersIdFor = (url: string): string => {
  const [, resource = ''] = /^\/api\/v1\/([\w-]+)\/:id/.exec(url) ?? [];
  const id = ids[resource];
  if (!id) throw new Error(`Say here whose id ${url} takes.`);
  return id;
};
const requestFor = ({ method, url }: Route): InjectOptions => ({
  method,
  url: url.replace(':id', ownersIdFor(url)),
});

describe("another organization's ids", () => {
  it('are taken by as many routes as we know of, or this test must learn of the new ones', () => {
    expect(byId().filter(({ method }) => method !== 'HEAD')).toHaveLength(9);
    const parameters = allRoutes().flatMap(({ url }) => url.match(/:\w+/g) ?? []);
    expect(new Set(parameters)).toEqual(new Set([':id', ':provider']));
  });

  it('open nothing: neither to read nor to write', async () => {
    for (const route of byId()) {
      const reply = await test.send(stranger, requestFor(route));
      expect([route, reply.statusCode]).toEqual([route, 404]);
      expect(reply.body).not.toContain('xyzzy');
      if (route.method !== 'HEAD')
        expect(reply.json().code).toMatch(/^(optimization|batch|api_key)_not_found$/);
    }
  });

  it('are answered like ids that nobody has', async () => {
    for (const route of byId().filter(({ method }) => method !== 'HEAD')) {
      const nobodys = { method: route.method, url: route.url.replace(':id', stranger.user.id) };
      const { requestId: _a, ...theirs } = (await test.send(stranger, requestFor(route))).json();
      const { requestId: _b, ...nobody } = (await test.send(stranger, nobodys)).json();
      expect([route, theirs]).toEqual([route, nobody]);
    }
  });

  it('leave everything as it was, and open to its owner', async () => {
    for (const route of byId().filter(({ method }) => method === 'GET')) {
      expect([route, (await test.send(owner, requestFor(route))).statusCode]).toEqual([route, 200]);
    }
    const batch = (await test.send(owner, { url: `/api/batches/${ids.batches}` })).json();
    expect(batch).toMatchObject({ status: 'queued', counts: { pending: 1 } });
    const keys = (await test.send(owner, { url: '/api/api-keys' })).json();
    expect(keys).toHaveLength(1);
  });

  it('show up in no list, as a cursor neither', async () => {
    for (const list of ['optimize/history', 'batches', 'api-keys']) {
      for (const query of ['', `?cursor=${ids.batches}`, `?cursor=ffffffff-ffff-7fff-bfff-ffffffffffff`]) {
        const reply = await test.send(stranger, { url: `/api/${list}${query}` });
        expect([list, query, reply.json()]).toEqual([list, query, []]);
      }
    }
    const providers = await test.send(stranger, { url: '/api/providers' });
    expect(providers.body).not.toContain('xyzzy');
    expect((await test.send(stranger, { url: '/api/usage' })).json()).toMatchObject({ used: 0, reserved: 0 });
  });

  it('are stopped by row-level security alone, were a filter forgotten', async () => {
    const rows = await withTenant(test.ctx.db, stranger.organizationId, async (tx) => ({
      batches: await tx
        .select()
        .from(batchJobs)
        .where(eq(batchJobs.id, ids.batches ?? '')),
      items: await tx
        .select()
        .from(batchItems)
        .where(eq(batchItems.batchId, ids.batches ?? '')),
      deleted: await tx.delete(batchJobs).returning(),
    }));
    expect(rows).toEqual({ batches: [], items: [], deleted: [] });
  });
});

describe('every route', () => {
  it('asks who is calling, but for the few that are public', async () => {
    const open = allRoutes().filter(({ method }) => method !== 'HEAD');
    const answers = await Promise.all(
      open.map(async ({ method, url }) => {
        const path = url.replace(':id', stranger.user.id).replace(':provider', 'openai');
        const reply = await test.send(null, { method, url: path });
        if (reply.statusCode === 401) expectProblem(reply, 401, 'unauthenticated');
        return { route: `${method} ${url}`, status: reply.statusCode };
      }),
    );
    const answered = answers.filter(({ status }) => status !== 401).map(({ route }) => route);
    expect(answered.sort()).toEqual([
      'GET /health',
      'GET /livez',
      'GET /readyz',
      'POST /api/v1/auth/login',
      'POST /api/v1/auth/refresh',
      'POST /api/v1/auth/register',
    ]);
  });
});
