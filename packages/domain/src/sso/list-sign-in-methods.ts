import type { SignInMethodsReply } from '@refinery/contracts/sso-sign-in.ts';
import type { Context } from '../context/context.ts';
import { findConnectionsFor } from './internal/find-sso-connections.ts';

/**
 * How somebody with an e-mail may sign in, by its domain alone: whether there is such an account is told to
 * nobody.
 */
export async function listSignInMethods(
  ctx: Pick<Context, 'settings' | 'systemDb'>,
  { email }: { email: string },
): Promise<SignInMethodsReply> {
  const connections = await findConnectionsFor(ctx, email);
  const usable = connections.filter(({ plan }) => ctx.settings.plans[plan].features.includes('sso'));
  return {
    password: !usable.some(({ requireSso }) => requireSso),
    sso: usable.map(({ id, name }) => ({ connectionId: id, name })),
  };
}
