import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveProvider } from '@refinery/domain/providers/save-provider.ts';
import { parseKeyring } from '@refinery/domain/security/credential-vault.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { startFakeStripe } from '@refinery/testing/stripe/start-fake-stripe.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { commands } from './commands.ts';
import { type Ran, runAll, runOperator, startOperator } from './testing/run-operator.ts';

const test = fixture(openTestContext);
const stripe = fixture(() => startFakeStripe());

/** The environment of a production installation, but for who signs in. */
let env: Record<string, string>;
let admin: Member;
let member: Member;
let slug: string;

beforeAll(async () => {
  env = { ...test.environment, NODE_ENV: 'production', DATABASE_URL: test.databaseUrl };
});
beforeEach(async () => {
  admin = await buildMember(test.ctx, { plan: 'free' });
  member = await buildColleague(test.ctx, admin, 'member');
  slug = admin.user.organization.slug;
});

const run = (...args: string[]): Promise<Ran> => runOperator(args, env);
const done = async (...args: string[]): Promise<string> => {
  const { stdout, stderr, code } = await run(...args);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};
const json = async (...args: string[]) => JSON.parse(await done(...args, '--json'));
const operatorRows = async (organizationId = admin.organizationId) => {
  const rows = await test.sql`
    select action, actor_name from audit_log
    where organization_id = ${organizationId} and actor_kind = 'operator' order by sequence`;
  return rows.map((row) => [row.actor_name, row.action]);
};

describe('erasing', () => {
  const gone = async (table: string, id: string) =>
    (await test.sql`select 1 from ${test.sql(table)} where id = ${id}`).length === 0;

  it('a person prints a receipt whose hash stands in the log of the organization that stays', async () => {
    const { email, id } = member.user;
    const { stdout, code } = await run('erase', 'user', email, '--yes', '--json');
    expect(code).toBe(0);
    const { receipt, sha256 } = JSON.parse(stdout);
    expect(receipt).toMatchObject({ subject: { kind: 'user', id }, requestedBy: { kind: 'operator' } });
    const [row] = await test.sql`
      select actor_kind, after from audit_log where organization_id = ${admin.organizationId} and action = 'user.erase'`;
    expect(row).toMatchObject({ actor_kind: 'operator', after: { sha256 } });
    expect([await gone('users', id), await gone('users', admin.user.id)]).toEqual([true, false]);
    expect(await done('audit', 'verify', '--org', slug)).toContain('correct');
  });

  it('the only admin of others is refused, with the way out', async () => {
    const { stderr, code } = await run('erase', 'user', admin.user.email, '--yes');
    expect([code, stderr]).toEqual([1, expect.stringContaining('admin')]);
    expect(await gone('users', admin.user.id)).toBe(false);
  });

  it('an organization leaves its people, and no other', async () => {
    const other = await buildMember(test.ctx);
    const { code, stderr } = await run('erase', 'org', slug, '--yes');
    expect([code, stderr]).toEqual([0, expect.stringContaining(`${slug} is erased.`)]);
    expect(await gone('organizations', admin.organizationId)).toBe(true);
    expect(await gone('organizations', other.organizationId)).toBe(false);
    expect(await gone('users', admin.user.id)).toBe(false);
    expect((await run('erase', 'org', slug, '--yes')).code).toBe(1);
  });

  it('asks, and where nobody can answer does nothing', async () => {
    expect((await run('erase', 'org', slug)).code).toBe(2);
    expect((await run('erase', 'user', member.user.email)).code).toBe(2);
    expect(await gone('organizations', admin.organizationId)).toBe(false);
  });
});

