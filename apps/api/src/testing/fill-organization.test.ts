import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, expect, it } from 'vitest';
import { fillOrganization, MAKERS, MARK, madeBy } from './fill-organization.ts';
import { isAboutOwn, nameOf, resourceIn, sampleRequest } from './sample-request.ts';
import { openTestApp } from './test-app.ts';

/** Of whoever calls: what a member brings is not made. */
const BROUGHT = ['organizations', 'members', 'users'];
/** What holds no text of a caller. */
const UNMARKED = ['export-data', 'create'];

const test = fixture(openTestApp);
let member: Member;
let ids: Record<string, string>;

beforeAll(async () => {
  member = await buildMember(test.ctx);
  ids = await fillOrganization(test, member);
});

/** The endpoints that show what another one has made: alone, or among others. */
function readersOf({ path }: Endpoint): Endpoint[] {
  // Named for what it does, not for what it makes.
  const made = path.replace(/\/enhance$/, '');
  return ENDPOINTS.filter((read) => read.method === 'GET' && [made, `${made}/:id`].includes(read.path));
}

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
  const resources = ENDPOINTS.filter(isAboutOwn).map(resourceIn).filter(Boolean);
  expect(resources.filter((resource) => !ids[resource])).toEqual([]);
});
