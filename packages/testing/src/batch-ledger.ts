import postgres from 'postgres';

/** What a batch says of itself. */
export interface BatchProgress {
  status: string;
  /** The counters of the batch itself. */
  counters: { total: number; completed: number; failed: number; cancelled: number };
  lanes: number;
  /** What the organization was charged in all, work in flight included. */
  charged: number;
}

/** What the database says about a batch, from its rows and not from its counters. */
export interface BatchAccount extends BatchProgress {
  /** Items by status, counted. */
  items: Record<string, number>;
  /** History rows of the batch by status, counted. */
  history: Record<string, number>;
  /** Ended items whose history row is missing, and history rows that no item or more than one points to. */
  mismatches: number;
}

/** What the queue carries for a lane of a batch. */
export interface LaneJob {
  organizationId: string;
  batchId: string;
  lane: number;
  token: string;
  /** The request that created the batch, for the logs. */
  requestId?: string;
}

export interface BatchLedger {
  /** The superuser's connection: sees every organization. */
  sql: postgres.Sql;
  read(batchId: string): Promise<BatchAccount>;
  /** What is cheap to ask again and again. */
  progress(batchId: string): Promise<BatchProgress>;
  /** The jobs that may work on the batch now. */
  lanes(batchId: string): Promise<LaneJob[]>;
  /** The first of them. */
  firstLane(batchId: string): Promise<LaneJob>;
  /**
   * The database refuses to have such rows in a table, told by an SQL condition, for as long as the work
   * lasts.
   */
  whileRefused<T>(table: string, rows: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens the books of a test's database, to check that nothing was lost, doubled or charged wrongly. */
export function openBatchLedger(databaseUrl: string): BatchLedger {
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined });
  return {
    sql,
    read: (batchId) => readAccount(sql, batchId),
    progress: (batchId) => readProgress(sql, batchId),
    lanes: (batchId) => readLanes(sql, batchId),
    async firstLane(batchId) {
      const [lane] = await readLanes(sql, batchId);
      if (!lane) throw new Error('The batch has no lane.');
      return lane;
    },
    async whileRefused(table, rows, work) {
      await sql.unsafe(`alter table ${table} add constraint refused check (not (${rows})) not valid`);
      try {
        return await work();
      } finally {
        await sql.unsafe(`alter table ${table} drop constraint refused`);
      }
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

const readLanes = (sql: postgres.Sql, batchId: string): Promise<LaneJob[]> => sql`
  select organization_id as "organizationId", batch_id as "batchId", lane, token
  from batch_lanes where batch_id = ${batchId} order by lane`;

async function readProgress(sql: postgres.Sql, batchId: string): Promise<BatchProgress> {
  const [batch] = await sql`
    select b.status, b.total, b.completed, b.failed, b.cancelled, coalesce(u.used, 0)::int as charged,
      (select count(*)::int from batch_lanes where batch_id = b.id) as lanes
    from batch_jobs b left join usage_counters u on u.organization_id = b.organization_id and u.meter = 'optimizations'
    where b.id = ${batchId}`;
  if (!batch) throw new Error(`There is no batch ${batchId}.`);
  const { status, total, completed, failed, cancelled, lanes, charged } = batch;
  return { status, counters: { total, completed, failed, cancelled }, lanes, charged };
}

async function readAccount(sql: postgres.Sql, batchId: string): Promise<BatchAccount> {
  const progress = await readProgress(sql, batchId);
  const items =
    await sql`select status, count(*)::int from batch_items where batch_id = ${batchId} group by 1`;
  const history = await sql`
    select status, count(*)::int from optimizations where batch_id = ${batchId} group by 1`;
  const [odd] = await sql`
    select count(*)::int from (
      select o.id from optimizations o left join batch_items i on i.optimization_id = o.id
        where o.batch_id = ${batchId} group by o.id having count(i.id) <> 1
      union all
      select i.id from batch_items i left join optimizations o on o.id = i.optimization_id
        where i.batch_id = ${batchId} and (i.status in ('completed', 'failed')) <> (o.id is not null)
    ) as mismatch`;
  return {
    ...progress,
    items: countsOf(items),
    history: countsOf(history),
    mismatches: odd?.count ?? 0,
  };
}

const countsOf = (rows: readonly postgres.Row[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ status, count }) => [status, count]));

/** The account of a batch whose every item was refined, by an organization that did nothing else. */
export const allCompleted = (total: number): BatchAccount => ({
  status: 'completed',
  counters: { total, completed: total, failed: 0, cancelled: 0 },
  items: { completed: total },
  history: { completed: total },
  mismatches: 0,
  lanes: 0,
  charged: total,
});