describe('organizations', () => {
  it('are listed, shown, put on a plan, limited, suspended and resumed, and their log says so', async () => {
    expect(await json('org', 'plan', slug, 'pro')).toEqual({
      slug,
      before: { plan: 'free', source: 'default', limit: 1_000 },
      after: { plan: 'pro', source: 'operator', limit: 10_000 },
    });
    expect(await done('org', 'limit', slug, '25')).toBe(
      `${slug}: 25 optimizations a month (before: 10,000)\n`,
    );
    expect(await done('org', 'suspend', slug, '--reason', 'unpaid')).toContain(`${slug} is suspended`);
    const shown = await json('org', 'show', slug);
    expect(shown).toMatchObject({
      id: admin.organizationId,
      plan: 'pro',
      limit: 25,
      state: 'suspended',
      suspendedReason: 'unpaid',
    });
    const { roles: _roles, admins: _admins, ...listed } = shown;
    expect(await json('org', 'list')).toContainEqual(listed);
    const table = (await done('org', 'list')).split('\n');
    expect(table[0]).toMatch(/^SLUG +NAME +PLAN +MEMBERS +USED \/ LIMIT +STATE$/);
    expect(table.find((line) => line.startsWith(`${slug} `))).toMatch(/ pro +2 +0 \/ 25 +suspended$/);
    expect(await done('org', 'show', slug)).toContain('(unpaid)');
    expect(await done('org', 'resume', slug)).toContain('is no longer suspended');
    expect(await done('org', 'limit', slug, 'default')).toContain(
      '10,000 optimizations a month (before: 25)',
    );
    expect(await done('org', 'plan', slug, 'stripe')).toBe(
      `${slug}: free, 1,000 optimizations a month (before: pro, 10,000)\n`,
    );
    expect(await operatorRows()).toEqual([
      ['org plan', 'organization.change-plan'],
      ['org limit', 'organization.change-limit'],
      ['org suspend', 'organization.suspend'],
      ['org resume', 'organization.resume'],
      ['org limit', 'organization.change-limit'],
      ['org plan', 'organization.release-plan'],
    ]);
  });

  it('that locked themselves out get their passwords back', async () => {
    await test.sql`update organizations set require_sso = true where id = ${admin.organizationId}`;
    const wrong = await run('org', 'sso', slug, 'on');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('set to off')]);
    expect(await done('org', 'sso', slug, 'off')).toBe(
      `People of ${slug} can sign in with their passwords again.\n`,
    );
    expect(await json('org', 'sso', slug, 'off')).toEqual({ slug, changed: false });
    expect((await run('org', 'sso', 'no-such', 'off')).code).toBe(1);
    expect(await operatorRows()).toEqual([['org sso', 'sso-policy.update']]);
  });

  it('have names that do nothing to the terminal', async () => {
    const name = 'Evil\u001b[2J\nfaked-row';
    await test.sql`update organizations set name = ${name} where id = ${admin.organizationId}`;
    for (const said of [await done('org', 'list'), await done('org', 'show', slug)]) {
      expect(said).toContain('Evil·[2J faked-row');
      expect(said).not.toContain('\u001b');
    }
    expect(await json('org', 'show', slug)).toMatchObject({ name });
  });
});

