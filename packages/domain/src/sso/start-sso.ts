import type { SsoStartedReply, StartSsoBody } from '@refinery/contracts/sso-sign-in.ts';
import type { Context } from '../context/context.ts';
import { requireFeature } from '../context/require-feature.ts';
import { DomainError } from '../errors/domain-error.ts';
import { beginFlow, type Through } from '../sign-in-flows/begin-flow.ts';
import { requireSocial, socialPage } from '../social/providers.ts';
import { findConnectionById, findConnectionsFor } from './internal/find-sso-connections.ts';
import { byKind } from './internal/kinds.ts';
import { oidcPage } from './internal/oidc-sign-in.ts';
import { readConnection } from './internal/read-connection.ts';
import { samlPage } from './internal/saml-sign-in.ts';

export type SsoContext = Pick<Context, 'clock' | 'db' | 'identityFetch' | 'settings' | 'systemDb'>;

/** Where a sign-in goes by, and its page. */
interface Begun {
  through: Through;
  pageOf: (state: string) => Promise<string>;
}

/**
 * Begins a sign-in through an identity provider: that of the organization that has proved the domain of the
 * e-mail, the oldest of several, or the one that is named; or at a social provider. Errors:
 * `validation_failed` for another address to return to, and unless one of e-mail, connection and provider is
 * given; `connection_not_found`; `plan_required`; `social_disabled`; `connection_invalid` where the identity
 * provider cannot be asked.
 */
export async function startSso(ctx: SsoContext, input: StartSsoBody): Promise<SsoStartedReply> {
  const { challenge, returnTo } = input;
  const { through, pageOf } = await findGiven(ctx, input);
  return beginFlow(ctx, { through, challenge, returnTo }, pageOf);
}

async function findGiven(ctx: SsoContext, { email, connectionId, provider }: StartSsoBody): Promise<Begun> {
  if ([email, connectionId, provider].filter((way) => way !== undefined).length !== 1)
    throw new DomainError('validation_failed', 'Send one of email, connectionId and provider.', {
      errors: [{ path: 'email', message: 'is required, or connectionId or provider is; only one of them' }],
    });
  if (provider === undefined) return throughConnection(ctx, { email, connectionId });
  const client = requireSocial(ctx.settings, provider);
  return {
    through: { socialProvider: provider },
    pageOf: (state) => socialPage(ctx, { provider, client, state }),
  };
}

async function throughConnection(
  ctx: SsoContext,
  { email, connectionId }: { email: string | undefined; connectionId: string | undefined },
): Promise<Begun> {
  const [connection] =
    connectionId === undefined
      ? await findConnectionsFor(ctx, email ?? '')
      : [await findConnectionById(ctx, connectionId)];
  if (!connection)
    throw new DomainError(
      'connection_not_found',
      connectionId === undefined
        ? 'No organization with an identity provider has proved the domain of this e-mail.'
        : undefined,
    );
  requireFeature(ctx.settings, connection, 'sso');
  const row = await readConnection(ctx, connection);
  const pageOf = (state: string) =>
    byKind(row, {
      oidc: (oidc) => oidcPage(ctx, oidc, { state, email }),
      saml: async (saml) => samlPage(ctx, saml, state),
    });
  return { through: { connectionId: connection.id }, pageOf };
}
