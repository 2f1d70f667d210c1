import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { createAccount } from '@refinery/domain/auth/create-account.ts';
import { asCaller } from '@refinery/domain/context/as-caller.ts';
import { saveProvider } from '@refinery/domain/providers/save-provider.ts';
import { parseKeyring } from '@refinery/domain/security/credential-vault.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeAll, expect, it } from 'vitest';
import { runOperator } from './run-operator.ts';

const GUIDE = new URL('../../../../../docs/deployment.md', import.meta.url);
const BLOCK = /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g;

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [older, newer] = [key('k1'), key('k2')];

const test = fixture(openTestContext);
let env: Record<string, string>;

beforeAll(async () => {
  const keys = { ENCRYPTION_KEYS: `${newer},${older}`, PUBLIC_URL: 'https://refinery.example.com' };
  env = { ...test.environment, ...keys, DATABASE_URL: test.databaseUrl };
  await fill();
});

/** Two organizations with three people, and a secret that the older key has sealed. */
async function fill(): Promise<void> {
  const account = (email: string, fullName: string, organizationName: string) =>
    createAccount(test.ctx, { email, fullName, organizationName }, 'no password');
  const acme = await account('ada@acme.example', 'Ada', 'Acme');
  const globex = await account('grace@globex.example', 'Grace', 'Globex');
  const as = asCaller(test.ctx, await authenticateSession(test.ctx, acme.sessionId));
  const settings = { ...as.settings, keyring: parseKeyring(older) };
  await saveProvider({ ...as, settings }, { provider: 'openai', apiKey: 'sk-example' });
  await test.sql`
    insert into usage_counters (organization_id, meter, period_start, used)
    values (${acme.user.organizationId}, 'optimizations', date_trunc('month', now(), 'UTC'), 734)`;
  await test.sql`
    insert into memberships (organization_id, user_id, role)
    values (${acme.user.organizationId}, ${globex.user.id}, 'member')`;
  await test.sql`update users set email_verified_at = now() where id = ${acme.user.id}`;
}

/** What changes from run to run, as it was at one. */
const normalized = (text: string): string =>
  text
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '019f2a4e-6c1d-7b3a-9e55-0c8d1f6a2b47')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-03-02T09:14:07.512Z')
    .replaceAll(/\b[\da-f]{64}\b/g, '5f0c1d7e9b8a4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d')
    .replaceAll(/pra_[\w-]{43}/g, 'pra_kJ3xT0c…');

/** A terminal in which these commands were typed, with what each of them said. */
async function terminal(...lines: string[]): Promise<string> {
  const shown: string[] = [];
  for (const line of lines) {
    const args = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const { stdout, stderr } = await runOperator(args, env);
    shown.push(`$ pnpm -s cli ${line}\n${stdout}${stderr}`);
  }
  return `\`\`\`console\n${normalized(shown.join('')).trimEnd()}\n\`\`\``;
}

/** In this order: each leaves something to the next. */
const BLOCKS: Record<string, () => Promise<string>> = {
  help: async () => `\`\`\`text\n${(await runOperator([], env)).stdout.trimEnd()}\n\`\`\``,
  organizations: () =>
    terminal(
      'org plan globex pro',
      'org limit globex 25000',
      "org suspend globex --reason 'unpaid invoice'",
      'org list',
      'org show acme',
      'org resume globex',
      'org show initech',
    ),
  people: () =>
    terminal(
      'user reset-password ada@acme.example',
      'user reset-password ada@acme.example --print',
      'user reset-two-factor ada@acme.example --yes',
      'user disable ada@acme.example --yes',
      'user promote grace@globex.example --org acme',
      'user enable ada@acme.example',
      'user operator ada@acme.example --yes',
      'user operator ada@acme.example --revoke --yes',
    ),
  keys: () => terminal('keys rotate-encryption'),
  erasure: () => terminal('erase user grace@globex.example --yes'),
  audit: async () => {
    const valid = await terminal('audit verify');
    const { count } = await test.sql`
      update audit_log set target = 'another' where sequence = 3`;
    expect(count).toBe(1);
    const broken = await terminal('audit verify');
    expect(broken).toContain('broken');
    expect(broken).not.toBe(valid);
    return `${valid}\n\nOnce somebody has changed a row in the database:\n\n${broken}`;
  },
};

it('is what docs/deployment.md shows (UPDATE_DOCS=1 writes it anew)', async () => {
  const made = new Map<string, string>();
  for (const [name, make] of Object.entries(BLOCKS)) made.set(name, await make());
  const old = await readFile(GUIDE, 'utf8');
  const names = [...old.matchAll(BLOCK)].map(([, , name]) => name);
  expect(names).toEqual(Object.keys(BLOCKS));
  const anew = old.replace(
    BLOCK,
    (_all, begin: string, name: string, end: string) => `${begin}\n${made.get(name)}\n\n${end}`,
  );
  if (process.env.UPDATE_DOCS) await writeFile(GUIDE, anew);
  expect(await readFile(GUIDE, 'utf8')).toBe(anew);
});
