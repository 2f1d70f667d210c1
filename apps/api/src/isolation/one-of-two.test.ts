import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { isOfOrganization } from '@refinery/contracts/organizations.ts';
import { createOrganization } from '@refinery/domain/organizations/create-organization.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { openRawClient, type RawClient } from '@refinery/testing/raw-client.ts';
import { rowsNaming } from '@refinery/testing/rows-naming.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fillOrganization } from '../testing/fill-organization.ts';
import { nameOf, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
let sql: RawClient;

beforeAll(async () => {
  test = await openTestApp(inject('services'));
  sql = openRawClient(test.databaseUrl);
});
afterAll(async () => {
  await sql.end();
  await test.close();
});

const CHANGES = ENDPOINTS.filter(
  ({ method, path }) => method !== 'GET' && (path.includes('/:id') || isOfOrganization(path)),
);

interface World {
  caller: Member;
  /** What the calls are about, by the step of the paths in front of its id. */
  ids: Record<string, string>;
  /** Ids of what stands beside it. */
  beside: string[];
}

/** What must have happened before, to all that could be meant. */
const BEFORE: Record<string, (organizationIds: string[]) => Promise<unknown>> = {
  restoreOrganization: (ids) =>
    sql`update organizations set deletes_at = now() + interval '1 day' where id = any(${ids})`,
  retryBatch: async (ids) => {
    await sql`update batch_items set status = 'failed' where organization_id = any(${ids})`;
    await sql`update batch_jobs set status = 'completed', failed = 1 where organization_id = any(${ids})`;
  },
  deleteBatch: (ids) => sql`update batch_jobs set status = 'completed' where organization_id = any(${ids})`,
  retryWebhookDelivery: async (ids) => {
    await sql`update work_items set status = 'failed' where organization_id = any(${ids})`;
    await sql`update work_jobs set status = 'failed', failed = 1 where organization_id = any(${ids})`;
  },
};

describe('of two of a kind one stays as it is when the other one is called by its id', () => {
  it.each(CHANGES.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', async (_name, endpoint) => {
    const { caller, ids, beside } = await buildWorld();
    await BEFORE[endpoint.operationId]?.([caller.organizationId, ...beside]);
    const before = await rowsNaming(test.databaseUrl, beside);
    const [, resource = ''] = /([\w-]+)\/:id/.exec(endpoint.path) ?? [];
    const { organizationId } = caller;
    const request = sampleRequest(endpoint, { id: ids[resource], organizationId });
    const url = `${request.url}`.replace(/slug=.*/, `slug=${caller.user.organization.slug}`);
    const reply = await test.send(caller, { ...request, url });
    expect(reply.statusCode, reply.body).toBeLessThan(300);
    await test.ctx.background.settled();
    const after = await rowsNaming(test.databaseUrl, beside);
    // An event may add deliveries of its own to both.
    for (const [table, rows] of Object.entries(before))
      expect(after[table]).toEqual(expect.arrayContaining(rows));
  });
});

async function buildWorld(): Promise<World> {
  const caller = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, caller, 'admin');
  const guest = await buildColleague(test.ctx, caller, 'member');
  const elsewhere = await createOrganization(caller.as, { name: 'Elsewhere' });
  const ids = await fillOrganization(test, caller, 'first');
  const others = await fillOrganization(test, colleague, 'second');
  return {
    caller,
    ids: { ...ids, members: guest.user.id, users: guest.user.id },
    beside: [
      ...Object.values(others),
      elsewhere.id,
      colleague.user.organizationId,
      guest.user.organizationId,
    ],
  };
}
