import type { SavingsBy } from '@refinery/contracts/savings.ts';
import type { PromptBeginning } from '@refinery/db/schema/call-records.ts';
import { sql } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { callsByDay } from '../../model-calls/ledger/calls-by-day.ts';

/** Calls of one group that were billed alike: at the same prices, and what was saved in the same class. */
export interface AlikeCalls extends Record<string, unknown> {
  group: string | null;
  provider: string;
  model: string;
  answeredModel: string | null;
  /** `2026-07-01`, in UTC. */
  day: string;
  /** The most tokens that the prompts are longer than and at which a price changes; 0: none. */
  longerThan: number;
  beginning: PromptBeginning;
  calls: number;
  /** Those that saved anything. */
  savedCalls: number;
  inputTokens: number;
  cachedTokens: number;
  textTokens: number;
  resultTokens: number;
  markedCalls: number;
  /** Read and written by calls with marks of ours. */
  markedReads: number;
  markedWrites: number;
  /** Read by those whose marks the provider would not have set itself. */
  systemReads: number;
}

const GROUPS: Record<SavingsBy, string> = {
  day: 'day::text',
  key: 'api_key_id::text',
  model: `provider || '/' || model`,
  kind: 'kind',
};

/** An organization's calls of a period, put together as far as they were billed alike. */
export function readCalls(
  ctx: CallerContext,
  period: { from: Date; to: Date },
  by: SavingsBy,
): Promise<AlikeCalls[]> {
  return ctx.tenant.run((tx) =>
    tx.execute<AlikeCalls>(sql`
      select ${sql.raw(GROUPS[by])} as "group", provider, model, answered_model as "answeredModel",
        day::text as day, longer_than as "longerThan", beginning,
        sum(calls)::float8 as calls, sum(saved_calls)::float8 as "savedCalls",
        sum(input_tokens)::float8 as "inputTokens", sum(cached_input_tokens)::float8 as "cachedTokens",
        coalesce(sum((saved ->> 'text')::bigint), 0)::float8 as "textTokens",
        coalesce(sum((saved ->> 'results')::bigint), 0)::float8 as "resultTokens",
        sum(marked_calls)::float8 as "markedCalls", sum(marked_reads)::float8 as "markedReads",
        sum(marked_writes)::float8 as "markedWrites", sum(system_reads)::float8 as "systemReads"
      from ${callsByDay(ctx.actor.organizationId, period)} c
      group by 1, 2, 3, 4, 5, 6, 7`),
  );
}
