import type { ApiKeyReply, UpdateApiKeyBody } from '@refinery/contracts/api-keys.ts';
import { toUsd } from '@refinery/db/micros.ts';
import type { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { readBudget } from '../../usage/read-budget.ts';

type Named = 'monthlyBudgetUsd' | 'tokensPerMinute' | 'compactToolResults' | 'replyCache';
type Stored = 'monthlyBudgetMicros' | 'tokensPerMinute' | 'compactToolResults' | 'replyCacheSeconds';
type Columns = Pick<typeof apiKeys.$inferSelect, Stored>;

/** On which terms a key calls models, by the names that callers know. */
export const toCallTerms = (row: Columns): Pick<ApiKeyReply, Named> => ({
  monthlyBudgetUsd: row.monthlyBudgetMicros === null ? null : toUsd(row.monthlyBudgetMicros),
  tokensPerMinute: row.tokensPerMinute,
  compactToolResults: row.compactToolResults,
  replyCache: row.replyCacheSeconds === null ? null : { ttlSeconds: row.replyCacheSeconds },
});

/**
 * The same as columns; undefined: stays as it is.
 * Errors: `validation_failed` for parts of a millionth of a dollar.
 */
export const toCallColumns = (given: Pick<UpdateApiKeyBody, Named>) => ({
  monthlyBudgetMicros: readBudget(given.monthlyBudgetUsd),
  tokensPerMinute: given.tokensPerMinute,
  compactToolResults: given.compactToolResults,
  replyCacheSeconds: given.replyCache === null ? null : given.replyCache?.ttlSeconds,
});