describe('people', () => {
  it('are mailed a link, which is said nowhere, or get it from whoever asked', async () => {
    const { email } = member.user;
    const said = await run('user', 'reset-password', email, '--json');
    expect([said.code, JSON.parse(said.stdout)]).toEqual([0, { email, link: null }]);
    await deliverMails(test.ctx);
    const token = tokenIn((await readOutbox(test.ctx, email)).at(-1));
    expect(said.stdout + said.stderr).not.toContain(token);
    const printed = await run('user', 'reset-password', email, '--print');
    expect(printed).toMatchObject({
      code: 0,
      stderr: 'Anybody who has the link can use it. It works once, within 60 minutes.\n',
    });
    expect(printed.stdout).toMatch(/^http:\/\/127\.0\.0\.1:5080\/reset-password#token=pra_[\w-]{43}\n$/);
    expect(await operatorRows(member.user.organizationId)).toEqual(
      Array(2).fill(['user reset-password', 'user.issue-password-reset']),
    );
  });

  it('who have lost their second factor sign in without it, once somebody has said yes', async () => {
    const { email, id } = member.user;
    await test.sql`
      insert into second_factors (user_id, sealed_secret, confirmed_at) values (${id}, 'sealed', now())`;
    const left = () => test.sql`select 1 from second_factors where user_id = ${id}`;
    await run('user', 'reset-two-factor', email);
    expect(await left()).toHaveLength(1);
    const said = await run('user', 'reset-two-factor', email, '--yes');
    expect(said).toMatchObject({ code: 0, stdout: `${email} signs in without a code now.\n` });
    expect(await left()).toHaveLength(0);
    expect(await operatorRows(member.user.organizationId)).toEqual([
      ['user reset-two-factor', 'two-factor.disable'],
    ]);
    const again = await run('user', 'reset-two-factor', email, '--yes');
    expect(again.stdout).toBe(`${email} had no two-factor sign-in.\n`);
  });

  it('are disabled, with whom they leave alone, and enabled', async () => {
    const { email } = admin.user;
    const disabled = await run('user', 'disable', email, '--yes');
    expect(disabled).toEqual({
      stdout: `${email} is disabled. 1 session ended, and their API keys no longer work.\n`,
      stderr: `! ${slug} has no other admin. Make one: pnpm -s cli user promote <email> --org ${slug}\n`,
      code: 0,
    });
    expect(await json('user', 'disable', email, '--yes')).toMatchObject({ changed: false });
    expect(await done('user', 'promote', member.user.email, '--org', slug)).toContain(
      `is an admin of ${slug}`,
    );
    expect(await json('user', 'enable', email)).toEqual({ email, changed: true });
  });

  it('are made operators, with what they still need, and no more', async () => {
    const { email, id } = admin.user;
    const refused = await run('user', 'operator', email, '--yes');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('Nobody has confirmed')]);
    await test.sql`update users set email_verified_at = now() where id = ${id}`;
    expect(await run('user', 'operator', email, '--yes')).toEqual({
      stdout: `${email} is an operator.\n`,
      stderr: `! ${email} has no two-factor sign-in. Until it is set up, they get 403.\n`,
      code: 0,
    });
    await test.sql`insert into second_factors (user_id, sealed_secret, confirmed_at) values (${id}, 'x', now())`;
    const again = { email, changed: false, mustSetUpTwoFactor: false };
    expect(await json('user', 'operator', email, '--yes')).toEqual(again);
    expect(await done('user', 'operator', email, '--revoke', '--yes')).toBe(
      `${email} is no operator any more.\n`,
    );
    expect(await json('user', 'operator', email, '--revoke', '--yes')).toEqual({ email, changed: false });
    expect(await operatorRows()).toEqual([
      ['user operator', 'user.add-operator'],
      ['user operator', 'user.remove-operator'],
    ]);
  });

  it('are not disabled where nobody was asked', async () => {
    const { stderr, code } = await run('user', 'disable', admin.user.email);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Give --yes')]);
    expect(await operatorRows()).toEqual([]);
  });
});

describe('a question', () => {
  it.each([
    ['y\n', 0, 'is disabled', [['user disable', 'user.disable']]],
    ['n\n', 1, '', []],
  ])('that is answered with %j ends with %i', async (typed, code, said, rows) => {
    const ran = await runOperator(['user', 'disable', member.user.email], env, { typed });
    expect(ran).toEqual({ code, stdout: expect.stringContaining(said), stderr: expect.any(String) });
    expect(ran.stderr).toContain('[y/N]');
    expect(ran.stderr.includes('Nothing was changed.')).toBe(code === 1);
    expect(await operatorRows()).toEqual(rows);
  });
});

