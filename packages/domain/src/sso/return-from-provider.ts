import { type ProvenIdentity, ssoFlows } from '@refinery/db/schema/sso-flows.ts';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { newSecretToken, sha256 } from '../security/secret-token.ts';
import { findConnectionById } from './internal/find-sso-connections.ts';
import { flowSecretsOf } from './internal/flow-secrets.ts';
import { openConnection } from './internal/open-connection.ts';
import { readIdentity } from './internal/read-identity.ts';
import { readReturnTo } from './internal/read-return-to.ts';
import { redirectUriOf } from './internal/to-connection-reply.ts';
import type { SsoContext } from './start-sso.ts';

/** How long the code of a sign-in works, in milliseconds. */
const CODE_MS = 60_000;

type Flow = typeof ssoFlows.$inferSelect;

/**
 * Takes somebody who comes back from an identity provider, with the query of the address by which they came.
 * Answers where their browser goes: with a code, for which only who began the sign-in gets a session, or with
 * an error: `sso_expired` where no such sign-in waits, `sso_denied` where the identity provider refused them,
 * `sso_failed` where it did not prove who they are.
 */
export async function returnFromProvider(
  ctx: SsoContext & Pick<Context, 'logger'>,
  query: string,
): Promise<string> {
  const parameters = new URLSearchParams(query);
  const state = parameters.get('state') ?? '';
  const flow = await takeFlow(ctx, state);
  if (!flow) return `${readReturnTo(ctx.settings)}#error=sso_expired`;
  if (parameters.has('error')) return `${flow.returnTo}#error=sso_denied`;
  try {
    const identity = await proveIdentity(ctx, flow, { query, state });
    return `${flow.returnTo}#code=${await giveCode(ctx, flow, identity)}`;
  } catch (error) {
    ctx.logger.warn(
      { connectionId: flow.connectionId, reason: reasonOf(error) },
      'sign-in through an identity provider failed',
    );
    return `${flow.returnTo}#error=sso_failed`;
  }
}

/** The sign-in with this state, which works once. */
async function takeFlow(
  { clock, systemDb }: Pick<Context, 'clock' | 'systemDb'>,
  state: string,
): Promise<Flow | undefined> {
  const now = clock.now();
  const [flow] = await systemDb
    .update(ssoFlows)
    .set({ returnedAt: now })
    .where(
      and(eq(ssoFlows.stateHash, sha256(state)), isNull(ssoFlows.returnedAt), gt(ssoFlows.expiresAt, now)),
    )
    .returning();
  return flow;
}

async function proveIdentity(
  ctx: SsoContext,
  { connectionId }: Flow,
  { query, state }: { query: string; state: string },
): Promise<ProvenIdentity> {
  const connection = await findConnectionById(ctx, connectionId);
  if (!connection) throw new DomainError('connection_not_found');
  const open = await openConnection(ctx, connection);
  const { nonce, verifier } = flowSecretsOf(ctx.settings, state);
  const tokens = await open.oidc.authorizationCodeGrant(
    open.configuration,
    new URL(`${redirectUriOf(ctx.settings)}?${query}`),
    { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
  );
  return readIdentity(open, tokens);
}

async function giveCode(
  { clock, systemDb }: Pick<Context, 'clock' | 'systemDb'>,
  { id }: Flow,
  identity: ProvenIdentity,
): Promise<string> {
  const { token, hash: codeHash } = newSecretToken('pra_');
  const expiresAt = new Date(clock.now().getTime() + CODE_MS);
  await systemDb.update(ssoFlows).set({ codeHash, identity, expiresAt }).where(eq(ssoFlows.id, id));
  return token;
}

/** For the log: codes and names of errors only, as their texts may hold what the identity provider sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
