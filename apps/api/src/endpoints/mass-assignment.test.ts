import { type Endpoint, isMedia } from '@refinery/contracts/endpoint.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { makeOperator } from '@refinery/testing/build-operator.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeAll, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { fillOrganization } from '../testing/fill-organization.ts';
import { nameOf, resourceIn, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';

/** What callers may not say of anything; where an endpoint takes one of them, it is left out for that one. */
const NOT_THEIRS = {
  id: '01890000-0000-7000-8000-000000000001',
  organizationId: '01890000-0000-7000-8000-000000000001',
  organization_id: '01890000-0000-7000-8000-000000000001',
  organization: { plan: 'enterprise' },
  userId: '01890000-0000-7000-8000-000000000001',
  ownerId: '01890000-0000-7000-8000-000000000001',
  role: 'admin',
  isAdmin: true,
  plan: 'enterprise',
  quotaLimit: 1_000_000,
  used: 0,
  scopes: ['admin'],
  permissions: ['members:write'],
  email: 'somebody.else@example.com',
  emailVerifiedAt: '2026-01-01T00:00:00.000Z',
  passwordHash: 'x',
  keyHash: 'x',
  secret: 'whsec_AAAA',
  sealedSecret: 'x',
  deletesAt: null,
  disabledAt: null,
  createdAt: '2020-01-01T00:00:00.000Z',
};

const test = fixture(openTestApp);
let member: Member;
let ids: Record<string, string>;

beforeAll(async () => {
  member = await makeOperator(test.ctx, await buildMember(test.ctx));
  ids = await fillOrganization(test, member);
});

/** The fields of the JSON that an endpoint takes; undefined for what takes none. */
function fieldsOf({ body }: Endpoint): string[] | undefined {
  const schema: object | undefined = body && isMedia(body) ? body.media['application/json'] : body;
  return schema && 'properties' in schema ? Object.keys(Object(schema.properties)) : undefined;
}
const BODIES = ENDPOINTS.filter(fieldsOf);
const PUTS = BODIES.filter(({ method }) => method === 'PUT' || method === 'PATCH');

/** Every row of every table, but for what a request notes of itself. */
async function everything(): Promise<string> {
  return asSuperuser(test.ctx, async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
    const parts = [];
    for (const { name } of tables) {
      const rows =
        await sql`select to_jsonb(t) - 'last_used_at' - 'last_seen_at' as row from ${sql(name)} t order by 1`;
      parts.push(name, JSON.stringify(rows));
    }
    return parts.join('\n');
  });
}

/** The request of the documentation for something that is there, with more in it. */
function requestWith(endpoint: Endpoint, more: object) {
  const { payload, ...request } = sampleRequest(endpoint, {
    id: ids[resourceIn(endpoint)],
    organizationId: member.organizationId,
  });
  return { ...request, payload: { ...Object(payload), ...more } };
}

it.each(PUTS.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s changes nothing where a body says what is not its caller’s to say',
  async (_name, endpoint) => {
    const before = await everything();
    for (const [field, value] of fieldsFor(endpoint)) {
      const reply = await test.send(member, requestWith(endpoint, { [field]: value }));
      expectProblem(reply, 400, 'validation_failed');
      expect(JSON.stringify(reply.json().errors)).toContain(field);
    }
    expect(await everything()).toBe(before);
  },
);

it.each(BODIES.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  '%s takes no field that it does not know',
  async (_name, endpoint) => {
    const more = Object.fromEntries(fieldsFor(endpoint));
    expectProblem(await test.send(member, requestWith(endpoint, more)), 400, 'validation_failed');
  },
);

function fieldsFor(endpoint: Endpoint): [string, unknown][] {
  const known = fieldsOf(endpoint);
  return Object.entries(NOT_THEIRS).filter(([field]) => !known?.includes(field));
}
