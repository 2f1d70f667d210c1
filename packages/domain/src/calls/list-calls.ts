import type { CallReply, CallsQuery } from '@refinery/contracts/calls.ts';
import { firstIdAt } from '@refinery/db/ids.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toCallReply } from './internal/to-call-reply.ts';

/** The organization's calls to models, newest first. Errors: `forbidden`. */
export async function listCalls(ctx: CallerContext, input: CallsQuery & PageInput): Promise<Page<CallReply>> {
  requirePermission(ctx, 'usage:read');
  const { where, orderBy, limit } = newestFirst(ctx, modelCalls, input, ...wanted(input));
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(modelCalls).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, input.limit);
  return { items: items.map(toCallReply), next };
}

/** The id of a call is of the moment at which it began, so times are ranges of ids. */
function wanted({ provider, model, kind, status, keyId, from, to }: CallsQuery): SQL[] {
  return [
    provider && eq(modelCalls.provider, provider),
    model && eq(modelCalls.model, model),
    kind && eq(modelCalls.kind, kind),
    status && eq(modelCalls.status, status),
    // As the partial index says it, so that it serves a prepared statement, too.
    status && status !== 'completed' && sql`${modelCalls.status} <> 'completed'`,
    keyId && eq(modelCalls.apiKeyId, keyId),
    from && gte(modelCalls.id, firstIdAt(new Date(from))),
    to && lt(modelCalls.id, firstIdAt(new Date(to))),
  ].filter((condition) => typeof condition === 'object');
}
