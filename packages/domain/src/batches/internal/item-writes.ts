import type { Provider, RemoteProvider, Strategy } from '@refinery/contracts/enums.ts';
import type { ItemOutcomeCounts } from '@refinery/db/schema/batches.ts';
import { inputPricePerMillion } from '@refinery/providers/prices.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { type StorableOptimization, toRecords } from '../../optimizations/to-record.ts';
import type { ResultWrites } from '../../work/kind.ts';
import type { ClaimedBatch } from './claimed.ts';
import type { ItemOutcome } from './refine-item.ts';
import { toOptimization } from './stored-outcome.ts';

/** What an ended item adds to its row and to its batch. */
interface StoredItem {
  optimization_id: string;
  original_tokens: number;
  refined_tokens: number;
  /** Null where the price is not known. */
  savings_usd: number | null;
  outcome?: ItemOutcomeCounts;
}

/** Each ended item has a row in the history. A completed one gives its text up: the history has it now. */
export async function itemWrites(
  ctx: Pick<Context, 'clock' | 'refiner' | 'settings' | 'vendors'>,
  batch: ClaimedBatch,
  outcomes: readonly ItemOutcome[],
): Promise<ResultWrites> {
  const rows = await Promise.all(outcomes.map((outcome) => toOptimization(ctx, batch, outcome)));
  const optimizations = toRecords(rows.filter((row) => row !== undefined));
  return {
    results: rows.map((row) => row && toStoredItem(ctx, row)),
    item: sql`text = case when o.status <> 'completed' then i.text end,
      optimization_id = (o.result->>'optimization_id')::uuid,
      outcome = (o.result->>'outcome')::jsonb`,
    statements: sql`stored as (
      insert into optimizations
      select o.* from json_populate_recordset(null::optimizations, ${optimizations}::text::json) o
      join settled on (settled.result->>'optimization_id')::uuid = o.id
    ), added as (
      select
        coalesce(sum((result->>'original_tokens')::integer), 0) as original_tokens,
        coalesce(sum((result->>'refined_tokens')::integer), 0) as refined_tokens,
        case when count(*) filter (where result->>'savings_usd' is null) = 0
          then coalesce(sum((result->>'savings_usd')::double precision), 0) end as savings_usd
      from settled where status = 'completed'
    )`,
    job: sql`original_tokens = j.original_tokens + (select original_tokens from added),
      refined_tokens = j.refined_tokens + (select refined_tokens from added),
      estimated_savings_usd = j.estimated_savings_usd + (select savings_usd from added)`,
  };
}

const toStoredItem = (ctx: Pick<Context, 'settings' | 'vendors'>, row: StorableOptimization): StoredItem => ({
  optimization_id: row.id,
  original_tokens: row.originalTokens,
  refined_tokens: row.refinedTokens ?? 0,
  savings_usd: savingsUsd(ctx, row),
  ...(row.status === 'completed' ? { outcome: outcomeOf(row) } : {}),
});

/** What is told of an item and counted over a batch without reading its result. */
const outcomeOf = (row: StorableOptimization): ItemOutcomeCounts => ({
  original: row.originalTokens,
  refined: row.refinedTokens ?? row.originalTokens,
  savings: row.savingsPercentage ?? 0,
  passed: row.checks?.passed ?? false,
  lost: byKind(row.checks?.lost),
  doubtful: byKind(row.checks?.doubtful),
});

function byKind(found: readonly { kind: string }[] = []): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/**
 * What one use of the refined prompt saves at the input price of the model it is for; null where that is not
 * known.
 */
function savingsUsd(ctx: Pick<Context, 'settings' | 'vendors'>, row: StorableOptimization): number | null {
  const { provider, model } = referenceModel(ctx, row);
  const price = inputPricePerMillion(provider, model, ctx.settings.priceOverrides);
  if (price === null) return null;
  return ((row.originalTokens - (row.refinedTokens ?? row.originalTokens)) * price) / 1_000_000;
}

const VENDOR_OF_STRATEGY: Record<Strategy, RemoteProvider> = {
  UNIVERSAL: 'openai',
  GPT: 'openai',
  LEGAL: 'openai',
  CLAUDE: 'anthropic',
  DEEPSEEK: 'deepseek',
};

/**
 * The model whose input price values the saved tokens: the one that refined, and for the local refiner the
 * default model of the vendor its strategy writes for.
 */
function referenceModel(
  ctx: Pick<Context, 'vendors'>,
  row: { provider: Provider; model?: string | null | undefined; strategy: Strategy },
): { provider: RemoteProvider; model: string } {
  if (row.provider !== 'local') return { provider: row.provider, model: row.model ?? '' };
  const provider = VENDOR_OF_STRATEGY[row.strategy];
  return { provider, model: ctx.vendors[provider].defaultModel };
}
