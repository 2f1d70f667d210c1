import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '@refinery/testing/test-database.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createDb, type Db } from './create-db.ts';
import { organizations } from './schema/organizations.ts';
import { workJobs } from './schema/work.ts';
import { joinTenant, openTenant, type Tenant } from './tenant-handle.ts';

let db: Db;
let close: () => Promise<void>;
let mine: Tenant;
let other: Tenant;

beforeAll(async () => {
  const database = await createTestDatabase(inject('services'));
  db = createDb({ url: database.loginUrl, role: 'refinery_app', maxConnections: 2, applicationName: 'test' });
  const system = createDb({
    url: database.loginUrl,
    role: 'refinery_system',
    maxConnections: 1,
    applicationName: 'test',
  });
  const [one, two] = [randomUUID(), randomUUID()];
  for (const id of [one, two]) await system.insert(organizations).values({ id, name: id, slug: id });
  [mine, other] = [openTenant(db, one), openTenant(db, two)];
  close = async () => {
    await Promise.all([db.$client.end(), system.$client.end()]);
    await database.drop();
  };
});
afterAll(() => close());

const insertJob = ({ organizationId }: Tenant, id: string) =>
  db.insert(workJobs).values({ id, organizationId, kind: 'none', options: {}, total: 1 }).returning();
const idsOf = async (tenant: Tenant) =>
  (await tenant.run((tx) => tx.select({ id: workJobs.id }).from(workJobs))).map(({ id }) => id);

it('sees and makes rows of its own organization only, whatever the statement says', async () => {
  const id = randomUUID();
  const [rows] = await mine.send([insertJob(mine, id)]);
  expect(rows).toMatchObject([{ id }]);
  expect(await idsOf(mine)).toContain(id);
  expect(await idsOf(other)).toEqual([]);
  await expect(other.send([insertJob(mine, randomUUID())])).rejects.toMatchObject({ code: '42501' });
});

it('answers the rows of each statement in order', async () => {
  const answers = await mine.send([sql`select 1 as a`, sql`select 2 as b union all select 3`]);
  expect(answers).toEqual([[{ a: 1 }], [{ b: 2 }, { b: 3 }]]);
});

it('joins an open transaction: what both did takes effect, or nothing', async () => {
  const [kept, lost] = [randomUUID(), randomUUID()];
  const within = (id: string, fails: boolean) =>
    mine.run(async (tx) => {
      const joined = joinTenant(tx, mine.organizationId);
      const [rows] = await joined.send([insertJob(joined, id), sql`select 1`]);
      expect(rows).toMatchObject([{ id }]);
      // Not committed yet, and seen from within only.
      expect(await idsOf(joined)).toContain(id);
      expect(await idsOf(mine)).not.toContain(id);
      if (fails) throw new Error('undone');
    });
  await within(kept, false);
  await expect(within(lost, true)).rejects.toThrow('undone');
  expect(await idsOf(mine)).toContain(kept);
  expect(await idsOf(mine)).not.toContain(lost);
});
