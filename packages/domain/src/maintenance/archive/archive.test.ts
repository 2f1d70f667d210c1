import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@refinery/db/ids.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { type Operator, openOperator } from '@refinery/testing/open-operator.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { verifyChain } from '../../audit/verify-chain.ts';
import { getOptimization } from '../../optimizations/get-optimization.ts';
import { listHistory } from '../../optimizations/list-history.ts';
import { getReview } from '../../reviews/get-review.ts';
import { getUsage } from '../../usage/get-usage.ts';
import { archiveMonth } from './archive-month.ts';
import { listPartitions } from './list-partitions.ts';
import { restoreArchive } from './restore-archive.ts';

const HOSTILE = 'Zeile\u2028Trenner "quoted" \\ back\nslash \u{1F600} 1e400';

let test: TestContext;
let operator: Operator;
let folder: string;
let mine: Member;
let other: Member;
const clock = new TestClock();

beforeEach(async () => {
  test = await openTestContext(inject('services'), { clock });
  operator = openOperator(test);
  folder = await mkdtemp(join(tmpdir(), 'refinery-archive-'));
  clock.set(new Date());
  mine = await buildMember(test.ctx);
  other = await buildMember(test.ctx);
});
afterEach(async () => {
  await operator.close();
  await test.close();
  await rm(folder, { recursive: true });
});

