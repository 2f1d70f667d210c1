import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { permissionsOfRole } from '@refinery/domain/context/actor.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { rowsNaming } from '@refinery/testing/rows-naming.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { fillOrganization, MARK } from '../testing/fill-organization.ts';
import { GUARDED, nameOf, resourceIn, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture((services) => openTestApp(services, { env: { AUTH_FAILURES_PER_ADDRESS: '0' } }));
let owner: Member;
let stranger: Member;
/** A viewer of the owner's organization who is signed in to one of their own. */
let guest: Member;
let ids: Record<string, string>;
let key: string;

beforeAll(async () => {
  owner = await buildMember(test.ctx);
  stranger = await buildMember(test.ctx);
  ids = await fillOrganization(test, owner);
  const there = await buildColleague(test.ctx, owner, 'viewer');
  const own = { organizationId: there.user.organizationId };
  const reply = await test.post(there, '/api/auth/switch-organization', own);
  const { sid } = JSON.parse(Buffer.from(reply.json().accessToken.split('.')[1], 'base64url').toString());
  guest = { ...there, ...own, sessionId: sid };
  ({ key } = await createApiKey(stranger.as, { name: 'ci' }));
});

const named = (id: string) => ({ 'x-organization': id });

describe("another tenant's id in X-Organization", () => {
  it('opens nothing at any endpoint, by header or query, for people and keys', async () => {
    const before = await rowsNaming(test.sql, [owner.organizationId]);
    for (const endpoint of GUARDED) {
      const { method, url, payload } = sampleRequest(endpoint, {
        id: ids[resourceIn(endpoint)],
        organizationId: owner.organizationId,
      });
      const query = `${url}${url.includes('?') ? '&' : '?'}organization=${owner.organizationId}`;
      const body = payload === undefined ? {} : { payload };
      const replies = [
        await test.send(stranger, { method, url, ...body, headers: named(owner.organizationId) }),
        await test.send(stranger, { method, url: query, ...body }),
        await test.send(null, {
          method,
          url,
          ...body,
          headers: { 'x-api-key': key, ...named(owner.organizationId) },
        }),
      ];
      for (const reply of replies) {
        expect([nameOf(endpoint), reply.statusCode, reply.json().code]).toEqual([
          nameOf(endpoint),
          404,
          'organization_not_found',
        ]);
        expect(reply.body).not.toContain(MARK);
      }
    }
    expect(await rowsNaming(test.sql, [owner.organizationId])).toEqual(before);
  });

  it('is refused where path, header and query differ', async () => {
    const inPath = GUARDED.filter(({ path }) => path.includes('/:organizationId'));
    expect(inPath.length).toBeGreaterThan(3);
    for (const endpoint of inPath) {
      const request = sampleRequest(endpoint, { organizationId: owner.organizationId });
      const headers = named(stranger.organizationId);
      for (const who of [stranger, owner])
        expectProblem(await test.send(who, { ...request, headers }), 400, 'validation_failed');
    }
    const url = `/api/usage?organization=${stranger.organizationId}`;
    const mixed = await test.get(owner, url, named(owner.organizationId));
    expectProblem(mixed, 400, 'validation_failed');
  });

  it.each(['', 'acme', '0', `${'a'.repeat(5_000)}`, 'null', '../..', "'; drop table users"])(
    'is refused where it is no id: %s',
    async (id) => {
      expectProblem(await test.get(owner, '/api/usage', named(id)), 400, 'validation_failed');
    },
  );

  it('is not read by public endpoints', async () => {
    const open = ENDPOINTS.filter(({ path }) => path === '/livez');
    for (const { path } of open) expect((await test.get(null, path, named('acme'))).statusCode).toBe(200);
  });
});

describe('the own id in X-Organization', () => {
  it('is entered with the role there, in any spelling', async () => {
    for (const id of [owner.organizationId, owner.organizationId.toUpperCase()]) {
      const me = await test.get(guest, '/api/auth/me', named(id));
      expect(me.json()).toMatchObject({
        role: 'viewer',
        organizationId: owner.organizationId,
        permissions: [...permissionsOfRole('viewer')],
      });
    }
    const home = (await test.get(guest, '/api/auth/me')).json();
    expect(home).toMatchObject({ role: 'admin', organizationId: guest.organizationId });
    expect(home.permissions).toContain('organization:write');
  });

  it('shows what is there, and lets nobody do more than there', async () => {
    const headers = named(owner.organizationId);
    const batch = `/api/batches/${ids.batches}`;
    expect((await test.get(guest, batch, headers)).statusCode).toBe(200);
    expect((await test.get(guest, batch)).statusCode).toBe(404);
    expect((await test.get(guest, `${batch}?organization=${owner.organizationId}`)).statusCode).toBe(200);
    expectProblem(await test.delete(guest, batch, headers), 403, 'forbidden');
  });

  it('is taken in the query as in the header by everything that is read', async () => {
    const reading = GUARDED.filter(
      ({ method, operationId }) => method === 'GET' && operationId !== 'signOut',
    );
    for (const endpoint of reading) {
      const { method, url } = sampleRequest(endpoint, {
        id: ids[resourceIn(endpoint)],
        organizationId: owner.organizationId,
      });
      const query = `${url}${url.includes('?') ? '&' : '?'}organization=${owner.organizationId}`;
      const byHeader = await test.call(guest, method, url, undefined, named(owner.organizationId));
      const byQuery = await test.call(guest, method, query);
      const codeOf = ({ statusCode, headers, json }: typeof byQuery) =>
        String(headers['content-type']).includes('problem') ? [statusCode, json().code] : [statusCode];
      expect([nameOf(endpoint), ...codeOf(byQuery)]).toEqual([nameOf(endpoint), ...codeOf(byHeader)]);
    }
    const text = 'Please list the colours of the rainbow.';
    await test.post(owner, '/api/optimize', { text });
    const query = `limit=1&organization=${owner.organizationId}`;
    const history = await test.get(guest, `/api/optimize/history?${query}`);
    const next = /<(.+)>; rel="next"/.exec(String(history.headers.link))?.[1] ?? '';
    const [first, second] = [history.json(), (await test.get(guest, next)).json()];
    expect([first.length, second.length]).toEqual([1, 1]);
    expect(first[0].id).not.toBe(second[0].id);
  });

  it('is accepted of an API key', async () => {
    const headers = { 'x-api-key': key, ...named(stranger.organizationId) };
    const reply = await test.get(null, '/api/auth/me', headers);
    expect(reply.json()).toMatchObject({ caller: 'api-key', organizationId: stranger.organizationId });
    expect(reply.json().permissions).not.toContain('organization:write');
  });
});

describe('limits', () => {
  it('count in the organization that is named, and refusals in the own one', async () => {
    const free = await buildMember(test.ctx, { plan: 'free' });
    const left = async (headers: Record<string, string>) =>
      Number((await test.get(free, '/api/auth/me', headers)).headers['ratelimit-remaining']);
    const created = await test.post(free, '/api/organizations', { name: 'B' });
    const there = named(created.json().id);
    const [home, away] = [await left({}), await left(there)];
    expect(await left(there)).toBe(away - 1);
    expect(await left({})).toBe(home - 1);
    expect(await left(named(owner.organizationId))).toBe(home - 2);
  });
});
