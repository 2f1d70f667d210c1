import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { users } from '@refinery/db/schema/users.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { tenantTables } from '@refinery/db/tenant-table.ts';
import { buildColleague, buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openUnrestrictedDb } from '@refinery/testing/raw-client.ts';
import { storeRow } from '@refinery/testing/store-row.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { expect, it, onTestFinished } from 'vitest';
import { countNaming } from './count-naming.ts';
import { survey } from './survey.ts';

const folder = dirname(fileURLToPath(import.meta.resolve('@refinery/db/schema/users.ts')));
for (const file of globSync('*.ts', { cwd: folder })) await import(join(folder, file));

const test = fixture(openTestContext);

/** The fields of a table that say who did something, where rows stay when that person is erased. */
function fieldsNaming(table: PgTable): string[] {
  const references = getTableConfig(table).foreignKeys.map((key) => ({
    onDelete: key.onDelete,
    ...key.reference(),
  }));
  return Object.entries(getTableColumns(table)).flatMap(([field, column]) => {
    const own = references.find(({ columns }) => columns.length === 1 && columns[0] === column);
    const stays = own ? own.foreignTable === users && own.onDelete !== 'cascade' : field === 'userId';
    return stays ? [field] : [];
  });
}

const NAMING = [...tenantTables().keys()]
  .map((table) => ({ table, name: getTableName(table), fields: fieldsNaming(table) }))
  .filter(({ fields }) => fields.length > 0);

it('a receipt counts the rows that name a person in every table of the schema, each once', async () => {
  const superuser = openUnrestrictedDb(test.databaseUrl);
  onTestFinished(() => superuser.$client.end());
  // What the rows refer to beside people is not there.
  await superuser.execute('set session_replication_role = replica');
  const member = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, member, 'member');
  const elsewhere = await buildMember(test.ctx);
  const before = await survey(test.ctx, member.user, [member.organizationId, elsewhere.organizationId]);
  const add = (
    table: PgTable,
    fields: readonly string[],
    { organizationId, user }: { organizationId: string; user: { id: string } },
    by: readonly string[] = fields,
  ) => {
    const named = (field: string) => [field, by.includes(field) ? user.id : null];
    return storeRow(superuser, table, { organizationId, ...Object.fromEntries(fields.map(named)) });
  };
  for (const { table, fields } of NAMING) {
    for (const field of fields) await add(table, fields, member, [field]);
    await add(table, fields, member);
    await add(table, fields, colleague);
    await add(table, fields, { organizationId: elsewhere.organizationId, user: member.user });
  }
  // These go with the person.
  for (const kind of ['email', 'export'])
    await storeRow(superuser, workJobs, {
      organizationId: member.organizationId,
      userId: member.user.id,
      kind,
    });
  const after = await survey(test.ctx, member.user, [member.organizationId, elsewhere.organizationId]);
  const added = (at: number) =>
    Object.fromEntries(
      Object.entries(after[at]?.theirs ?? {}).map(([name, rows]) => [
        name,
        rows - (before[at]?.theirs[name] ?? 0),
      ]),
    );
  expect(added(0)).toEqual(Object.fromEntries(NAMING.map(({ name, fields }) => [name, fields.length + 1])));
  expect(added(1)).toEqual(Object.fromEntries(NAMING.map(({ name }) => [name, 1])));
  expect(added(0)).toMatchObject({ executions: 4, runs: 2, call_texts: 2, work_jobs: 2, audit_log: 2 });
  // Whoever reads rows of others and partitions counts the same.
  const naming = { organizationId: member.organizationId, userId: member.user.id };
  expect(await superuser.transaction((tx) => countNaming(tx, naming))).toEqual(after[0]?.theirs);
});
