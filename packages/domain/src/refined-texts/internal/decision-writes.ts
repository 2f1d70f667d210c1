import { upToMicros } from '@refinery/db/micros.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { toRecords } from '../../optimizations/to-record.ts';
import type { ResultWrites, WorkJob } from '../../work/kind.ts';
import { EFFECT_DELAY_MS } from './active-size.ts';
import { NOT_WANTED, type TextOutcome } from './refine-one.ts';

/** What an ended item changes of its text. */
interface StoredDecision {
  refined_text_id: string;
  optimization_id: string | null;
  status: string;
  reason: string | null;
  active_from: string | null;
  refining_micros: number | null;
}

/**
 * The optimizations, and what was decided of the texts, where nobody has decided meanwhile. A text that could
 * not be refined is as if it had come for the first time.
 */
export async function decisionWrites(
  ctx: Pick<Context, 'clock'>,
  { organizationId }: WorkJob<object>,
  outcomes: readonly TextOutcome[],
): Promise<ResultWrites> {
  const made = outcomes.flatMap((outcome) =>
    outcome.kind === 'completed' ? [outcome.result.optimization] : [],
  );
  const texts = outcomes.flatMap((outcome) =>
    outcome.kind === 'completed'
      ? [{ id: outcome.item.refinedTextId, text: outcome.result.decision.refinedText }]
      : [],
  );
  return {
    results: outcomes.map((outcome) => toStored(ctx, outcome)),
    statements: sql`made as (
      select * from json_populate_recordset(null::optimizations, ${toRecords(made)}::text::json)
    ), texts as (
      select * from jsonb_to_recordset(${JSON.stringify(texts)}::text::jsonb) as v(id uuid, text text)
    ), decided as (
      update refined_texts t set
        status = settled.result->>'status',
        reason = settled.result->>'reason',
        refined_text = texts.text,
        refined_tokens = case when texts.text is not null then made.refined_tokens end,
        checks = made.checks,
        refined_by = made.provider,
        refined_by_model = made.model,
        optimization_id = made.id,
        refining_micros = (settled.result->>'refining_micros')::bigint,
        active_from = (settled.result->>'active_from')::timestamptz,
        active_until = null,
        recent_calls = case when made.id is null then 0 else t.recent_calls end,
        recent_micros = case when made.id is null then 0 else t.recent_micros end
      from settled
      left join made on made.id = (settled.result->>'optimization_id')::uuid
      left join texts on texts.id = (settled.result->>'refined_text_id')::uuid
      where t.id = (settled.result->>'refined_text_id')::uuid and t.organization_id = ${organizationId}
        and t.status = 'refining' and settled.status in ('completed', 'failed')
      returning t.optimization_id
    ), stored as (
      -- Not of a text that was deleted meanwhile: nobody would find it to delete it.
      insert into optimizations select made.* from made join decided on decided.optimization_id = made.id
    )`,
  };
}

function toStored(ctx: Pick<Context, 'clock'>, outcome: TextOutcome): StoredDecision | null {
  const nothing = { optimization_id: null, active_from: null, refining_micros: null };
  const { refinedTextId } = outcome.item;
  if (outcome.kind === 'released') return null;
  if (outcome.kind === 'failed') {
    const reason = outcome.failure.code === NOT_WANTED.code ? null : 'refining_failed';
    return { ...nothing, refined_text_id: refinedTextId, status: 'seen', reason };
  }
  const { optimization, decision } = outcome.result;
  const isActive = decision.status === 'active';
  const effect = new Date(ctx.clock.now().getTime() + EFFECT_DELAY_MS);
  const { costUsd } = optimization;
  return {
    refined_text_id: refinedTextId,
    optimization_id: optimization.id,
    status: decision.status,
    reason: decision.reason,
    active_from: isActive ? effect.toISOString() : null,
    refining_micros: costUsd === null || costUsd === undefined ? null : upToMicros(costUsd),
  };
}