describe('as a process of its own', () => {
  it.each([
    ['help', [], 0],
    ['what is asked for', ['org', 'list', '--json'], 0],
    ['what there is not', ['org', 'show', 'nobody', '--json'], 1],
    ['wrong usage', ['org', 'plan', 'acme', 'gold'], 2],
    ['a question that nobody can answer', ['user', 'disable', 'ada@example.com'], 2],
  ])('a command says the same, and its exit code: %s', async (_what, args, code) => {
    const ran = await startOperator(args, env).ended;
    expect(ran.code).toBe(code);
    expect(ran).toEqual(await runOperator(args, env));
  });

  it('no command leaves anything open that would keep the process from ending', async () => {
    const { email } = member.user;
    await test.sql`update users set email_verified_at = now() where email = ${email}`;
    const folder = mkdtempSync(join(tmpdir(), 'refinery-archive-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const month = '2025-03';
    const id = `${Date.parse(`${month}-02`).toString(16).padStart(12, '0')}${'7'.repeat(20)}`;
    await test.sql`
      insert into optimizations (id, organization_id, status, provider, strategy, compression_level, output_format, original_text, original_tokens, created_at)
      values (${id}, ${admin.organizationId}, 'completed', 'local', 'UNIVERSAL', 'medium', 'default', 'Write.', 2, ${`${month}-02`})`;
    const typed = [
      ...[
        ['archive', 'list'],
        ['archive', 'month', month, '--to', folder],
        ['archive', 'restore', join(folder, month)],
      ],
      ...[
        ['billing', 'setup', '--pro-month', '29'],
        ['billing', 'check'],
        ['org', 'list'],
        ['org', 'show', slug],
        ['org', 'plan', slug, 'pro'],
        ['org', 'limit', slug, '25'],
      ],
      ...[
        ['org', 'suspend', slug],
        ['org', 'resume', slug],
        ['org', 'sso', slug, 'off'],
        ['keys', 'rotate-encryption'],
        ['audit', 'verify'],
      ],
      ...[
        ['user', 'reset-password', email],
        ['user', 'disable', email, '--yes'],
        ['user', 'enable', email],
        ['user', 'operator', email, '--yes'],
      ],
      ...[
        ['user', 'reset-two-factor', email, '--yes'],
        ['user', 'promote', email, '--org', slug],
        ['erase', 'user', email, '--yes'],
        ['erase', 'org', slug, '--yes'],
      ],
    ];
    expect(typed.map(([group, name]) => `${group} ${name}`).sort()).toEqual(
      commands.map(({ name }) => name).sort(),
    );
    const ran = await runAll(typed, {
      ...env,
      PUBLIC_URL: 'https://refinery.example.com',
      STRIPE_SECRET_KEY: stripe.apiKey,
      STRIPE_BASE_URL: `http://${stripe.client.host}:${stripe.client.port}`,
      STRIPE_WEBHOOK_SECRETS: 'whsec_any',
    });
    expect([ran.code, JSON.parse(ran.stdout)], ran.stderr).toEqual([0, Array(typed.length).fill(0)]);
  });
});

describe('what there is not', () => {
  it.each([
    ['organization_not_found', ['org', 'show', 'nobody']],
    ['organization_not_found', ['audit', 'verify', '--org', 'nobody']],
    ['user_not_found', ['user', 'disable', 'nobody@example.com', '--yes']],
  ])('is %s: %j', async (code, args) => {
    const failed = await run(...args, '--json');
    expect([failed.code, failed.stdout, JSON.parse(failed.stderr).error.code]).toEqual([1, '', code]);
    expect(await run(...args)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^✖ N.+nobody/),
    });
  });
});

describe('wrong usage', () => {
  it('is told in a line, before anything is opened', async () => {
    // There is no database here.
    const { code, stdout, stderr } = await runOperator(['org', 'plan', 'acme', 'gold'], {
      DATA_DIR: '/nowhere',
    });
    const problem = 'There is no plan gold; the plans are free, pro, enterprise. See pnpm -s cli --help\n';
    expect([code, stdout, stderr]).toEqual([2, '', problem]);
  });
});

it('help lists every command, without a database', async () => {
  const { stdout, code } = await runOperator([], { DATA_DIR: '/nowhere' });
  expect(code).toBe(0);
  for (const { name, summary } of commands)
    expect(stdout).toMatch(new RegExp(`${name}.* ${summary.slice(0, 20)}`));
});

