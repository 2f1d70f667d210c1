import type { OperatorContext } from '../context/context.ts';
import { changeAccess } from './internal/change-access.ts';

/**
 * Lets a person sign in again, and their API keys work; sessions that were ended stay so. Answers whether
 * they were disabled. Errors: `user_not_found`.
 */
export const enableUser = (
  ctx: OperatorContext,
  { email }: { email: string },
): Promise<{ changed: boolean }> =>
  changeAccess(ctx, { email, action: 'user.enable', of: 'disabledAt', since: null });
