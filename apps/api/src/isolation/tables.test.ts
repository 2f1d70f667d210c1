import { randomUUID } from 'node:crypto';
import { assertRestrictedRole } from '@refinery/db/assert-role.ts';
import { createDb, type DatabaseRole } from '@refinery/db/create-db.ts';
import { sendAsTenant } from '@refinery/db/send-as-tenant.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient, openUnrestrictedDb, type RawClient } from '@refinery/testing/raw-client.ts';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillOrganization } from '../testing/fill-organization.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);

let mine: Member;
let other: Member;
/** Every table that belongs to organizations, as the catalogue has it, with the column that says to which. */
let tenantTables: { name: string; owner: string }[];

beforeAll(async () => {
  const found = await test.sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1`;
  tenantTables = [
    { name: 'organizations', owner: 'id' },
    ...found.map(({ name }) => ({ name, owner: 'organization_id' })),
  ];
  mine = await buildMember(test.ctx);
  other = await buildMember(test.ctx);
  for (const member of [mine, other]) {
    await fillOrganization(test, member);
    await fillWork(member);
  }
  for (const { name } of tenantTables) {
    const [row] = await test.sql.unsafe(`select count(*)::int as count from ${name}`);
    if (!row?.count)
      throw new Error(`fillOrganization leaves nothing in ${name}: nothing could be seen there.`);
  }
});

/** Of the tables that no endpoint fills, or not for long. */
async function fillWork({ organizationId, user }: Member): Promise<void> {
  const [id, token] = [randomUUID(), randomUUID()];
  await test.sql`
    insert into work_jobs (id, organization_id, kind, options, total) values (${id}, ${organizationId}, 'none', '{}', 1)`;
  await test.sql`
    insert into work_items (id, organization_id, job_id, position, payload)
    values (${token}, ${organizationId}, ${id}, 1, '{}')`;
  await test.sql`
    insert into work_lanes (organization_id, job_id, lane, token) values (${organizationId}, ${id}, 0, ${token})`;
  await test.sql`
    insert into sso_identities (connection_id, subject, user_id, organization_id, created_at)
    select id, 'somebody', ${user.id}, organization_id, now() from sso_connections where organization_id = ${organizationId}`;
  await test.sql`
    insert into inactive_members (organization_id, user_id, role, created_at, deactivated_at)
    values (${organizationId}, ${user.id}, 'member', now(), now())`;
  // Nobody approves what they have written themselves.
  await test.sql`
    insert into prompt_approvals (organization_id, prompt_id, version, user_id, created_at)
    select organization_id, prompt_id, number, author_id, now() from prompt_versions where organization_id = ${organizationId}`;
  await test.sql`
    insert into prompt_includes (organization_id, prompt_id, version, included_id, number)
    select organization_id, id, 1, id, 1 from prompts where organization_id = ${organizationId}`;
  await test.sql`
    insert into kept_versions (organization_id, address, label, messages, config, variables, hash, kept_at)
    select organization_id, slug, 'production', '[]', '{}', '{}', '', now() from prompts where organization_id = ${organizationId}`;
  // What was published, and what another organization says against it.
  const [prompt] = await test.sql<{ id: string }[]>`
    select id from prompts where organization_id = ${organizationId} limit 1`;
  await test.sql`
    insert into publications (id, organization_id, prompt_id, created_at) values (${id}, ${organizationId}, ${prompt?.id ?? null}, now())`;
  await test.sql`
    insert into published_prompts (id, organization_id, publication_id, revision, version, name, tags, type, messages, config, variables, tokens,
      excerpt, search, hash, created_at)
    values (${id}, ${organizationId}, ${id}, 1, 1, '', '{}', 'text', '[]', '{}', '{}', 0, '', '', '', now())`;
  await test.sql`
    insert into publication_reports (publication_id, organization_id, reason, created_at) values (${id}, ${organizationId}, '', now())`;
  await test.sql`
    insert into publishing_verdicts (organization_id, verdict, hash, created_at) values (${organizationId}, 'rejected_text', '', now())`;
  // A trial.
  await test.sql`insert into billing_accounts (organization_id, trial_ends_at) values (${organizationId}, now())`;
  await test.sql`
    insert into billing_customers (organization_id, customer_id) values (${organizationId}, ${`cus_${organizationId}`})`;
  // A call to a vendor that runs.
  await test.sql`
    insert into spend_reservations (id, organization_id, micros, expires_at) values (${token}, ${organizationId}, 1, now())`;
  // What a process holds for calls to models, and one that runs.
  await test.sql`
    insert into spend_leases (id, organization_id, granted, spent, expires_at) values (${token}, ${organizationId}, 1, 0, now())`;
  await test.sql`
    insert into spend_lease_keys (lease_id, api_key_id, organization_id, granted, spent)
    select ${token}, id, organization_id, 1, 0 from api_keys where organization_id = ${organizationId}`;
  await test.sql`
    insert into spend_lease_calls (id, lease_id, organization_id, micros, destination, call)
    values (${id}, ${token}, ${organizationId}, 1, 'calls', '{}')`;
  await test.sql`
    insert into api_key_spend (api_key_id, organization_id, period_start, used)
    select id, organization_id, now(), 1 from api_keys where organization_id = ${organizationId}`;
  await test.sql`
    insert into user_export_chunks (organization_id, export_id, attempt, position, sealed)
    select organization_id, id, ${token}, 0, 'sealed' from user_exports where organization_id = ${organizationId}`;
}

const asRole = async <T>(
  role: DatabaseRole,
  organizationId: string | null,
  work: (tx: RawClient) => Promise<T>,
) => {
  const client = openRawClient(test.databaseUrl, role);
  try {
    if (organizationId) await client`select set_config('app.organization_id', ${organizationId}, false)`;
    return await work(client);
  } finally {
    await client.end();
  }
};
const count = async (client: RawClient, table: string, where: string) => {
  const [row] = await client.unsafe(`select count(*)::int as count from ${table} where ${where}`);
  return Number(row?.count);
};
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
/** SQLSTATE of a missing privilege, and of a row that a policy refuses. */
const INSUFFICIENT_PRIVILEGE = '42501';

describe('every tenant table', () => {
  it('is known: a new one cannot be forgotten', () => {
    expect(tenantTables.map(({ name }) => name).sort()).toEqual(
      expect.arrayContaining(['optimizations', 'batch_items', 'api_keys', 'subscriptions', 'organizations']),
    );
    expect(tenantTables.length).toBeGreaterThanOrEqual(11);
  });

  it('has row-level security, forced, with a policy for refinery_app that compares the organization', async () => {
    for (const { name, owner } of tenantTables) {
      const [table] = await test.sql`
        select relrowsecurity as enabled, relforcerowsecurity as forced
        from pg_class where relname = ${name} and relnamespace = 'public'::regnamespace`;
      expect([name, table?.enabled, table?.forced]).toEqual([name, true, true]);
      const policies = await test.sql`
        select cmd, qual, with_check from pg_policies
        where schemaname = 'public' and tablename = ${name} and 'refinery_app' = any(roles)`;
      const expression = `(${owner} = current_organization_id())`;
      expect([name, ...policies]).toEqual([name, { cmd: 'ALL', qual: expression, with_check: expression }]);
    }
  });

  it('has rows of both organizations, of which refinery_app sees its own only', async () => {
    for (const { name, owner } of tenantTables) {
      const theirs = `${owner} = '${other.organizationId}'`;
      expect([name, await count(test.sql, name, theirs)]).not.toEqual([name, 0]);
      await asRole('refinery_app', mine.organizationId, async (client) => {
        const [allowed] = await client`select has_table_privilege(${name}, 'select') as yes`;
        if (!allowed?.yes) {
          expect(await refused(count(client, name, 'true'))).toBe(INSUFFICIENT_PRIVILEGE);
          return;
        }
        expect([name, await count(client, name, theirs)]).toEqual([name, 0]);
        expect([name, await count(client, name, 'true')]).toEqual([
          name,
          await count(test.sql, name, `${owner} = '${mine.organizationId}'`),
        ]);
      });
    }
  });

  it('shows nothing to a transaction that names no organization', async () => {
    for (const { name } of tenantTables) {
      await asRole('refinery_app', null, async (client) => {
        expect([0, INSUFFICIENT_PRIVILEGE]).toContain(
          await count(client, name, 'true').catch((error: { code?: string }) => error.code),
        );
      });
    }
  });

  it('lets refinery_app change, move or delete no row of another', async () => {
    for (const { name, owner } of tenantTables) {
      const before = await test.sql.unsafe(
        `select md5(string_agg(t::text, '' order by t::text)) from ${name} t`,
      );
      const theirs = `${owner} = '${other.organizationId}'`;
      await asRole('refinery_app', mine.organizationId, async (client) => {
        const attempts = [
          `update ${name} set ${owner} = '${mine.organizationId}' where ${theirs}`,
          `update ${name} set ${owner} = ${owner}`,
          `delete from ${name} where ${theirs}`,
        ];
        for (const attempt of attempts) {
          const outcome = await client.unsafe(attempt).catch((error: { code?: string }) => error.code);
          if (typeof outcome === 'string') expect([name, outcome]).toEqual([name, INSUFFICIENT_PRIVILEGE]);
        }
        const stolen = `update ${name} set ${owner} = '${other.organizationId}'`;
        expect([name, await refused(client.unsafe(stolen))]).toEqual([name, INSUFFICIENT_PRIVILEGE]);
      });
      const after = await test.sql.unsafe(
        `select md5(string_agg(t::text, '' order by t::text)) from ${name} t`,
      );
      expect([name, ...after]).toEqual([name, ...before]);
    }
  });

  it('lets refinery_app insert no row for another', async () => {
    for (const { name, owner } of tenantTables) {
      const columns = await test.sql<{ name: string }[]>`
        select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${name} and is_generated = 'NEVER'`;
      const values = columns.map((column) =>
        column.name === owner ? `'${other.organizationId}'::uuid` : `mine."${column.name}"`,
      );
      const names = columns.map((column) => `"${column.name}"`).join(', ');
      const insert = `insert into ${name} (${names}) select ${values.join(', ')} from ${name} mine limit 1`;
      await asRole('refinery_app', mine.organizationId, async (client) => {
        expect([name, await refused(client.unsafe(insert))]).toEqual([name, INSUFFICIENT_PRIVILEGE]);
      });
    }
  });
});

describe('the helpers', () => {
  it('leave no organization behind on a connection of the pool', async () => {
    const db = createDb({
      url: test.databaseUrl,
      role: 'refinery_app',
      maxConnections: 1,
      applicationName: 'a',
    });
    const select = sql`select count(*)::int as count from optimizations`;
    const seen = () => db.execute<{ count: number }>(select);
    try {
      const failing = sql`select 1 / 0`;
      await withTenant(db, mine.organizationId, (tx) => tx.execute(select));
      expect(
        await withTenant(db, mine.organizationId, (tx) => tx.execute(failing)).catch(() => 'failed'),
      ).toBe('failed');
      expect(await seen()).toEqual([{ count: 0 }]);
      expect(await sendAsTenant(db, mine.organizationId, [select])).toEqual([[{ count: 1 }]]);
      expect(await sendAsTenant(db, mine.organizationId, [failing]).catch(() => 'failed')).toBe('failed');
      const unsendable = sql`select ${Symbol('x')}`;
      expect(await sendAsTenant(db, mine.organizationId, [unsendable]).catch(() => 'failed')).toBe('failed');
      expect(await seen()).toEqual([{ count: 0 }]);
    } finally {
      await db.$client.end();
    }
  });
});

/** What signs people in, which operators have no business with. */
const OPERATORS_HIDDEN = {
  users: ['password_hash'],
  sessions: ['refresh_token_hash', 'used_token_hashes'],
  account_tokens: ['token_hash'],
  api_keys: ['key_hash', 'id'],
  second_factors: ['sealed_secret', 'recovery_hashes'],
};

/**
 * What signs people in and what they write, and who they are: a stolen connection of refinery_platform shows
 * none of it.
 */
const PLATFORM_HIDDEN = {
  ...OPERATORS_HIDDEN,
  sessions: ['id', 'refresh_token_hash', 'used_token_hashes', 'address', 'device'],
  users: ['password_hash', 'preferences'],
  prompts: ['id', 'name', 'slug', 'description'],
  prompt_versions: ['messages', 'hash', 'config', 'id'],
  prompt_search: ['text'],
  share_links: ['token_hash', 'password_hash', 'id', 'name', 'description'],
  invitations: ['token_hash', 'email'],
  user_exports: ['token_hash'],
  organizations: ['name', 'suspended_reason'],
  publication_reports: ['user_id'],
};

describe('the roles', () => {
  it('cannot bypass row-level security, become each other or own a table', async () => {
    const roles = await test.sql`
      select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin
      from pg_roles where rolname in ('refinery_app', 'refinery_operator', 'refinery_platform', 'refinery_system') order by 1`;
    const nothing = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
    };
    expect([...roles]).toEqual([
      { rolname: 'refinery_app', ...nothing },
      { rolname: 'refinery_operator', ...nothing },
      { rolname: 'refinery_platform', ...nothing },
      { rolname: 'refinery_system', ...nothing },
    ]);
    const owned = await test.sql`select tablename from pg_tables where tableowner like 'refinery\\_%'`;
    const grants = await test.sql`
      select 1 from pg_auth_members m join pg_roles r on r.oid = m.member
      where r.rolname in ('refinery_app', 'refinery_operator', 'refinery_platform', 'refinery_system')`;
    expect([owned.length, grants.length]).toEqual([0, 0]);
  });

  it('a process whose role could bypass it refuses to start', async () => {
    const superuser = openUnrestrictedDb(test.databaseUrl);
    await expect(assertRestrictedRole(superuser)).rejects.toThrow(/can bypass row-level security/);
    await superuser.$client.end();
    await expect(assertRestrictedRole(test.ctx.db)).resolves.toBeUndefined();
    await expect(assertRestrictedRole(test.ctx.systemDb)).resolves.toBeUndefined();
  });

  it('refinery_operator changes no log, and writes only under its own name', async () => {
    const insert = (kind: string) =>
      asRole('refinery_operator', null, (client) =>
        refused(client`insert into audit_log (id, organization_id, actor_kind, action, target)
          values (${randomUUID()}, ${mine.organizationId}, ${kind}, 'x.y', 'z')`),
      );
    expect([await insert('user'), await insert('system'), await insert('operator')]).toEqual([
      ...[INSUFFICIENT_PRIVILEGE, INSUFFICIENT_PRIVILEGE, 'done'],
    ]);
    await asRole('refinery_operator', null, async (client) => {
      for (const attack of [
        'select 1 from audit_log',
        `update audit_log set action = 'x'`,
        'delete from audit_log',
      ])
        expect(await refused(client.unsafe(attack))).toBe(INSUFFICIENT_PRIVILEGE);
    });
  });

  it.each(['refinery_system', 'refinery_operator', 'refinery_platform'] as const)(
    '%s reads no prompt, no result, no credential and no stored reply',
    async (role) => {
      const hidden: Record<string, string[]> = {
        ...(role === 'refinery_operator' ? OPERATORS_HIDDEN : {}),
        ...(role === 'refinery_platform' ? PLATFORM_HIDDEN : {}),
        optimizations: [
          'original_text',
          'refined_text',
          'removed_segments',
          'metadata',
          'checks',
          'warnings',
        ],
        batch_jobs: ['options', 'name'],
        batch_items: ['text', 'id'],
        provider_configs: ['encrypted_credential', 'provider'],
        idempotency_keys: ['sealed_reply', 'request_hash'],
        work_jobs: ['options'],
        work_items: ['payload', 'id'],
        webhooks: ['sealed_secret', 'url'],
        spend_reservations: ['micros', 'id'],
        spend_leases: ['granted', 'spent', 'id'],
        spend_lease_keys: ['granted', 'api_key_id'],
        spend_lease_calls: ['call', 'micros', 'id'],
        api_key_spend: ['used', 'api_key_id'],
        audit_log: ['before', 'address', 'user_id'],
      };
      await asRole(role, null, async (client) => {
        for (const [table, columns] of Object.entries(hidden)) {
          for (const column of columns) {
            const read = client.unsafe(`select ${column} from ${table}`);
            expect([table, column, await refused(read)]).toEqual([table, column, INSUFFICIENT_PRIVILEGE]);
          }
          expect(await refused(client.unsafe(`select * from ${table}`))).toBe(INSUFFICIENT_PRIVILEGE);
        }
      });
    },
  );

  it('refinery_platform writes no text, adds broadcasts that have not begun only, and keeps a status with its text', async () => {
    await asRole('refinery_platform', null, async (client) => {
      for (const attack of [
        `update published_prompts set messages = '[]'`,
        `update published_prompts set name = 'x'`,
        'update published_prompts set organization_id = organization_id',
        'update publications set prompt_id = prompt_id',
        `update publication_reports set reason = 'x'`,
        'delete from published_prompts',
        'delete from publications',
        'insert into published_prompts select * from published_prompts',
        `select set_config('app.organization_id', '${mine.organizationId}', false); select id from prompts`,
        `update subscriptions set plan = 'enterprise'`,
        'update users set operator_since = now()',
        'update users set disabled_at = null',
        'update organizations set suspended_at = null',
        'delete from users',
        `update broadcasts set text = 'x'`,
        'delete from broadcasts',
        `insert into audit_log (id, organization_id, actor_kind, action, target) values (gen_random_uuid(), '${mine.organizationId}', 'operator', 'x.y', 'z')`,
        `insert into work_jobs (id, organization_id, kind, options, total) values (gen_random_uuid(), '${mine.organizationId}', 'email', '{}', 1)`,
        `insert into broadcasts (id, subject, text, audience, recipients, spread_at) values (gen_random_uuid(), 'x', 'x', 'all', 1, now())`,
        `insert into memberships (organization_id, user_id, role) values ('${mine.organizationId}', '${other.user.id}', 'admin')`,
      ])
        expect([attack, await refused(client.unsafe(attack))]).toEqual([attack, INSUFFICIENT_PRIVILEGE]);
    });
  });

  it('refinery_app gives no published text a status, changes none and adds none to what another has published', async () => {
    const id = randomUUID();
    const [theirs] = await test.sql<{ id: string }[]>`
      select id from publications where organization_id = ${other.organizationId}`;
    const columns =
      'revision, version, name, tags, type, messages, config, variables, tokens, excerpt, search, hash, created_at';
    const copy = (extra: string, value: string, publication: string) =>
      `insert into published_prompts (id, organization_id, publication_id, ${columns}${extra})
       select '${id}', organization_id, ${publication}, 2, ${columns.slice('revision, '.length)}${value} from published_prompts limit 1`;
    await asRole('refinery_app', mine.organizationId, async (client) => {
      for (const attack of [
        copy(', status', `, 'approved'`, 'publication_id'),
        copy(', judged_by', `, 'me'`, 'publication_id'),
        `update published_prompts set status = 'approved'`,
        `update published_prompts set messages = '[]'`,
        'update publications set held_at = null',
        'update publications set views = 1000000',
        'update publication_reports set settled_at = now()',
        'delete from publishing_verdicts',
        `insert into publishing_verdicts (organization_id, verdict, hash, created_at) values ('${mine.organizationId}', 'allowed_place', 'x', now())`,
      ])
        expect([attack, await refused(client.unsafe(attack))]).toEqual([attack, INSUFFICIENT_PRIVILEGE]);
      expect(await refused(client.unsafe(copy('', '', `'${theirs?.id}'`)))).toBe('23503');
      expect(await refused(client.unsafe(copy('', '', 'publication_id')))).toBe('done');
      const made = await client`select status from published_prompts where id = ${id}`;
      expect([...made]).toEqual([{ status: 'pending' }]);
    });
  });

  it('refinery_system makes no work but mails, and none for another organization’s', async () => {
    await asRole('refinery_system', null, async (client) => {
      const add = (kind: string, organizationId: string, of = organizationId) => {
        const [job, item] = [randomUUID(), randomUUID()];
        return refused(
          client.begin(async (tx) => {
            await tx`insert into work_jobs (id, organization_id, kind, options, total)
              values (${job}, ${of}, ${kind}, '{}', 1)`;
            await tx`insert into work_items (id, organization_id, job_id, position, payload)
              values (${item}, ${organizationId}, ${job}, 1, '{}')`;
          }),
        );
      };
      expect(await add('email', mine.organizationId)).toBe('done');
      expect(await add('batch', mine.organizationId)).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await add('email', mine.organizationId, other.organizationId)).toBe(INSUFFICIENT_PRIVILEGE);
    });
  });

  it('refinery_app reads no password, no session and nobody of another organization', async () => {
    await asRole('refinery_app', mine.organizationId, async (client) => {
      expect(await refused(client`select password_hash from users`)).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await refused(client`select id from sessions`)).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await refused(client`select id from account_tokens`)).toBe(INSUFFICIENT_PRIVILEGE);
      expect([...(await client`select id from users`)]).toEqual([{ id: mine.user.id }]);
      expect(await refused(client`update users set email = 'x'`)).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await refused(client`insert into memberships select * from memberships`)).toBe(
        INSUFFICIENT_PRIVILEGE,
      );
    });
  });
});
