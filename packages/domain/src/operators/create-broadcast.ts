import type { BroadcastReply, CreateBroadcastBody } from '@refinery/contracts/operators.ts';
import { newId } from '@refinery/db/ids.ts';
import { broadcasts } from '@refinery/db/schema/broadcasts.ts';
import { sql } from 'drizzle-orm';
import { requireOperator } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { bindResource } from '../idempotency/idempotency.ts';
import { readBroadcast, whereRecipient } from './internal/broadcasts.ts';

/**
 * Accepts a mail to everybody. Its row says who wrote it and what; the reconciler makes the mails. The id is
 * bound to the Idempotency-Key before there is a broadcast: whoever repeats the request gets this one,
 * whether or not the process died in between. Errors: those of `requireOperator`.
 */
export async function createBroadcast(ctx: ActorContext, body: CreateBroadcastBody): Promise<BroadcastReply> {
  requireOperator(ctx);
  const id = newId();
  await ctx.tenant.run((tx) => bindResource(tx, ctx, id));
  return ensureBroadcast(ctx, id, body);
}

/**
 * The broadcast with this id, which is made where it is not there yet. Errors: those of `requireOperator`.
 */
export async function ensureBroadcast(
  ctx: ActorContext,
  id: string,
  { subject, text, audience = 'all' }: CreateBroadcastBody,
): Promise<BroadcastReply> {
  const { userId } = requireOperator(ctx);
  await ctx.reauthorize?.();
  const createdAt = ctx.clock.now();
  const [people] = await ctx.platformDb.execute<{ count: number }>(
    sql`select count(*)::int as count from users u where ${whereRecipient(audience, createdAt.toISOString())}`,
  );
  await ctx.platformDb
    .insert(broadcasts)
    .values({ id, userId, subject, text, audience, recipients: people?.count ?? 0, createdAt })
    .onConflictDoNothing();
  const made = await readBroadcast(ctx.platformDb, id);
  if (!made) throw new TypeError('A broadcast that was stored is returned.');
  ctx.logger.info({ broadcastId: id, userId, recipients: made.recipients }, 'broadcast accepted');
  return made;
}

/** Errors: those of `requireOperator`, `broadcast_not_found`. */
export async function getBroadcast(ctx: ActorContext, { id }: { id: string }): Promise<BroadcastReply> {
  requireOperator(ctx);
  const found = await readBroadcast(ctx.platformDb, id);
  if (!found) throw new DomainError('broadcast_not_found');
  return found;
}
