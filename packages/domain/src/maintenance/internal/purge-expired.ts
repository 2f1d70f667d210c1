import { accountTokens } from '@refinery/db/schema/account-tokens.ts';
import { idempotencyKeys } from '@refinery/db/schema/idempotency-keys.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { userExports } from '@refinery/db/schema/user-exports.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { and, inArray, lt } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { WEBHOOK_KIND } from '../../events/event-statement.ts';
import { userExportKind } from '../../user-exports/user-export-kind.ts';

/** Longer than a month: what a webhook is told once a month is told from these. */
const DELIVERIES_KEPT_MS = 35 * 24 * 60 * 60_000;

/** Deletes idempotency keys, sessions, invitations, tokens of accounts, archives of people, webhook deliveries and jobs of exports whose time is over. */
export async function purgeExpired(ctx: Pick<Context, 'clock' | 'systemDb'>): Promise<void> {
  const now = ctx.clock.now();
  await ctx.systemDb.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now));
  await ctx.systemDb.delete(invitations).where(lt(invitations.expiresAt, now));
  await ctx.systemDb.delete(accountTokens).where(lt(accountTokens.expiresAt, now));
  await ctx.systemDb.delete(sessions).where(lt(sessions.expiresAt, now));
  await ctx.systemDb.delete(userExports).where(lt(userExports.expiresAt, now));
  const old = lt(workJobs.finishedAt, new Date(now.getTime() - DELIVERIES_KEPT_MS));
  await ctx.systemDb
    .delete(workJobs)
    .where(and(inArray(workJobs.kind, [WEBHOOK_KIND, userExportKind.name]), old));
}
