import type { SsoStartedReply, StartSsoBody } from '@refinery/contracts/sso-sign-in.ts';
import { newId } from '@refinery/db/ids.ts';
import { ssoFlows } from '@refinery/db/schema/sso-flows.ts';
import type { Context } from '../context/context.ts';
import { requireFeature } from '../context/require-feature.ts';
import { DomainError } from '../errors/domain-error.ts';
import { newSecretToken } from '../security/secret-token.ts';
import {
  type ConnectionWithPlan,
  findConnectionById,
  findConnectionsFor,
} from './internal/find-sso-connections.ts';
import { isOidc, isSaml } from './internal/kinds.ts';
import { oidcPage } from './internal/oidc-sign-in.ts';
import { readConnection } from './internal/read-connection.ts';
import { readReturnTo } from './internal/read-return-to.ts';
import { samlPage } from './internal/saml-sign-in.ts';
import type { ConnectionRow } from './internal/to-connection-reply.ts';

/** How long a person may take at the identity provider, in milliseconds. */
const FLOW_MS = 10 * 60_000;

export type SsoContext = Pick<Context, 'clock' | 'db' | 'identityFetch' | 'settings' | 'systemDb'>;

/**
 * Begins a sign-in through an identity provider: that of the organization that has proved the domain of the
 * e-mail, the oldest of several, or the one that is named. Errors: `validation_failed` for another address to
 * return to, and unless one of e-mail and connection is given; `connection_not_found`; `plan_required`;
 * `connection_invalid` where the identity provider cannot be asked.
 */
export async function startSso(ctx: SsoContext, input: StartSsoBody): Promise<SsoStartedReply> {
  const returnTo = readReturnTo(ctx.settings, input.returnTo);
  const connection = await findGiven(ctx, input);
  requireFeature(ctx.settings, connection, 'sso');
  const { token: state, hash: stateHash } = newSecretToken('pra_');
  const row = await readConnection(ctx, connection);
  const url = await pageOf(ctx, row, { state, email: input.email });
  const createdAt = ctx.clock.now();
  const expiresAt = new Date(createdAt.getTime() + FLOW_MS);
  await ctx.systemDb.insert(ssoFlows).values({
    id: newId(),
    connectionId: connection.id,
    stateHash,
    challenge: input.challenge,
    returnTo,
    expiresAt,
    createdAt,
  });
  return { url, expiresAt: expiresAt.toISOString() };
}

async function pageOf(
  ctx: SsoContext,
  row: ConnectionRow,
  flow: { state: string; email: string | undefined },
): Promise<string> {
  if (isOidc(row)) return oidcPage(ctx, row, flow);
  if (isSaml(row)) return samlPage(ctx, row, flow.state);
  throw new TypeError('A connection is by OpenID Connect or SAML.');
}

async function findGiven(
  ctx: Pick<Context, 'systemDb'>,
  { email, connectionId }: StartSsoBody,
): Promise<ConnectionWithPlan> {
  if ((email === undefined) === (connectionId === undefined))
    throw new DomainError('validation_failed', 'Send one of email and connectionId.', {
      errors: [{ path: 'email', message: 'is required, or connectionId is; not both' }],
    });
  const [connection] =
    connectionId === undefined
      ? await findConnectionsFor(ctx, email ?? '')
      : [await findConnectionById(ctx, connectionId)];
  if (connection) return connection;
  throw new DomainError(
    'connection_not_found',
    connectionId === undefined
      ? 'No organization with an identity provider has proved the domain of this e-mail.'
      : undefined,
  );
}
