import { accountTokens } from '@refinery/db/schema/account-tokens.ts';
import { idempotencyKeys } from '@refinery/db/schema/idempotency-keys.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { lt } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';

/** Deletes idempotency keys, sessions, invitations and tokens of accounts whose time is over. */
export async function purgeExpired(ctx: Pick<Context, 'clock' | 'systemDb'>): Promise<void> {
  const now = ctx.clock.now();
  await ctx.systemDb.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now));
  await ctx.systemDb.delete(invitations).where(lt(invitations.expiresAt, now));
  await ctx.systemDb.delete(accountTokens).where(lt(accountTokens.expiresAt, now));
  await ctx.systemDb.delete(sessions).where(lt(sessions.expiresAt, now));
}