describe('the database', () => {
  it('is worked on as its owner, and as nobody whom API and worker sign in as', async () => {
    const asLogin = { ...env, DATABASE_URL: test.environment.DATABASE_URL ?? '' };
    const { code, stderr } = await runOperator(['org', 'list'], asLogin);
    expect([code, stderr]).toEqual([1, expect.stringContaining('may not work as refinery_operator')]);
    expect(stderr).toContain('Sign in as the owner');
  });

  it('is there, and in its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'refinery-cli-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const none = await runOperator(['org', 'list'], { DATA_DIR: folder });
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('There is no database')]);
    const away = await runOperator(['org', 'list', '--json'], {
      DATABASE_URL: 'postgres://me:geheim@127.0.0.1:1/x',
    });
    expect([away.code, away.stdout, JSON.parse(away.stderr).error.code]).toEqual([1, '', 'not_ready']);
    expect(away.stderr).not.toContain('geheim');
  });

  it('has every migration', async () => {
    const old = await openTestContext(inject('services'));
    onTestFinished(old.close);
    const client = openRawClient(old.databaseUrl);
    await client`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
    await client.end();
    const { code, stderr } = await runOperator(['org', 'list'], { ...env, DATABASE_URL: old.databaseUrl });
    expect([code, stderr]).toEqual([1, expect.stringContaining('Missing: 1.')]);
  });

  it('is enough: what needs the keys says so', async () => {
    const { ENCRYPTION_KEYS: _, ...keyless } = env;
    expect((await runOperator(['org', 'show', slug], keyless)).code).toBe(0);
    const { code, stderr } = await runOperator(['keys', 'rotate-encryption'], keyless);
    expect([code, stderr]).toEqual([1, expect.stringContaining('ENCRYPTION_KEYS is missing')]);
  });
});

describe('the chains of the logs', () => {
  it('hold, until somebody changes a row: that one is named', async () => {
    const mended = async () => JSON.parse((await run('audit', 'verify', '--json')).stdout);
    expect(await mended()).toMatchObject({ valid: true, broken: [] });
    expect((await run('audit', 'verify', '--org', slug)).stdout).toMatch(
      /^1 organization, \d+ rows? correct; no chain is broken\n$/,
    );
    await done('org', 'plan', slug, 'pro');
    const [row] = await test.sql`
      select id, after from audit_log where organization_id = ${admin.organizationId} and sequence = 2`;
    await test.sql`update audit_log set after = '{"plan": "free"}' where id = ${row?.id}`;
    // Scripts ask for the exit code: this one is a process of its own.
    const broken = await startOperator(['audit', 'verify'], env).ended;
    expect(broken.code).toBe(3);
    expect(broken.stdout).toContain(`✖ ${slug}: row 2 (${row?.id}) does not match its hash\n`);
    const other = member.user.organization.slug;
    expect((await run('audit', 'verify', '--org', other)).code).toBe(0);
    expect(await mended()).toMatchObject({
      valid: false,
      broken: [{ slug, firstBroken: { sequence: 2, id: row?.id, reason: 'changed' } }],
    });
    await test.sql`update audit_log set after = ${row?.after} where id = ${row?.id}`;
    expect(await mended()).toMatchObject({ valid: true });
  });
});

describe('a new encryption key', () => {
  const older = `k1:${randomBytes(32).toString('base64')}`;
  const newer = `k2:${randomBytes(32).toString('base64')}`;
  const ARGS = ['keys', 'rotate-encryption', '--json'];
  const withKeys = (keys = `${newer},${older}`) => ({ ...env, ENCRYPTION_KEYS: keys });
  const rotate = (keys?: string) => runOperator(ARGS, withKeys(keys));
  const keysOf = async () => {
    const rows = await test.sql`select split_part(encrypted_credential, '.', 1) as key from provider_configs`;
    return rows.map(({ key }) => key).sort();
  };
  const resealed = () => test.sql`
    select organization_id, actor_name from audit_log where action = 'provider.reencrypt'`;

  beforeEach(async () => {
    await test.sql`truncate organizations, users cascade`;
    const keyring = parseKeyring(older);
    for (let index = 0; index < 4; index++) {
      const { as } = await buildMember(test.ctx);
      await saveProvider(
        { ...as, settings: { ...as.settings, keyring } },
        { provider: 'openai', apiKey: `key ${index}` },
      );
    }
  });

  /** Ends a run by a signal while it waits for the third of four secrets. */
  async function interrupted(signal: NodeJS.Signals): Promise<Ran> {
    const holder = openRawClient(test.databaseUrl);
    const held = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const holding = holder.begin(async (tx) => {
      const ids = await tx`select organization_id as id from provider_configs order by organization_id`;
      await tx`select 1 from provider_configs where organization_id = ${ids[2]?.id} for update`;
      held.resolve();
      await release.promise;
    });
    await held.promise;
    const { child, ended } = startOperator(ARGS, withKeys());
    await waitFor(
      async () =>
        (
          await test.sql`
            select 1 from pg_stat_activity
            where application_name = 'refinery-cli' and wait_event_type = 'Lock' and datname = current_database()`
        ).length > 0,
    );
    child.kill(signal);
    if (signal === 'SIGKILL') await ended;
    release.resolve();
    await holding;
    await holder.end();
    return ended;
  }

  it('seals everything, and a second run finds nothing to do', async () => {
    const first = await rotate();
    expect([first.code, JSON.parse(first.stdout)]).toMatchObject([
      0,
      {
        newestKey: 'k2',
        olderKeys: ['k1'],
        secrets: { 'provider credentials': { reencrypted: 4, unreadable: 0 } },
      },
    ]);
    expect(await keysOf()).toEqual(['k2', 'k2', 'k2', 'k2']);
    const again = JSON.parse((await rotate()).stdout);
    expect(again.secrets['provider credentials']).toEqual({ reencrypted: 0, unreadable: 0 });
    const rows = await resealed();
    expect(rows.map((row) => row.actor_name)).toEqual(Array(4).fill('keys rotate-encryption'));
  });

  it('killed in the middle, keeps what it did, and goes on with the rest: each secret once', async () => {
    expect((await interrupted('SIGKILL')).code).toBe('SIGKILL');
    expect((await keysOf()).slice(0, 1)).toEqual(['k1']);
    expect((await keysOf()).filter((key) => key === 'k2').length).toBeGreaterThanOrEqual(2);
    expect((await rotate()).code).toBe(0);
    expect(await keysOf()).toEqual(['k2', 'k2', 'k2', 'k2']);
    const rows = await resealed();
    expect(new Set(rows.map((row) => row.organization_id)).size).toBe(rows.length);
    expect(rows).toHaveLength(4);
  });

  it('interrupted by Ctrl-C, ends in order and says how to go on', async () => {
    const { code, stdout, stderr } = await interrupted('SIGINT');
    expect([code, stdout, JSON.parse(stderr).error.code]).toEqual([1, '', 'service_unavailable']);
    expect(stderr).toContain('Run it again to continue');
    expect(await keysOf()).toEqual(['k1', 'k2', 'k2', 'k2']);
    expect((await rotate()).code).toBe(0);
  });

  it('fails where the older one is not known any more, and changes nothing of that', async () => {
    const missing = await rotate(`${newer},k3:${randomBytes(32).toString('base64')}`);
    expect([missing.code, JSON.parse(missing.stdout).secrets['provider credentials']]).toEqual([
      1,
      { reencrypted: 0, unreadable: 4 },
    ]);
    expect(await keysOf()).toEqual(['k1', 'k1', 'k1', 'k1']);
  });

  it('is none where there is only one', async () => {
    const { code, stdout } = await runOperator(['keys', 'rotate-encryption'], {
      ...env,
      ENCRYPTION_KEYS: older,
    });
    expect([code, stdout]).toEqual([0, expect.stringContaining('only one key, k1. There is nothing to do')]);
  });
});
