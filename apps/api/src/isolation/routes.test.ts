import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { isOfOrganization } from '@refinery/contracts/organizations.ts';
import { batchItems, batchJobs } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { eq } from 'drizzle-orm';
import type { InjectOptions } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { fillOrganization, MARK } from '../testing/fill-organization.ts';
import { isAboutOwn, resourceIn, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let owner: Member;
let stranger: Member;
/** Ids of the owner's things, by the step of the paths in front of theirs. */
let ids: Record<string, string>;

beforeAll(async () => {
  owner = await buildMember(test.ctx);
  stranger = await buildMember(test.ctx);
  ids = await fillOrganization(test, owner);
});

/** The endpoints that open one thing, and what reads it without its body. */
const BY_ID = ENDPOINTS.filter(isAboutOwn).filter(
  ({ path }) => path.includes('/:id') || isOfOrganization(path),
);
const HEADS = BY_ID.filter(({ method }) => method === 'GET');

function ownersIdFor(endpoint: Endpoint): string | undefined {
  const resource = resourceIn(endpoint);
  if (!resource) return undefined;
  const id = ids[resource];
  if (!id) throw new Error(`Say in fillOrganization whose id ${endpoint.path} takes.`);
  return id;
}
const requestFor = (endpoint: Endpoint): InjectOptions =>
  sampleRequest(endpoint, { id: ownersIdFor(endpoint), organizationId: owner.organizationId });
/**
 * What says that there is no such thing: the organization before what is in it, and a thing before its parts.
 */
const missingIn = ({ path, errors }: Endpoint): string[] =>
  isOfOrganization(path)
    ? ['organization_not_found']
    : errors.filter((code) => code.endsWith('_not_found')).slice(0, 1);

describe("another organization's ids", () => {
  it('are taken by paths that call them so, or this test must learn of the new ones', () => {
    expect(BY_ID.length).toBeGreaterThan(8);
    const parameters = ENDPOINTS.flatMap(({ path }) => path.match(/:\w+/g) ?? []);
    expect(new Set(parameters)).toEqual(
      new Set([
        ':id',
        ':itemId',
        ':organizationId',
        ':provider',
        ':alias',
        ':label',
        ':n',
        ':other',
        ':token',
      ]),
    );
  });

  it('open nothing: neither to read nor to write', async () => {
    for (const endpoint of BY_ID) {
      const reply = await test.send(stranger, requestFor(endpoint));
      expect([endpoint.operationId, reply.statusCode]).toEqual([endpoint.operationId, 404]);
      expect(reply.body).not.toContain(MARK);
      expect(missingIn(endpoint)).toEqual([reply.json().code]);
    }
    for (const endpoint of HEADS) {
      const reply = await test.send(stranger, { ...requestFor(endpoint), method: 'HEAD' });
      expect([endpoint.operationId, reply.statusCode]).toEqual([endpoint.operationId, 404]);
    }
  });

  it('are answered like ids that nobody has', async () => {
    for (const endpoint of BY_ID) {
      const { requestId: _a, ...theirs } = (await test.send(stranger, requestFor(endpoint))).json();
      const { requestId: _b, ...nobody } = (await test.send(stranger, sampleRequest(endpoint))).json();
      expect([endpoint.operationId, theirs]).toEqual([endpoint.operationId, nobody]);
    }
  });

  it('leave everything as it was, and open to its owner', async () => {
    for (const endpoint of HEADS) {
      const { statusCode } = await test.send(owner, requestFor(endpoint));
      expect([endpoint.operationId, statusCode]).toEqual([endpoint.operationId, 200]);
    }
    const batch = (await test.get(owner, `/api/batches/${ids.batches}`)).json();
    expect(batch).toMatchObject({ status: 'queued', counts: { pending: 2 } });
    const keys = (await test.get(owner, '/api/api-keys')).json();
    expect(keys).toHaveLength(1);
  });

  it('show up in no list, as a cursor neither', async () => {
    const lists = ENDPOINTS.filter(({ access }) => access !== 'operator').filter(
      // Where billing is off there are no invoices: `list-invoices.test.ts` looks at them.
      ({ page, path, operationId }) => page && !path.includes('/:') && operationId !== 'listInvoices',
    );
    expect(lists.length).toBeGreaterThan(2);
    for (const { path, query: fields } of lists) {
      const { type }: { type?: string } = fields?.properties.cursor ?? {};
      const cursors = type === 'integer' ? [1, 9] : [ids.batches, 'ffffffff-ffff-7fff-bfff-ffffffffffff'];
      for (const query of ['', ...cursors.map((cursor) => `?cursor=${cursor}`)]) {
        const reply = await test.get(stranger, `${path}${query}`);
        // The one that asks has an account, a session and an organization of its own, and its log.
        const own = [stranger.sessionId, stranger.user.id, stranger.organizationId];
        const theirs = reply
          .json()
          .filter(
            (item: { id: string; organizationId?: string }) =>
              !own.includes(item.id) && item.organizationId !== stranger.organizationId,
          );
        expect([path, query, theirs]).toEqual([path, query, []]);
      }
    }
    const providers = await test.get(stranger, '/api/providers');
    expect(providers.body).not.toContain(MARK);
    expect((await test.get(stranger, '/api/usage')).json()).toMatchObject({ used: 0, reserved: 0 });
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
    const answers = await Promise.all(
      ENDPOINTS.map(async (endpoint) => {
        const { method, url } = sampleRequest(endpoint);
        const reply = await test.send(null, { method: endpoint.method, url: String(url) });
        if (reply.statusCode === 401) expectProblem(reply, 401, 'unauthenticated');
        return { route: `${method} ${endpoint.path}`, status: reply.statusCode };
      }),
    );
    const answered = answers.filter(({ status }) => status !== 401).map(({ route }) => route);
    expect(answered.sort()).toEqual([
      'GET /api/v1/auth/methods',
      'GET /api/v1/billing/plans',
      'GET /api/v1/prompts/categories',
      'GET /api/v1/prompts/public',
      'GET /api/v1/prompts/public/:id',
      'GET /api/v1/sharing/:token',
      'GET /api/v1/system/features',
      'GET /api/v1/system/status',
      'GET /health',
      'GET /livez',
      'GET /readyz',
      'GET /status',
      'POST /api/v1/auth/accept-invitation',
      'POST /api/v1/auth/forgot-password',
      'POST /api/v1/auth/login',
      'POST /api/v1/auth/preview-invitation',
      'POST /api/v1/auth/refresh',
      'POST /api/v1/auth/register',
      'POST /api/v1/auth/reset-password',
      'POST /api/v1/auth/signup',
      'POST /api/v1/auth/sso/exchange',
      'POST /api/v1/auth/sso/start',
      'POST /api/v1/auth/verify-email',
      'POST /api/v1/billing/events',
      'POST /api/v1/users/export-data/download',
    ]);
  });
});
