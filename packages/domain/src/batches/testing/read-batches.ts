import type { BatchLedger } from '@refinery/testing/batch-ledger.ts';
import { TOKENS } from './outcome-maker.ts';
import type { ReferenceBatch } from './reference-batch.ts';

/** Milliseconds since 1970, as SQL. */
const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

/** Every batch of an organization with its items and lanes, as the database has them; the oldest first. */
export async function readBatches({ sql }: BatchLedger, organizationId: string): Promise<unknown[]> {
  const rows = await sql.unsafe(
    `select json_build_object(
      'id', b.id, 'status', b.status, 'startedAt', ${MS('b.started_at')}, 'finishedAt', ${MS('b.finished_at')},
      'counters', json_build_array(b.total, b.completed, b.failed, b.cancelled),
      'tokens', json_build_array(b.original_tokens, b.refined_tokens),
      'history', (select json_build_array(count(*) filter (where status = 'completed'), count(*) filter (where status = 'failed'))
        from optimizations where batch_id = b.id),
      'lanes', (select coalesce(json_agg(json_build_array(lane, token) order by lane), '[]') from batch_lanes where batch_id = b.id),
      'items', (select json_agg(json_build_object(
        'position', position, 'status', status, 'attempts', attempts, 'error', error->>'code',
        'availableAt', case when status = 'pending' then ${MS('available_at')} end,
        'lease', case when lease_token is not null or lease_expires_at is not null
          then json_build_object('token', lease_token, 'endsAt', ${MS('lease_expires_at')}) end,
        'hasText', text is not null,
        'result', (select o.status from optimizations o where o.id = optimization_id and o.batch_id = b.id)
      ) order by position) from batch_items where batch_id = b.id)
    ) as batch
    from batch_jobs b where organization_id = $1 order by id`,
    [organizationId],
  );
  return rows.map(({ batch }) => batch);
}

/** What {@link readBatches} should say. A prompt is kept until it is refined: then the history has it. */
export function expectedBatch(id: string, batch: ReferenceBatch) {
  const { status, startedAt, finishedAt, items, lanes } = batch;
  const completed = batch.count('completed');
  return {
    id,
    status,
    startedAt,
    finishedAt,
    counters: [items.length, completed, batch.count('failed'), batch.count('cancelled')],
    tokens: [TOKENS.original * completed, TOKENS.refined * completed],
    history: [completed, batch.failures],
    lanes: lanes.map(({ lane, token }) => [lane, token]),
    items: items.map((item) => ({
      ...item,
      availableAt: item.status === 'pending' ? item.availableAt : null,
      hasText: item.status !== 'completed',
      result: item.status === 'completed' || item.status === 'failed' ? item.status : null,
    })),
  };
}

/** What the organization was charged, work in flight included. */
export async function chargedTo({ sql }: BatchLedger, organizationId: string): Promise<number> {
  const [row] =
    await sql`select used::int from usage_counters where organization_id = ${organizationId} and meter = 'optimizations'`;
  return row?.used ?? 0;
}
