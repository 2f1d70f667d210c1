import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { users } from '@refinery/db/schema/users.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { eq, inArray, sql } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { OperatorContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { readBack, readLines } from './internal/files.ts';
import { type ArchivedFile, readManifest } from './internal/manifest.ts';

type Ctx = OperatorContext<'db' | 'stopping'>;

export interface Restored {
  month: string;
  /** Rows that came back; the others were there already. */
  restored: number;
  there: number;
  /** Organizations that are no more, whose files should go, too. */
  gone: string[];
}

const ROWS_PER_INSERT = 100;

/**
 * Brings an archived month back, or one organization's file of it. Each row is inserted as its own
 * organization, so that no file can bring rows to another; what is there already stays as it is, so it may be
 * run again after whatever end. The files stay. Errors: `validation_failed` where there is no archive or a
 * file is not what the manifest says; `service_unavailable` where the process stops.
 */
export async function restoreArchive(
  ctx: Ctx,
  path: string,
  progress: (line: string) => void = () => undefined,
): Promise<Restored> {
  const found = await stat(path).catch(() => null);
  const folder = found?.isDirectory() ? path : dirname(path);
  const manifest = found && (await readManifest(folder));
  const files = manifest?.files.filter(({ file }) => found?.isDirectory() || file === basename(path)) ?? [];
  if (!manifest || !files.length) throw new DomainError('validation_failed', `${path} is not an archive.`);
  for (const file of files) await requireWhole(folder, file);
  const result: Restored = { month: manifest.month, restored: 0, there: 0, gone: [] };
  for (const file of files) {
    const restored = await restoreFile(ctx, folder, file, manifest.month);
    if (restored === null) result.gone.push(file.organizationId);
    result.restored += restored ?? 0;
    result.there += restored === null ? 0 : file.rows - restored;
    progress(`${result.restored} optimizations restored`);
  }
  return result;
}

async function requireWhole(folder: string, { file, rows, sha256 }: ArchivedFile): Promise<void> {
  const found = await readBack(join(folder, file)).catch((error: Error) => error.message);
  if (typeof found !== 'string' && found.rows === rows && found.sha256 === sha256) return;
  const why = typeof found === 'string' ? found : 'its SHA-256 or its number of lines is different';
  throw new DomainError(
    'validation_failed',
    `${file} does not match the manifest: ${why}. Nothing was restored.`,
  );
}

/** How many rows came back; null where the organization is no more. */
async function restoreFile(
  ctx: Ctx,
  folder: string,
  { file, organizationId, sha256 }: ArchivedFile,
  month: string,
): Promise<number | null> {
  const isThere = eq(organizations.id, organizationId);
  const [organization] = await ctx.operatorDb
    .select({ id: organizations.id })
    .from(organizations)
    .where(isThere);
  if (!organization) return null;
  let restored = 0;
  let lines: string[] = [];
  for await (const line of readLines(join(folder, file))) {
    lines.push(line);
    if (lines.length < ROWS_PER_INSERT) continue;
    restored += await insert(ctx, organizationId, lines);
    lines = [];
  }
  restored += await insert(ctx, organizationId, lines);
  if (restored)
    await ctx.operatorDb.transaction((tx) =>
      recordChange(ctx, tx, organizationId, {
        action: 'optimization.restore',
        target: month,
        after: { rows: restored, sha256 },
      }),
    );
  return restored;
}

/**
 * A row of another organization is refused by its policy, and with it all of them. A batch or a reviewer that
 * was deleted meanwhile is not named any more. A review comes back with its optimization, and not without it.
 */
async function insert(ctx: Ctx, organizationId: string, lines: readonly string[]): Promise<number> {
  if (ctx.stopping.aborted)
    throw new DomainError('service_unavailable', 'The command was stopped. Run it again to continue.');
  if (!lines.length) return 0;
  const rows = `[${lines.join(',')}]`;
  const reviewers = await findReviewers(ctx, rows);
  const inserted = await withTenant(ctx.db, organizationId, (tx) =>
    tx.execute(sql`
      with restored as (
        insert into optimizations
        select (json_populate_record(o, json_build_object('batch_id', b.id))).*
        from json_populate_recordset(null::optimizations, ${rows}::text::json) o
        left join batch_jobs b on b.id = o.batch_id
        on conflict (id) do nothing returning id
      ), reviewed as (
        insert into optimization_reviews
        select (json_populate_record(r, json_build_object('user_id', u.id))).*
        from json_array_elements(${rows}::text::json) line
        cross join json_populate_record(null::optimization_reviews, line -> 'review') r
        join restored on restored.id = r.optimization_id
        left join json_to_recordset(${JSON.stringify(reviewers)}::text::json) as u(id uuid) on u.id = r.user_id
        on conflict (optimization_id) do nothing
      )
      select id from restored`),
  );
  return inserted.length;
}

/**
 * Those who reviewed some of the rows and have an account still, whether they belong to the organization or
 * not.
 */
async function findReviewers({ operatorDb }: Ctx, rows: string): Promise<{ id: string }[]> {
  const ids = reviewersIn(JSON.parse(rows));
  return operatorDb.select({ id: users.id }).from(users).where(inArray(users.id, ids));
}

const reviewersIn = (lines: { review?: { user_id: string | null } }[]): string[] => [
  ...new Set(lines.flatMap(({ review }) => review?.user_id ?? [])),
];
