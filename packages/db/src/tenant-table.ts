import { type BuildExtraConfigColumns, sql } from 'drizzle-orm';
import {
  type PgColumnBuilderBase,
  type PgTable,
  type PgTableExtraConfigValue,
  pgPolicy,
  pgRole,
  pgTable,
  uuid,
} from 'drizzle-orm/pg-core';
import { organizations } from './schema/organizations.ts';

/** Serves tenants: sees the rows of the organization that its transaction names, and no other. */
const APP = pgRole('refinery_app').existing();

const isOwn = sql`organization_id = current_organization_id()`;

/** What refinery_app may do with the rows of its organization. It may read them unless that is refused. */
export interface TenantGrants<Column extends string> {
  select?: false;
  /** True: whole rows. Else the columns that a new row gets from it; the others have their defaults. */
  insert?: true | readonly Column[];
  /** The columns that may change: never an id, an owner or what a row was made of. */
  update?: readonly Column[];
  delete?: true;
}

interface Options<Columns extends Record<string, PgColumnBuilderBase>> {
  grants: TenantGrants<(keyof Columns & string) | 'organizationId'>;
  /** Whether there is one row for each organization. */
  onePerOrganization?: true;
  /** Keys and indexes. */
  extra?: (table: BuildExtraConfigColumns<string, WithOwner<Columns>, 'pg'>) => PgTableExtraConfigValue[];
}

const owner = () =>
  uuid('organization_id')
    .notNull()
    .references(() => organizations.id, { onDelete: 'cascade' });

type WithOwner<Columns> = { organizationId: ReturnType<typeof owner> } & Columns;

const declared = new Map<PgTable, TenantGrants<string>>();

/** The tables of tenants, and what refinery_app may do with each. */
export const tenantTables = (): ReadonlyMap<PgTable, TenantGrants<string>> => declared;

/**
 * A table whose rows belong to organizations: with `organization_id`, the policy that shows refinery_app
 * those of one organization only, and what it may do with them. drizzle-kit writes the policy into the
 * migration; add FORCE ROW LEVEL SECURITY and the grants beside it, which `tenant-tables.test.ts` compares
 * with the catalogue.
 */
export function tenantTable<Name extends string, Columns extends Record<string, PgColumnBuilderBase>>(
  name: Name,
  columns: Columns,
  { grants, onePerOrganization, extra = () => [] }: Options<Columns>,
) {
  const organizationId = onePerOrganization ? owner().primaryKey() : owner();
  const all: WithOwner<Columns> = { ...columns, organizationId };
  const table = pgTable(name, all, (self) => [
    pgPolicy('tenant', { to: APP, using: isOwn, withCheck: isOwn }),
    ...extra(self),
  ]);
  declared.set(table, grants);
  return table;
}
