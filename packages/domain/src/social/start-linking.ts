import type { StartLinkingBody } from '@refinery/contracts/social-accounts.ts';
import type { SsoStartedReply } from '@refinery/contracts/sso-sign-in.ts';
import { provePassword } from '../auth/prove-password.ts';
import { requirePerson } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { beginFlow } from '../sign-in-flows/begin-flow.ts';
import { requireSocial, socialPage } from './providers.ts';

/**
 * Begins to link an account elsewhere to the caller's, who shows their password: whoever holds a session only
 * may not add another way in. Errors: `forbidden`, `wrong_password`, `rate_limited`, `validation_failed`,
 * `social_disabled`; `connection_invalid` where the provider cannot be asked.
 */
export function startLinking(
  ctx: ActorContext,
  { provider, password, challenge, returnTo }: StartLinkingBody,
  { address }: { address: string },
): Promise<SsoStartedReply> {
  requirePerson(ctx);
  const client = requireSocial(ctx.settings, provider);
  return provePassword(ctx, { password, address }, ({ id }) =>
    beginFlow(
      ctx,
      { through: { socialProvider: provider, linkingUserId: id }, challenge, returnTo },
      (state) => socialPage(ctx, { provider, client, state }),
    ),
  );
}
