import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { fillOrganization, MAKERS, MARK, madeBy } from './fill-organization.ts';
import { nameOf, resourceIn, sampleRequest } from './sample-request.ts';
import { openTestApp, type TestApp } from './test-app.ts';

/** Of whoever calls: what a member brings is not made. */
const BROUGHT = ['organizations', 'members', 'users'];
/** What holds no text of a caller. */
const UNMARKED = ['export-data', 'create'];

let test: TestApp;
let member: Member;
let ids: Record<string, string>;

beforeAll(async () => {
  test = await openTestApp(inject('services'));
  member = await buildMember(test.ctx);
  ids = await fillOrganization(test, member);
});
afterAll(() => test.close());

/** The endpoints that show what another one has made: alone, or among others. */
const readersOf = ({ path }: Endpoint): Endpoint[] =>
  ENDPOINTS.filter((read) => read.method === 'GET' && [path, `${path}/:id`].includes(read.path));

const MADE = MAKERS.filter((endpoint) => ![...BROUGHT, ...UNMARKED].includes(madeBy(endpoint)));

it.each(MADE.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  'what %s makes bears the mark',
  async (_name, endpoint) => {
    const shown = [];
    for (const read of readersOf(endpoint)) {
      const of = { id: ids[resourceIn(read)], organizationId: member.organizationId };
      shown.push((await test.send(member, sampleRequest(read, of))).body);
    }
    expect(shown.join('\n')).toContain(MARK);
  },
);

it('has something for every path with an id', () => {
  const resources = ENDPOINTS.filter(({ access }) => access !== 'operator')
    .map(resourceIn)
    .filter(Boolean);
  expect(resources.filter((resource) => !ids[resource])).toEqual([]);
});
