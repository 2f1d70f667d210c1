import type { CallQuery, OneCallReply } from '@refinery/contracts/calls.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { callTexts } from '@refinery/db/schema/call-records.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { toCallReply } from './internal/to-call-reply.ts';

/**
 * One call to a model. Its texts may have anything in them that anybody has asked a model: they are for
 * admins, and for no API key. Errors: `forbidden`, `call_not_found`.
 */
export async function getCall(
  ctx: CallerContext,
  { id, include }: { id: string } & CallQuery,
): Promise<OneCallReply> {
  requirePermission(ctx, 'usage:read');
  if (include) requirePermission(ctx, 'organization:write');
  const own = whereOwn(ctx, modelCalls, id);
  return ctx.tenant.run(async (tx) => {
    const [row] = await tx.select().from(modelCalls).where(own);
    if (!row) throw new DomainError('call_not_found');
    return { ...toCallReply(row), ...(include ? { texts: await textsOf(ctx, tx, id) } : {}) };
  });
}

async function textsOf(ctx: CallerContext, tx: Transaction, id: string) {
  const { request, requestCut, reply, replyCut } = callTexts;
  const [row] = await tx
    .select({ request, requestCut, reply, replyCut })
    .from(callTexts)
    .where(whereOwn(ctx, callTexts, id));
  return row ?? null;
}
