import { expect, inject, it } from 'vitest';
import { newId } from './ids.ts';
import { applyMigrations, openOwnedDatabase } from './testing/owned-database.ts';

/** The place of the migration that made the counters. */
const COUNTERS = 7;

it('what was charged before there were counters is charged in them, and is protected as before', async () => {
  const { admin, owner } = await openOwnedDatabase(inject('services'));
  await applyMigrations(owner, 0, COUNTERS);
  const ids = [newId(), newId()] as const;
  for (const [index, id] of ids.entries()) {
    await admin`insert into organizations (id, name, slug) values (${id}, 'Acme', ${id})`;
    await admin`
      insert into subscriptions (organization_id, plan, period_start, period_end, quota_limit, used)
      values (${id}, 'pro', '2026-05-01Z', '2026-06-01Z', 10, ${index + 3})`;
  }
  await applyMigrations(owner, COUNTERS);
  const counters = await admin`
    select organization_id, meter, period_start, used::int from usage_counters order by used`;
  expect([...counters]).toEqual(
    ids.map((id, index) => ({
      organization_id: id,
      meter: 'optimizations',
      period_start: new Date('2026-05-01Z'),
      used: index + 3,
    })),
  );
  const forced = await admin`
    select 1 from pg_class where relname in ('subscriptions', 'usage_counters') and relforcerowsecurity`;
  expect(forced).toHaveLength(2);
});
