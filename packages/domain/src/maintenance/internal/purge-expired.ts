import { accountTokens } from '@refinery/db/schema/account-tokens.ts';
import { idempotencyKeys } from '@refinery/db/schema/idempotency-keys.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { and, eq, lt } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { WEBHOOK_KIND } from '../../events/event-statement.ts';

/** Longer than a month: what a webhook is told once a month is told from these. */
const DELIVERIES_KEPT_MS = 35 * 24 * 60 * 60_000;

/** Deletes idempotency keys, sessions, invitations, tokens of accounts and webhook deliveries whose time is over. */
export async function purgeExpired(ctx: Pick<Context, 'clock' | 'systemDb'>): Promise<void> {
  const now = ctx.clock.now();
  await ctx.systemDb.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now));
  await ctx.systemDb.delete(invitations).where(lt(invitations.expiresAt, now));
  await ctx.systemDb.delete(accountTokens).where(lt(accountTokens.expiresAt, now));
  await ctx.systemDb.delete(sessions).where(lt(sessions.expiresAt, now));
  const old = lt(workJobs.finishedAt, new Date(now.getTime() - DELIVERIES_KEPT_MS));
  await ctx.systemDb.delete(workJobs).where(and(eq(workJobs.kind, WEBHOOK_KIND), old));
}
