import { join } from 'node:path';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { eq, inArray, sql } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { OperatorContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { readBack, writeLines, writeWhole } from './internal/files.ts';
import {
  type ArchivedFile,
  type Manifest,
  manifestFile,
  newManifest,
  readManifest,
} from './internal/manifest.ts';
import { type Month, parseMonth, stagedTable } from './internal/month.ts';

type Ctx = OperatorContext<'db' | 'stopping'>;

export interface ArchiveInput {
  /** Such as `2026-03`. */
  month: string;
  /** The month gets a folder of its own in it. */
  folder: string;
}

/** A month is archived once it is over for so long: nothing of it is in progress then, or remembered. */
const REST_MS = 2 * 24 * 3_600_000;
const ROWS_PER_MOVE = 5_000;
/** Texts are large. */
const ROWS_PER_PAGE = 100;

/**
 * Moves the optimizations of a month and their reviews to compressed files, one for each organization, and
 * out of the database. They are taken out of the table first, so that nothing changes what is written;
 * dropped only once every file is on the disk and was read back. Ended anywhere in between, the next run goes
 * on, and has lost nothing. Null: there are none. Errors: `validation_failed` for a month that is not over,
 * and for a folder that has another archive of it; `service_unavailable` where the process stops, or
 * something of it is in progress.
 */
export async function archiveMonth(
  ctx: Ctx,
  input: ArchiveInput,
  progress: (line: string) => void = () => undefined,
): Promise<(Manifest & { folder: string }) | null> {
  const month = parseMonth(input.month);
  if (month.end.getTime() + REST_MS > ctx.clock.now().getTime())
    throw new DomainError(
      'validation_failed',
      `${month.name} cannot be archived yet. A month can be archived two days after it ends.`,
    );
  const folder = join(input.folder, month.name);
  if (!(await hasRows(ctx, month))) return null;
  await requireFree(ctx, month, folder);
  await takeOut(ctx, month, progress);
  // A month that was taken out just now is another one than that of an archive.
  await requireFree(ctx, month, folder);
  const files = await writeFiles(ctx, month, folder, progress);
  const manifest = newManifest({
    month: month.name,
    archivedAt: ctx.clock.now().toISOString(),
    source: (await sourceOf(ctx, month)) ?? '',
    files,
  });
  await writeWhole(manifestFile(folder), (handle) =>
    handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`),
  );
  await drop(ctx, month, manifest);
  return { ...manifest, folder };
}

async function hasRows(ctx: Ctx, month: Month): Promise<boolean> {
  const { firstId, endId } = month;
  const [row] = await ctx.operatorDb.execute<{ found: boolean }>(sql`
    select exists (select id from optimizations where id >= ${firstId} and id < ${endId}) as found`);
  return row?.found === true || (await sourceOf(ctx, month)) !== null;
}

/** What tells the table of a month that was taken out from every other; null where there is none. */
async function sourceOf(ctx: Ctx, month: Month): Promise<string | null> {
  const [row] = await ctx.operatorDb.execute<{ source: string | null }>(sql`
    select d.oid || '/' || to_regclass(${stagedTable(month)})::oid as source from pg_database d where datname = current_database()`);
  return row?.source ?? null;
}

/** What an archive has that is not of this table is nowhere else any more. */
async function requireFree(ctx: Ctx, month: Month, folder: string): Promise<void> {
  const earlier = await readManifest(folder);
  if (!earlier) return;
  const source = await sourceOf(ctx, month);
  if (source !== null && earlier.source === source) return;
  throw new DomainError(
    'validation_failed',
    `${folder} already contains an archive of ${earlier.rows} other optimizations of ${month.name}. Choose another folder, or restore that archive first and move it away.`,
  );
}

const OBJECT_IN_USE = '55006';
const LOCK_NOT_AVAILABLE = '55P03';
const LOCK_TRIES = 20;

async function takeOut(ctx: Ctx, month: Month, progress: (line: string) => void): Promise<void> {
  let sum = 0;
  let refusals = 0;
  for (;;) {
    requireRunning(ctx);
    const moved = await stage(ctx, month);
    if (moved === null) {
      if (++refusals >= LOCK_TRIES)
        throw new DomainError('service_unavailable', 'The table is in use. Try again later.');
      continue;
    }
    if (!moved) return;
    sum += moved;
    progress(`${sum} optimizations moved out of the table`);
  }
}

/** Null where somebody has the table. */
async function stage(ctx: Ctx, month: Month): Promise<number | null> {
  try {
    const [row] = await ctx.operatorDb.execute<{ moved: number }>(
      sql`select stage_optimizations(${`${month.name}-01`}::date, ${ROWS_PER_MOVE}) as moved`,
    );
    return row?.moved ?? 0;
  } catch (error) {
    const code = sqlStateOf(error);
    if (code === LOCK_NOT_AVAILABLE) return null;
    if (code !== OBJECT_IN_USE) throw error;
    throw new DomainError(
      'service_unavailable',
      `Some optimizations of ${month.name} are still in progress. They end within 15 minutes. Try again after that.`,
    );
  }
}

function sqlStateOf(error: unknown): unknown {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

async function writeFiles(
  ctx: Ctx,
  month: Month,
  folder: string,
  progress: (line: string) => void,
): Promise<ArchivedFile[]> {
  const table = sql.identifier(stagedTable(month));
  const owners = await ctx.operatorDb.execute<{ id: string; rows: number }>(sql`
    select organization_id as id, count(*)::int as rows from ${table} group by 1 order by 1`);
  const files: ArchivedFile[] = [];
  for (const { id, rows } of owners) {
    requireRunning(ctx);
    const file = `${id}.ndjson.gz`;
    const written = await writeLines(join(folder, file), linesOf(ctx, month, id));
    const found = await readBack(join(folder, file));
    if (found.rows !== written.rows || found.sha256 !== written.sha256)
      throw new Error(
        `${join(folder, file)} does not contain what was written to it. Nothing was deleted. Check the disk and run the command again.`,
      );
    files.push({ organizationId: id, file, ...written, promptRetentionDays: await retentionOf(ctx, id) });
    progress(
      `${files.length} of ${owners.length} organizations written; the last one has ${rows} optimizations`,
    );
  }
  return files;
}

/**
 * Read as the organization itself, so that row-level security lets nothing of another into its file. A review
 * is a field of its optimization.
 */
async function* linesOf(ctx: Ctx, month: Month, organizationId: string): AsyncGenerator<string> {
  const table = sql.identifier(stagedTable(month));
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    requireRunning(ctx);
    const last = after;
    const page = await withTenant(ctx.db, organizationId, (tx) =>
      tx.execute<{ id: string; line: string }>(sql`
        select o.id, case when r.optimization_id is null then row_to_json(o)::text
          else left(row_to_json(o)::text, -1) || ',"review":' || row_to_json(r)::text || '}' end as line
        from ${table} o
        left join optimization_reviews r on r.optimization_id = o.id and r.organization_id = o.organization_id
        where o.organization_id = ${organizationId} and o.id > ${last} order by o.id limit ${ROWS_PER_PAGE}`),
    );
    for (const { id, line } of page) {
      yield line;
      after = id;
    }
    if (page.length < ROWS_PER_PAGE) return;
  }
}

async function retentionOf(ctx: Ctx, organizationId: string): Promise<number | null> {
  const [row] = await ctx.operatorDb
    .select({ days: organizations.promptRetentionDays })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return row?.days ?? null;
}

/**
 * Every row of the table is in a file: none has come to it since it was written, and only those of deleted
 * organizations have gone.
 */
async function drop(ctx: Ctx, month: Month, { files, rows }: Manifest): Promise<void> {
  const table = sql.identifier(stagedTable(month));
  await ctx.operatorDb.transaction(async (tx) => {
    const [left] = await tx.execute<{ rows: number }>(sql`select count(*)::int as rows from ${table}`);
    if ((left?.rows ?? 0) > rows)
      throw new Error(
        'Optimizations were added to this month while it was being written. Nothing was deleted. Run the command again.',
      );
    const there = await tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(
        inArray(
          organizations.id,
          files.map(({ organizationId }) => organizationId),
        ),
      );
    const ids = new Set(there.map(({ id }) => id));
    for (const { organizationId, rows: archived, sha256 } of files)
      if (ids.has(organizationId))
        await recordChange(ctx, tx, organizationId, {
          action: 'optimization.archive',
          target: month.name,
          after: { rows: archived, sha256 },
        });
    await tx.execute(sql`select drop_staged_optimizations(${`${month.name}-01`}::date)`);
  });
}

function requireRunning({ stopping }: Ctx): void {
  if (stopping.aborted)
    throw new DomainError('service_unavailable', 'The command was stopped. Run it again to continue.');
}
