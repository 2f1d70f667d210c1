import { SOCIAL_PROVIDERS } from '@refinery/contracts/enums.ts';
import type { SignInMethodsReply } from '@refinery/contracts/sso-sign-in.ts';
import type { Context } from '../context/context.ts';
import { findConnectionsFor } from './internal/find-sso-connections.ts';

/**
 * How somebody with an e-mail may sign in, by its domain alone: whether there is such an account is told to
 * nobody. Without an e-mail, what holds for people of no organization.
 */
export async function listSignInMethods(
  ctx: Pick<Context, 'settings' | 'systemDb'>,
  { email }: { email?: string },
): Promise<SignInMethodsReply> {
  const { plans, social } = ctx.settings;
  const connections = email === undefined ? [] : await findConnectionsFor(ctx, email);
  const usable = connections.filter(({ plan }) => plans[plan].features.includes('sso'));
  const asThemselves = !usable.some(({ requireSso }) => requireSso);
  return {
    password: asThemselves,
    social: asThemselves ? SOCIAL_PROVIDERS.filter((provider) => social[provider] !== undefined) : [],
    sso: usable.map(({ id, name }) => ({ connectionId: id, name })),
  };
}
