import { logout } from '@refinery/domain/auth/logout.ts';
import type { ActorContext } from '@refinery/domain/context/context.ts';
import type { Call } from '../endpoints/bind.ts';

/** Ends the caller's session, and makes the browser forget the cookie that they called with. */
export async function signOut(
  ctx: ActorContext,
  _input: unknown,
  { cookie }: Pick<Call, 'cookie'>,
): Promise<void> {
  await logout(ctx);
  if (cookie.isUsed) cookie.clear();
}
