import type { TwoFactorReply } from '@refinery/contracts/two-factor.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { findSecondFactor } from './internal/second-factor.ts';

/** Whether the caller's sign-in asks for a code. Errors: `forbidden`. */
export async function getTwoFactor(ctx: CallerContext<'systemDb'>): Promise<TwoFactorReply> {
  const { userId } = requirePerson(ctx);
  const row = await findSecondFactor(ctx.systemDb, userId);
  return { enabled: Boolean(row?.confirmedAt), recoveryCodesLeft: row?.recoveryHashes.length ?? 0 };
}
