import type { UserReply } from '@refinery/contracts/auth.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { Context } from '../context/context.ts';
import type { JobId } from '../work/tables.ts';
import { mailVerification } from './internal/account-mails.ts';

/**
 * Accepts the first mail to a person, by which they confirm their e-mail. Call `startMail` after the commit.
 */
export const mailWelcome = (
  ctx: Pick<Context, 'clock' | 'quotas' | 'settings'> & { requestId?: string },
  tx: Transaction,
  user: UserReply,
): Promise<JobId> => mailVerification(ctx, tx, { ...user, emailVerifiedAt: null }, 'welcome');
