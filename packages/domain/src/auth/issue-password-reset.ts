import { recordChange } from '../audit/record-change.ts';
import type { OperatorContext } from '../context/context.ts';
import { linkTo } from '../mail/link-to.ts';
import { findByEmail } from '../users/find-by-email.ts';
import { lockUser } from '../users/lock-user.ts';
import { accountDisabled } from './account-disabled.ts';
import { mailPasswordReset } from './internal/account-mails.ts';
import { issueToken } from './internal/account-tokens.ts';
import { settledPerson } from './internal/settled-person.ts';

export interface PasswordReset {
  /** Of the person, as they write it. */
  email: string;
  /** Opens the account once, for an hour; null where it was mailed. */
  link: string | null;
}

/**
 * Has a person choose a new password by a link, which is mailed as for one forgotten, or answered. It works
 * once, for 60 minutes, and ends the older ones; nothing else changes until it is used. Errors:
 * `user_not_found`, `account_disabled`.
 */
export function issuePasswordReset(
  ctx: OperatorContext<'quotas' | 'settings' | 'systemDb'>,
  { email, by }: { email: string; by: 'mail' | 'answer' },
): Promise<PasswordReset> {
  return ctx.systemDb.transaction(async (tx) => {
    const { id } = await findByEmail(tx, email);
    // Before the log, as whoever signs in does; and whoever is disabled at this moment has no link that
    // works.
    await lockUser(tx, id);
    const user = await findByEmail(tx, email);
    if (user.disabledAt) throw accountDisabled();
    const person = await settledPerson(ctx, tx, user);
    const change = { action: 'user.issue-password-reset', target: user.id, after: { by } } as const;
    await recordChange(ctx, tx, person.organizationId, change);
    if (by === 'mail') {
      await mailPasswordReset(ctx, tx, person);
      return { email: user.email, link: null };
    }
    const { token } = await issueToken(ctx, tx, { userId: user.id, kind: 'reset-password' });
    return { email: user.email, link: linkTo(ctx.settings, 'reset-password', token) };
  });
}
