import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { deliverAllWebhooks } from '@refinery/testing/deliver-webhooks.ts';
import { drainAllLanes } from '@refinery/testing/drain-lanes.ts';
import { deliverMails } from '@refinery/testing/mails.ts';
import { makeExports } from '@refinery/testing/make-exports.ts';
import { openRawClient, type RawClient } from '@refinery/testing/raw-client.ts';
import { fillOrganization } from './fill-organization.ts';
import type { TestApp } from './test-app.ts';
import { totpOf } from './totp.ts';

const PASSWORD = 'correct horse';

/** People who do nothing while others do everything. */
export interface Bystanders {
  /** Every row that is theirs or their organizations', as text, by table. */
  rows(): Promise<Record<string, string[]>>;
}

/** Adds two people and their organizations, one of which has something of everything; what they began has ended. */
export async function addBystanders(test: TestApp): Promise<Bystanders> {
  const admin = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, admin, 'member');
  await fillOrganization(test, admin);
  for (const person of [admin, colleague]) await openLinks(test, person);
  await setupTwoFactor(test, colleague);
  const secret = await setupTwoFactor(test, admin);
  await send(test, admin, '/auth/two-factor/confirm', { code: totpOf(secret, test.ctx.clock.now()) });
  await drainAllLanes(test.ctx);
  await makeExports(test.ctx);
  await deliverMails(test.ctx);
  await deliverAllWebhooks(test.ctx);
  // Nobody answers at the webhook: without its lane no delivery is tried again.
  await sql(test, (client) => client`delete from work_lanes`);
  const users = [admin.user.id, colleague.user.id];
  const organizations = [admin.organizationId, colleague.user.organizationId];
  return { rows: () => rowsOf(test, { users, organizations }) };
}

/** Links by mail of both kinds. */
async function openLinks(test: TestApp, person: Member): Promise<void> {
  await send(test, person, '/auth/resend-verification', {});
  await send(test, null, '/auth/forgot-password', { email: person.user.email });
}

const setupTwoFactor = async (test: TestApp, person: Member): Promise<string> =>
  (await send(test, person, '/auth/two-factor/setup', { password: PASSWORD })).secret;

async function send(test: TestApp, who: Member | null, path: string, payload: object) {
  const reply = await test.send(who, { method: 'POST', url: `/api${path}`, payload });
  if (reply.statusCode >= 300) throw new Error(`${path}: ${reply.body}`);
  return reply.json();
}

interface Owners {
  users: string[];
  organizations: string[];
}

/** By the catalogue: a table that is new is seen, too. */
const rowsOf = (test: TestApp, owners: Owners): Promise<Record<string, string[]>> =>
  sql(test, async (client) => {
    const rows: Record<string, string[]> = {};
    for (const [table, columns] of await ownedTables(client)) {
      const isTheirs = columns.map((column) => `${column} = any($1)`).join(' or ');
      const ids = [...owners.users, ...owners.organizations];
      const found = await client.unsafe(
        `select t::text as row from ${table} t where ${isTheirs} order by 1`,
        [ids],
      );
      rows[table] = found.map(({ row }) => row);
    }
    return rows;
  });

async function sql<T>({ databaseUrl }: TestApp, work: (client: RawClient) => Promise<T>): Promise<T> {
  const client = openRawClient(databaseUrl);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Each table in which rows are somebody's, with the columns that say whose. */
async function ownedTables(client: RawClient): Promise<Map<string, string[]>> {
  const columns = await client<{ name: string; column: string }[]>`
    select c.relname as name, a.attname as column from pg_class c
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
      and (a.attname in ('organization_id', 'user_id') or c.relname in ('users', 'organizations') and a.attname = 'id')
    order by 1, 2`;
  const tables = new Map<string, string[]>();
  for (const { name, column } of columns) tables.set(name, [...(tables.get(name) ?? []), column]);
  return tables;
}