const monthName = (months: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
};
/** Months that stand in the partition of everything older, and in one of their own. */
const OLD = monthName(-5);
const OWN = monthName(1);
const idIn = (month: string): string => {
  const hex = Date.parse(`${month}-10T00:00:00Z`).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${newId().slice(14)}`;
};

async function add(
  member: Member,
  month: string,
  more: { status?: string; batchId?: string } = {},
): Promise<string> {
  const id = idIn(month);
  await test.sql`
    insert into optimizations (id, organization_id, user_id, batch_id, status, provider, strategy, compression_level, output_format,
      original_text, refined_text, original_tokens, refined_tokens, savings_percentage, cost_usd, metadata, scores, created_at)
    values (${id}, ${member.organizationId}, ${member.user.id}, ${more.batchId ?? null}, ${more.status ?? 'completed'}, 'local', 'UNIVERSAL', 'medium',
      'default', ${HOSTILE}, 'Short.', 9, 2, 33.30000000000001, 1e-9, '{"team": "x"}', '{"clarity": 0.1}', ${`${month}-10T01:02:03.123456Z`})`;
  return id;
}
/** With texts of its own, by somebody. */
const review = async (id: string, member: Member, text: string | null = `${HOSTILE} Reviewed.`) => {
  await test.sql`
    insert into optimization_reviews (optimization_id, organization_id, optimized_at, text, rejected, counts, checks, original_tokens, rewritten_tokens,
      user_id, reviewed_at)
    select id, organization_id, created_at, ${text}, ${test.sql.json([{ start: 0, end: 1, replacement: HOSTILE }])},
      '[{"rule": "politeness", "reason": "polite phrase", "proposed": 2, "rejected": 1}]', '{"passed": true, "lost": []}', 9, 3,
      ${member.user.id}, '2026-05-06T01:02:03.123456Z' from optimizations where id = ${id}`;
};
const reviews = () =>
  test.sql`select to_jsonb(r) as row from optimization_reviews r order by optimization_id`.then((all) =>
    all.map(({ row }) => row),
  );
const rows = () =>
  test.sql`select to_jsonb(o) as row from optimizations o order by id`.then((all) =>
    all.map(({ row }) => row),
  );
const archive = (month: string, progress?: (line: string) => void) =>
  archiveMonth(operator.ctx, { month, folder }, progress);
const restore = (path: string) => restoreArchive(operator.ctx, path);
const staged = async () =>
  (await listPartitions(operator.ctx)).filter(({ state }) => state === 'being archived');
const later = () => clock.set(new Date(Date.now() + 100 * 24 * 3_600_000));

describe.each([
  ['that stands among older ones', OLD],
  ['that has a partition', OWN],
])('a month %s', (_name, month) => {
  beforeEach(() => later());

  it('goes to a file for each organization and comes back as it was, also twice', async () => {
    const [id] = [await add(mine, month), await add(mine, month), await add(other, month)];
    const stays = await add(mine, monthName(2));
    const before = await rows();
    const usage = await getUsage(mine.as);
    const archived = await archive(month);
    expect(archived).toMatchObject({ month, rows: 3, folder: join(folder, month) });
    const files = await readdir(join(folder, month));
    expect(files.sort()).toEqual(
      [`${mine.organizationId}.ndjson.gz`, `${other.organizationId}.ndjson.gz`, 'manifest.json'].sort(),
    );
    for (const file of files) expect((await stat(join(folder, month, file))).mode & 0o777).toBe(0o600);
    const { items } = await listHistory(mine.as, { limit: 20 });
    expect(items.map((item) => item.id)).toEqual([stays]);
    await expect(getOptimization(mine.as, { id })).rejects.toMatchObject({ code: 'optimization_not_found' });
    expect(await getUsage(mine.as)).toEqual(usage);
    expect(await staged()).toEqual([]);
    // Postgres says -1 of what it has never looked at.
    for (const { rows: about } of await listPartitions(operator.ctx)) expect(about).toBeGreaterThanOrEqual(0);
    expect(await archive(month)).toBeNull();

    const path = join(folder, month);
    expect(await restore(path)).toEqual({ month, restored: 3, there: 0, gone: [] });
    expect(await rows()).toEqual(before);
    expect(await restore(path)).toEqual({ month, restored: 0, there: 3, gone: [] });
    expect(await rows()).toEqual(before);
    const log = await test.sql`
      select action, after ->> 'rows' as rows from audit_log
      where organization_id = ${mine.organizationId} and actor_kind = 'operator' order by sequence`;
    expect(log.map((entry) => [entry.action, entry.rows])).toEqual([
      ['optimization.archive', '2'],
      ['optimization.restore', '2'],
    ]);
    expect(await verifyChain({ tenant: mine.as.tenant, stopping: test.ctx.stopping })).toMatchObject({
      valid: true,
    });
  });

  it('takes the reviews with it, and brings them back', async () => {
    const [reviewed] = [await add(mine, month), await add(mine, month)];
    const theirs = await add(other, month);
    await review(reviewed, mine);
    await review(theirs, other, null);
    const stays = await add(mine, monthName(2));
    await review(stays, mine);
    const before = [await rows(), await reviews()];
    await archive(month);
    expect(await reviews()).toMatchObject([{ optimization_id: stays }]);
    const reading = getReview(mine.as, { id: reviewed });
    await expect(reading).rejects.toMatchObject({ code: 'review_not_found' });
    for (let time = 0; time < 2; time++) {
      await restore(join(folder, month));
      expect([await rows(), await reviews()]).toEqual(before);
    }
    expect((await getOptimization(mine.as, { id: reviewed })).reviewedAt).toBe('2026-05-06T01:02:03.123Z');
  });

  it('brings a review back without its author if they are gone, and one that was deleted not at all', async () => {
    const colleague = await buildColleague(test.ctx, mine, 'member');
    const left = await buildColleague(test.ctx, mine, 'member');
    const ids = [await add(mine, month), await add(mine, month), await add(mine, month)] as const;
    await review(ids[0], colleague);
    await review(ids[1], left);
    await archive(month);
    await test.sql`delete from users where id = ${colleague.user.id}`;
    await test.sql`delete from memberships where user_id = ${left.user.id}`;
    await restore(join(folder, month));
    expect(await getReview(mine.as, { id: ids[0] })).toMatchObject({ reviewedBy: null });
    expect(await getReview(mine.as, { id: ids[1] })).toMatchObject({ reviewedBy: left.user.id });
    await test.sql`delete from optimization_reviews`;
    await restore(join(folder, month));
    expect(await reviews()).toEqual([]);
  });

  it('loses nothing where the process ends, whenever that is', async () => {
    for (let count = 0; count < 3; count++)
      await review(await add(count % 2 ? other : mine, month), count % 2 ? other : mine);
    const before = [await rows(), await reviews()];
    let steps = 0;
    for (let end = 1; ; end++) {
      steps = 0;
      const dies = () => {
        if (++steps === end) throw new Error('died');
      };
      const ended = await archive(month, dies).catch((error: Error) => error.message);
      if (ended !== 'died') break;
    }
    expect(steps).toBeGreaterThan(1);
    expect([await rows(), await reviews()]).toEqual([[], []]);
    await restore(join(folder, month));
    expect([await rows(), await reviews()]).toEqual(before);
  });

  it('is dropped by the next run where the files were written and the process ended then', async () => {
    await add(mine, month);
    const before = await rows();
    // Dropping is one transaction with what the audit log says of it: that it fails is the last moment in
    // which the process can end.
    await test.sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`;
    await test.sql`create trigger refuse before insert on audit_log for each row when (new.action = 'optimization.archive') execute function refuse()`;
    await expect(archive(month)).rejects.toThrow();
    expect(await staged()).toHaveLength(1);
    await test.sql`drop trigger refuse on audit_log`;
    // What came late goes with the rest.
    await add(mine, month);
    expect(await archive(month)).toMatchObject({ rows: 2 });
    expect(await staged()).toEqual([]);
    await restore(join(folder, month));
    expect(await rows()).toEqual(expect.arrayContaining(before));
  });

  it('is not archived over another archive of it', async () => {
    await add(mine, month);
    await archive(month);
    const manifest = await readFile(join(folder, month, 'manifest.json'), 'utf8');
    await add(mine, month);
    await expect(archive(month)).rejects.toMatchObject({ code: 'validation_failed' });
    expect(await readFile(join(folder, month, 'manifest.json'), 'utf8')).toBe(manifest);
    await restore(join(folder, month));
    expect(await archiveMonth(operator.ctx, { month, folder: join(folder, 'second') })).toMatchObject({
      rows: 2,
    });
  });

  it('waits for what is in progress', async () => {
    const id = await add(mine, month, { status: 'processing' });
    await expect(archive(month)).rejects.toMatchObject({ code: 'service_unavailable' });
    expect(await staged()).toEqual([]);
    await test.sql`update optimizations set status = 'failed' where id = ${id}`;
    expect(await archive(month)).toMatchObject({ rows: 1 });
  });

  it('loses the rows of organizations and batches that are deleted on the way', async () => {
    const batchId = randomUUID();
    await test.sql`
      insert into batch_jobs (id, organization_id, status, options, total) values (${batchId}, ${mine.organizationId}, 'completed', '{}', 1)`;
    const id = await add(mine, month, { batchId });
    await add(other, month);
    await expect(
      archive(month, () => {
        throw new Error('died');
      }),
    ).rejects.toThrow('died');
    await test.sql`delete from organizations where id = ${other.organizationId}`;
    expect(await archive(month)).toMatchObject({ rows: 1 });
    await test.sql`delete from batch_jobs where id = ${batchId}`;
    expect(await restore(join(folder, month))).toMatchObject({ restored: 1 });
    expect(await getOptimization(mine.as, { id })).toMatchObject({ batchId: null });
    await test.sql`delete from optimizations`;
    await test.sql`delete from organizations where id = ${mine.organizationId}`;
    expect(await restore(join(folder, month))).toMatchObject({
      restored: 0,
      there: 0,
      gone: [mine.organizationId],
    });
  });
});

