import type { Sql } from 'postgres';
import { expect, inject, it } from 'vitest';
import { newId } from './ids.ts';
import { applyMigrations, openOwnedDatabase, placeOf } from './testing/owned-database.ts';

const ERASURE = placeOf('erasure');

async function addOrganization(sql: Sql, name = 'Acme'): Promise<string> {
  const id = newId();
  await sql`insert into organizations (id, name, slug) values (${id}, ${name}, ${id})`;
  return id;
}
async function addPerson(sql: Sql): Promise<{ id: string; email: string }> {
  const person = { id: newId(), email: `${newId()}@example.com` };
  await sql`insert into users (id, email, full_name, password_hash) values (${person.id}, ${person.email}, 'Ada', 'x')`;
  return person;
}
const addRow = (sql: Sql, organizationId: string, userId: string, after: { name: string; email?: string }) =>
  sql`insert into audit_log (id, organization_id, actor_kind, user_id, action, target, address, user_agent, after)
    values (${newId()}, ${organizationId}, 'user', ${userId}, 'note.create', ${userId}, '192.0.2.7', 'curl', ${sql.json(after)})`;
const rowsOf = async (sql: Sql, organizationId: string) => [
  ...(await sql`
    select sequence::int, address, after, digests is null as whole, salts, hash = audit_hash(a) as fits, audit_erased(a) as erased
    from audit_log a where organization_id = ${organizationId} order by sequence`),
];

it('rows of before keep their hashes, new ones can be erased, whoever owns the tables', async () => {
  const { admin, owner } = await openOwnedDatabase(inject('services'));
  await applyMigrations(owner, 0, ERASURE);
  const [organizationId, other] = [await addOrganization(admin), await addOrganization(admin)];
  const [ada, bob] = [await addPerson(admin), await addPerson(admin)];
  await addRow(admin, organizationId, ada.id, { name: 'old' });
  const [old] = await admin`select hash from audit_log`;
  await applyMigrations(owner, ERASURE);
  await addRow(admin, organizationId, ada.id, { name: 'mine', email: ada.email.toUpperCase() });
  await addRow(admin, organizationId, bob.id, { name: 'his', email: ada.email });
  await addRow(admin, other, bob.id, { name: 'his' });
  const hashes = await admin`select hash from audit_log order by organization_id, sequence`;
  expect(await admin`select 1 from audit_log where hash = ${old?.hash}`).toHaveLength(1);

  const traces = await admin.begin(async (sql) => {
    await sql`set local role refinery_system`;
    await sql`delete from users where id = ${ada.id}`;
    return sql`select entries, erased, kept from erase_from_audit_log(${ada.id}, ${ada.email}, '{}', ${[organizationId]}, true)`;
  });
  // Address and client of the call in one row, with the e-mail of it; and the e-mail in that of somebody
  // else.
  expect([...traces]).toEqual([{ entries: [2, 3], erased: 4, kept: 2 }]);
  const [first, second, third] = await rowsOf(admin, organizationId);
  expect(first).toMatchObject({ whole: true, fits: true, erased: false, address: '192.0.2.7' });
  expect(second).toMatchObject({ fits: true, erased: true, address: null, after: { name: 'mine' } });
  expect(Object.keys(second?.salts)).toEqual(['after.name']);
  expect(third).toMatchObject({ fits: true, erased: true, address: '192.0.2.7', after: { name: 'his' } });
  const [untouched] = await rowsOf(admin, other);
  expect(untouched).toMatchObject({ fits: true, erased: false, address: '192.0.2.7' });
  expect(await admin`select hash from audit_log order by organization_id, sequence`).toEqual(hashes);
});

it('what is written as somebody who is gone tells nothing of them', async () => {
  const { admin, owner } = await openOwnedDatabase(inject('services'));
  await applyMigrations(owner, 0);
  const organizationId = await addOrganization(admin);
  const ada = await addPerson(admin);
  await admin`delete from users where id = ${ada.id}`;
  await addRow(admin, organizationId, ada.id, { name: 'late' });
  expect(await rowsOf(admin, organizationId)).toMatchObject([{ address: null, fits: true, erased: false }]);
});

it('organizations get another name where they have that of the person, and no others', async () => {
  const { admin, owner } = await openOwnedDatabase(inject('services'));
  await applyMigrations(owner, 0);
  const [one, two, three] = [
    await addOrganization(admin, 'Ada’s'),
    await addOrganization(admin, 'Ada’s'),
    await addOrganization(admin, 'Acme'),
  ];
  await admin.begin(async (sql) => {
    await sql`set local role refinery_system`;
    const renamed = await sql`select id from unname_organizations(${['Ada’s']}, ${[one, three]})`;
    expect([...renamed]).toEqual([{ id: one }]);
  });
  const names = await admin`select id, name, slug from organizations order by id`;
  expect([...names]).toEqual([
    { id: one, name: 'Organization', slug: expect.stringMatching(/^organization-[0-9a-f]{12}$/) },
    { id: two, name: 'Ada’s', slug: two },
    { id: three, name: 'Acme', slug: three },
  ]);
});
