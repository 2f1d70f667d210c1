import type { PromptAnalyticsQuery, PromptAnalyticsReply } from '@refinery/contracts/analytics.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { usageHours } from '@refinery/db/schema/usage-hours.ts';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { NO_PROMPT } from './internal/hour-statement.ts';
import { periodOf } from './internal/period.ts';
import { periodReply, whereHours } from './internal/read-hours.ts';
import { mostUsedFirst, TOTALS, toNumbers } from './internal/totals.ts';

const DEFAULT_PROMPTS = 20;

/**
 * The numbers of the prompts of the library in a period, the most used first; a deleted one has no name any
 * more, and whoever may not read prompts sees no names.
 * Errors: `forbidden`, `validation_failed` for a period that cannot be.
 */
export async function getPromptAnalytics(
  ctx: CallerContext<'clock'>,
  { limit = DEFAULT_PROMPTS, ...query }: PromptAnalyticsQuery,
): Promise<PromptAnalyticsReply> {
  requirePermission(ctx, 'usage:read');
  const period = periodOf(ctx.clock.now(), query);
  return ctx.tenant.run(async (tx) => {
    const reply = await periodReply(ctx, tx, period);
    const { promptId } = usageHours;
    const groups = await tx
      .select({ promptId, ...TOTALS })
      .from(usageHours)
      .where(and(whereHours(ctx, period), ne(promptId, NO_PROMPT)))
      .groupBy(promptId)
      .orderBy(...mostUsedFirst(promptId))
      .limit(limit);
    const ids = groups.map((group) => group.promptId);
    const named = await namesOf(ctx, tx, ids);
    const byId = new Map(named.map((prompt) => [prompt.id, prompt]));
    const listed = groups.map((group) => ({
      promptId: group.promptId,
      name: byId.get(group.promptId)?.name ?? null,
      slug: byId.get(group.promptId)?.slug ?? null,
      ...toNumbers(group),
    }));
    return { ...reply, prompts: listed };
  });
}

/** What those are called that are there still, for whoever may read prompts. */
async function namesOf({ actor }: CallerContext, tx: Transaction, ids: readonly string[]) {
  if (!actor.permissions.has('prompts:read')) return [];
  return tx
    .select({ id: prompts.id, name: prompts.name, slug: prompts.slug })
    .from(prompts)
    .where(and(eq(prompts.organizationId, actor.organizationId), inArray(prompts.id, [...ids])));
}
