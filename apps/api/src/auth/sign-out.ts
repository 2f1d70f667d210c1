import { logout } from '@refinery/domain/auth/logout.ts';
import type { ActorContext } from '@refinery/domain/context/context.ts';
import type { Call } from '../endpoints/bind.ts';

/**
 * Ends the caller's session, and makes the browser forget the cookie that they called with. Errors:
 * `cross_site`, those of `logout`.
 */
export async function signOut(
  ctx: ActorContext,
  _input: unknown,
  { cookie }: Pick<Call, 'cookie'>,
): Promise<void> {
  // One of the names of this is a GET, which any page could send.
  if (cookie.isUsed) cookie.requireOwnPage();
  await logout(ctx);
  if (cookie.isUsed) cookie.clear();
}
