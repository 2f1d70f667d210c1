import { expect, inject, it } from 'vitest';
import { applyMigrations, openOwnedDatabase, placeOf } from './testing/owned-database.ts';

it('the owner may work as an operator, although who made the role may not become it from Postgres 16 on', async () => {
  const { admin, owner } = await openOwnedDatabase(inject('services'));
  const place = placeOf('operators_of_newer_postgres');
  await applyMigrations(owner, 0, 1);
  const [{ name } = { name: '' }] = await owner<{ name: string }[]>`select current_user as name`;
  // So it is for who makes a role; here another user of the server has made it.
  await admin.unsafe(`grant refinery_operator to ${name} with admin true, inherit false, set false`);
  await applyMigrations(owner, 1, place);
  await expect(owner.unsafe('set role refinery_operator')).rejects.toThrow('permission denied');
  await applyMigrations(owner, place);
  await owner.unsafe('set role refinery_operator');
  const [row] = await owner`select current_user as name, (select count(*)::int from organizations) as seen`;
  expect(row).toEqual({ name: 'refinery_operator', seen: 0 });
});
