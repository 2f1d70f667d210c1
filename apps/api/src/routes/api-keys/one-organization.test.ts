import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { SCOPES } from '@refinery/contracts/enums.ts';
import { isOfOrganization } from '@refinery/contracts/organizations.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, expect, it } from 'vitest';
import { fillOrganization, MARK } from '../../testing/fill-organization.ts';
import { isAboutOwn, resourceIn, sampleRequest } from '../../testing/sample-request.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
/** Belongs to both organizations; the key is of the first. */
let owner: Member;
let other: Member;
let headers: { 'x-api-key': string };
let ids: Record<string, string>;

beforeAll(async () => {
  other = await buildMember(test.ctx);
  [owner, headers] = await ownerWithKey();
  ids = await fillOrganization(test, other);
});

/** Somebody who belongs to the other organization as well, with a key of their own one. */
async function ownerWithKey(): Promise<[Member, typeof headers]> {
  const member = await buildMember(test.ctx);
  const both = { organizationId: other.organizationId, userId: member.user.id, role: 'admin' } as const;
  await test.ctx.systemDb.insert(memberships).values(both);
  const { key } = await createApiKey(member.as, { name: 'ci', scopes: [...SCOPES] });
  return [member, { 'x-api-key': key }];
}

const isByKey = ({ access }: Endpoint) => !['public', 'person', 'operator'].includes(access);
const idFor = (endpoint: Endpoint): string => ids[resourceIn(endpoint)] ?? '';

it('a key opens nothing of another organization, although the person it belongs to may', async () => {
  const byId = ENDPOINTS.filter(isAboutOwn).filter(
    (endpoint) => isByKey(endpoint) && endpoint.path.includes('/:id'),
  );
  expect(byId.length).toBeGreaterThan(8);
  for (const endpoint of byId) {
    const request = sampleRequest(endpoint, { id: idFor(endpoint), organizationId: other.organizationId });
    const reply = await test.send(null, { ...request, headers });
    const isForPeople =
      !SCOPES.some((scope) => scope === endpoint.access) && !isOfOrganization(endpoint.path);
    expect([endpoint.operationId, reply.statusCode]).toEqual([endpoint.operationId, isForPeople ? 403 : 404]);
    expect(reply.body).not.toContain(MARK);
  }
});

it('a key lists and counts nothing of another organization', async () => {
  const lists = ENDPOINTS.filter(
    (endpoint) => isByKey(endpoint) && endpoint.method === 'GET' && !endpoint.path.includes(':'),
  );
  expect(lists.length).toBeGreaterThan(4);
  for (const { path } of lists) {
    const reply = await test.get(null, path, headers);
    expect([path, reply.body.includes(MARK)]).toEqual([path, false]);
  }
  expect((await test.get(null, '/api/usage', headers)).json()).toMatchObject({
    used: 0,
    reserved: 0,
  });
  const me = (await test.get(null, '/api/auth/me', headers)).json();
  expect(me.organizationId).toBe(owner.organizationId);
});

it('what a key makes is of its organization', async () => {
  const [maker, ofMaker] = await ownerWithKey();
  const payload = { text: 'Please write a poem.' };
  const made = await test.post(null, '/api/optimize', payload, ofMaker);
  const url = `/api/optimize/${made.json().id}`;
  expect((await test.get(maker, url)).statusCode).toBe(200);
  expect((await test.get(other, url)).statusCode).toBe(404);
});