it('a month can be archived two days after it has ended, and not before', async () => {
  await add(mine, OLD);
  const end = Date.parse(`${monthName(-4)}-01T00:00:00Z`);
  clock.set(new Date(end + 2 * 24 * 3_600_000 - 1));
  await expect(archive(OLD)).rejects.toMatchObject({ code: 'validation_failed' });
  expect(await rows()).toHaveLength(1);
  clock.set(new Date(end + 2 * 24 * 3_600_000));
  expect(await archive(OLD)).toMatchObject({ rows: 1 });
});

it('more rows than are read or written at once come back, each once, and each organization is told', async () => {
  later();
  const ids = Array.from({ length: 250 }, () => idIn(OLD));
  const like = await add(mine, OLD);
  await add(other, OLD);
  await test.sql`insert into optimizations select (jsonb_populate_record(o, jsonb_build_object('id', n))).*
    from optimizations o, jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) n where o.id = ${like}`;
  const before = await rows();
  expect(await archive(OLD)).toMatchObject({ rows: 252 });
  expect(await rows()).toEqual([]);
  const [one] = ids;
  expect(await restore(join(folder, OLD))).toMatchObject({ restored: 252, there: 0 });
  expect(await rows()).toEqual(before);
  await test.sql`delete from optimizations where id = ${one ?? ''}`;
  expect(await restore(join(folder, OLD))).toMatchObject({ restored: 1, there: 251 });
  const told = await test.sql`
    select organization_id as id, after ->> 'rows' as rows from audit_log where action = 'optimization.archive'`;
  expect(new Map(told.map(({ id, rows: count }) => [id, count]))).toEqual(
    new Map([
      [mine.organizationId, '251'],
      [other.organizationId, '1'],
    ]),
  );
});

