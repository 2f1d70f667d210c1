import { newId } from '@refinery/db/ids.ts';
import type { Sql } from 'postgres';
import type { Random } from './random.ts';

/** A refined text, as far as analytics count it. */
export interface UsageRow {
  status: 'processing' | 'completed' | 'failed';
  isOfBatch: boolean;
  provider: string;
  model: string | null;
  promptId: string | null;
  originalTokens: number;
  refinedTokens: number | null;
  inputTokens: number;
  outputTokens: number;
  costUsd: number | null;
  latencyMs: number | null;
  createdAt: Date;
}

export const usageRow = (own: Partial<UsageRow> & { createdAt: Date }): UsageRow => ({
  status: 'completed',
  isOfBatch: false,
  provider: 'local',
  model: 'local-1',
  promptId: null,
  originalTokens: 10,
  refinedTokens: 6,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  latencyMs: 3,
  ...own,
});

/**
 * Rows of every sort between two moments: failed ones, some that run, prices that are not known or less than
 * a millionth of a dollar.
 */
export function randomUsageRows(
  random: Random,
  { count, from, to, promptIds }: { count: number; from: Date; to: Date; promptIds: readonly string[] },
): UsageRow[] {
  return Array.from({ length: count }, () => {
    const createdAt = new Date(from.getTime() + random.below(to.getTime() - from.getTime()));
    const common = {
      createdAt,
      isOfBatch: random.chance(0.3),
      provider: random.pick(['local', 'openai', 'anthropic']),
      promptId: random.chance(0.4) ? random.pick(promptIds) : null,
      originalTokens: random.below(1_000),
    };
    if (random.chance(0.05)) return usageRow({ ...common, ...NOTHING, status: 'processing', model: null });
    const model = random.chance(0.1) ? null : random.pick(['small', 'large', 'x'.repeat(200)]);
    if (random.chance(0.1)) return usageRow({ ...common, ...NOTHING, status: 'failed', model });
    return usageRow({
      ...common,
      model,
      refinedTokens: random.below(1_000),
      inputTokens: random.below(500),
      outputTokens: random.below(500),
      costUsd: random.chance(0.1) ? null : random.below(5_000) / random.pick([1e6, 1e7, 3e6]),
      latencyMs: random.chance(0.05) ? null : Math.round(10 ** (random.next() * 6.4 + 0.1)) / 10,
    });
  });
}

const NOTHING = { refinedTokens: null, costUsd: null, latencyMs: null };

/** Writes rows as if they had been refined, each with an id of its time. `sql` is a superuser's. */
export async function addUsageRows(
  sql: Sql,
  organizationId: string,
  rows: readonly UsageRow[],
): Promise<string[]> {
  const batchId = newId();
  await sql`
    insert into batch_jobs (id, organization_id, status, options, total, finished_at, ended_at)
    values (${batchId}, ${organizationId}, 'completed', '{}', 1, now(), now())`;
  const records = rows.map((row) => ({
    id: idAt(row.createdAt),
    organization_id: organizationId,
    batch_id: row.isOfBatch ? batchId : null,
    status: row.status,
    provider: row.provider,
    model: row.model,
    prompt_id: row.promptId,
    strategy: 'UNIVERSAL',
    compression_level: 'medium',
    output_format: 'default',
    original_text: 'Write it.',
    original_tokens: row.originalTokens,
    refined_tokens: row.refinedTokens,
    input_tokens: row.inputTokens,
    output_tokens: row.outputTokens,
    cost_usd: row.costUsd,
    latency_ms: row.latencyMs,
    created_at: row.createdAt.toISOString(),
    cached: false,
    removed_segments: [],
    warnings: [],
    metadata: {},
  }));
  await sql.unsafe(
    'insert into optimizations select * from json_populate_recordset(null::optimizations, $1::text::json)',
    [JSON.stringify(records)],
  );
  return records.map(({ id }) => id);
}

function idAt(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${newId().slice(14)}`;
}

/**
 * What is counted of the rows themselves, one by one and in another way than analytics do. `where` is a
 * condition of SQL.
 */
export async function countUsageRows(sql: Sql, organizationId: string, where = 'true') {
  const [row] = await sql.unsafe(
    `select count(*)::float8 as requests, count(*) filter (where status = 'failed')::float8 as failed,
      coalesce(sum(case when status = 'completed' then original_tokens end), 0)::float8 as "originalTokens",
      coalesce(sum(case when status = 'completed' then refined_tokens end), 0)::float8 as "refinedTokens",
      coalesce(sum(case when status = 'completed' then original_tokens - coalesce(refined_tokens, 0) end), 0)::float8 as "savedTokens",
      coalesce(sum(input_tokens), 0)::float8 as "inputTokens", coalesce(sum(output_tokens), 0)::float8 as "outputTokens",
      (coalesce(sum(ceil(cost_usd::numeric * 1000000)), 0) / 1000000)::float8 as "costUsd",
      count(*) filter (where status = 'completed' and cost_usd is null)::float8 as unpriced,
      percentile_disc(array[0.5, 0.95]) within group (order by latency_ms) as latencies
    from optimizations where organization_id = $1 and status <> 'processing' and (${where})`,
    [organizationId],
  );
  if (!row) throw new Error('Nothing was counted.');
  const { latencies, ...numbers } = row;
  return { numbers, latencies };
}
