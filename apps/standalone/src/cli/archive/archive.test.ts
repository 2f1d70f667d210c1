import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { runOperator, startOperator } from '../testing/run-operator.ts';

const MONTH = '2025-03';
const ROWS = 6_000;
/** What is waited for does not last. */
const SOON = { intervalMs: 20 };

let test: TestContext;
let folder: string;
let members: Member[];
let env: Record<string, string>;

beforeEach(async () => {
  test = await openTestContext(inject('services'));
  env = { ...test.environment, DATABASE_URL: test.databaseUrl };
  folder = await mkdtemp(join(tmpdir(), 'refinery-archive-'));
  members = [await buildMember(test.ctx), await buildMember(test.ctx)];
  const start = Date.parse(`${MONTH}-02T00:00:00Z`).toString(16).padStart(12, '0');
  for (const { organizationId } of members)
    await test.sql`
      insert into optimizations (id, organization_id, status, provider, strategy, compression_level, output_format, original_text, original_tokens, created_at)
      select (${start} || substr(md5(${organizationId} || i), 1, 20))::uuid, ${organizationId}, 'completed', 'local', 'UNIVERSAL', 'medium', 'default',
        repeat(md5(i::text), 20), 3, ${`${MONTH}-02T00:00:00Z`}
      from generate_series(1, ${ROWS / 2}) as i`;
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const archive = ['archive', 'month', MONTH];
const to = () => ['--to', folder];
const digest = async () => {
  const [row] = await test.sql`
    select count(*)::int as rows, md5(string_agg(to_jsonb(o)::text, '' order by id)) as digest from optimizations o`;
  return row;
};
const files = (): Promise<string[]> => readdir(join(folder, MONTH)).catch(() => []);
const isStaged = async () =>
  (await test.sql`select 1 from pg_class where relname like 'archiving%'`).length > 0;

it('says what it did, and brings it back', async () => {
  const before = await digest();
  const { stdout, code } = await runOperator([...archive, ...to()], env);
  expect(code).toBe(0);
  expect(stdout).toContain(`6,000 optimizations of 2 organizations moved to ${join(folder, MONTH)}`);
  expect(await digest()).toEqual({ rows: 0, digest: null });
  const again = await runOperator([...archive, ...to()], env);
  expect([again.code, again.stdout]).toEqual([0, `There are no optimizations of ${MONTH}.\n`]);
  const back = await runOperator(['archive', 'restore', join(folder, MONTH)], env);
  expect([back.code, back.stdout]).toEqual([
    0,
    `${MONTH}: 6,000 optimizations restored, 0 were already there\n`,
  ]);
  expect(await digest()).toEqual(before);
  const listed = await runOperator(['archive', 'list', '--json'], env);
  expect(JSON.parse(listed.stdout)).toContainEqual(
    expect.objectContaining({ name: 'older', state: 'in use' }),
  );
  const wrong = await runOperator(['archive', 'month', 'March'], env);
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('March is not a month')]);
});

it.each<[string, () => Promise<boolean>]>([
  ['the first rows were taken out', isStaged],
  ['the first file is being written', async () => (await files()).length > 0],
  ['the first file is there', async () => (await files()).some((file) => file.endsWith('.gz'))],
  ['the manifest is there', async () => (await files()).includes('manifest.json')],
])('killed when %s, it has lost nothing, and the next run ends it', async (_when, reached) => {
  const before = await digest();
  const { child, ended } = startOperator([...archive, ...to()], env);
  await waitFor(async () => (await reached()) || child.exitCode !== null, SOON);
  child.kill('SIGKILL');
  await ended;
  expect((await runOperator([...archive, ...to()], env)).code).toBe(0);
  expect([await isStaged(), await digest()]).toEqual([false, { rows: 0, digest: null }]);
  const restoring = startOperator(['archive', 'restore', join(folder, MONTH)], env);
  await waitFor(async () => ((await digest())?.rows ?? 0) > 0, SOON);
  restoring.child.kill('SIGKILL');
  await restoring.ended;
  expect((await runOperator(['archive', 'restore', join(folder, MONTH)], env)).code).toBe(0);
  expect(await digest()).toEqual(before);
});