describe('restoring', () => {
  it('checks every file before it brings back the first row', async () => {
    await add(mine, OLD);
    await add(other, OLD);
    await archive(OLD);
    for (const { organizationId } of [mine, other]) {
      const path = join(folder, OLD, `${organizationId}.ndjson.gz`);
      const whole = await readFile(path);
      await writeFile(path, Buffer.from('{}'));
      await expect(restore(join(folder, OLD))).rejects.toMatchObject({ code: 'validation_failed' });
      expect(await rows()).toEqual([]);
      await writeFile(path, whole);
    }
    expect(await restore(join(folder, OLD, `${other.organizationId}.ndjson.gz`))).toMatchObject({
      restored: 1,
    });
    expect(await rows()).toMatchObject([{ organization_id: other.organizationId }]);
  });

  it('reads archives of releases that knew no reviews, and refuses those of later ones', async () => {
    await add(mine, OLD);
    const before = await rows();
    await archive(OLD);
    const path = join(folder, OLD, 'manifest.json');
    const manifest = await readFile(path, 'utf8');
    const say = (layout: number) => writeFile(path, manifest.replace('"layout": 2', `"layout": ${layout}`));
    await say(3);
    await expect(restore(join(folder, OLD))).rejects.toMatchObject({ code: 'validation_failed' });
    await say(1);
    await restore(join(folder, OLD));
    expect(await rows()).toEqual(before);
  });

  it('refuses files that were changed, and folders that hold no archive', async () => {
    await add(mine, OLD);
    await add(other, OLD);
    await archive(OLD);
    const path = join(folder, OLD, `${mine.organizationId}.ndjson.gz`);
    const whole = await readFile(path);
    for (const broken of [whole.subarray(0, -9), Buffer.from('{}'), Buffer.concat([whole, whole])]) {
      await writeFile(path, broken);
      await expect(restore(join(folder, OLD))).rejects.toMatchObject({ code: 'validation_failed' });
      expect(await rows()).toEqual([]);
    }
    await writeFile(path, whole);
    expect(await restore(path)).toMatchObject({ restored: 1 });
    for (const nothing of [folder, join(folder, 'none'), join(folder, OLD, 'other.ndjson.gz')])
      await expect(restore(nothing)).rejects.toMatchObject({ code: 'validation_failed' });
  });

  it('brings no row to another organization, whatever a file says', async () => {
    await add(mine, OLD);
    await add(other, OLD);
    await archive(OLD);
    const [from, to] = [mine, other].map(({ organizationId }) =>
      join(folder, OLD, `${organizationId}.ndjson.gz`),
    );
    const manifest = await readFile(join(folder, OLD, 'manifest.json'), 'utf8');
    const parsed: { files: { organizationId: string; sha256: string }[] } = JSON.parse(manifest);
    const hashOf = (member: Member) =>
      parsed.files.find(({ organizationId }) => organizationId === member.organizationId)?.sha256;
    await writeFile(to ?? '', await readFile(from ?? ''));
    await writeFile(
      join(folder, OLD, 'manifest.json'),
      manifest.replace(`${hashOf(other)}`, `${hashOf(mine)}`),
    );
    await expect(restore(to ?? '')).rejects.toMatchObject({ cause: { code: '42501' } });
    expect(await rows()).toEqual([]);
  });
});

it.each(['2026-13', '26-01', '', '2026-01-01', monthName(0), '9999-01'])(
  '%j is refused as a month',
  async (month) => {
    await expect(archive(month)).rejects.toMatchObject({ code: 'validation_failed' });
  },
);

it('only whoever operates the product may take months out or drop them, and reads no prompt of one that is out', async () => {
  later();
  await add(mine, OLD);
  await expect(
    archive(OLD, () => {
      throw new Error('died');
    }),
  ).rejects.toThrow('died');
  const table = `archiving_${OLD.replace('-', '_')}`;
  for (const role of ['refinery_app', 'refinery_system'] as const) {
    const client = openRawClient(test.databaseUrl, role);
    for (const attack of [
      `select stage_optimizations('${OLD}-01', 1)`,
      `select drop_staged_optimizations('${OLD}-01')`,
      `delete from ${table}`,
    ])
      await expect(client.unsafe(attack), attack).rejects.toMatchObject({ code: '42501' });
    await client.end();
  }
  const app = openRawClient(test.databaseUrl, 'refinery_app');
  expect(await app.unsafe(`select 1 from ${table}`)).toHaveLength(0);
  await app.end();
  const client = openRawClient(test.databaseUrl, 'refinery_operator');
  await expect(client.unsafe(`select original_text from ${table}`)).rejects.toMatchObject({ code: '42501' });
  await client.end();
});
