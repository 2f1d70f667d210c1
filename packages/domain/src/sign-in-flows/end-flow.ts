import { type ProvenAccount, type ProvenIdentity, ssoFlows } from '@refinery/db/schema/sso-flows.ts';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { newSecretToken, sha256 } from '../security/secret-token.ts';
import { failedReturn } from './failed-return.ts';
import { readReturnTo } from './read-return-to.ts';
import { ReturnDenied } from './return-refused.ts';

/** How long the code of a sign-in works, in milliseconds. */
const CODE_MS = 60_000;

export type Flow = typeof ssoFlows.$inferSelect;

/** Who came back: through a connection, or a social provider. */
export type Proven = { identity: ProvenIdentity } | { account: ProvenAccount };

export type FlowContext = Pick<Context, 'clock' | 'logger' | 'settings' | 'systemDb'>;

/**
 * Ends the sign-in with this state, for whoever comes back. Answers where their browser goes: with a code,
 * for which only who began the sign-in gets anything, or with a `ReturnError`.
 * @param prove says who they are, by what they came with
 */
export async function endFlow(
  ctx: FlowContext,
  state: string,
  prove: (flow: Flow) => Promise<Proven>,
): Promise<string> {
  const flow = await takeFlow(ctx, state);
  if (!flow) return failedReturn(readReturnTo(ctx.settings), 'sso_expired');
  try {
    return `${flow.returnTo}#code=${await giveCode(ctx, flow, await prove(flow))}`;
  } catch (error) {
    if (error instanceof ReturnDenied) return failedReturn(flow.returnTo, 'sso_denied');
    const { connectionId, socialProvider } = flow;
    ctx.logger.warn(
      { ...(connectionId === null ? { socialProvider } : { connectionId }), reason: reasonOf(error) },
      'sign-in through an identity provider failed',
    );
    return failedReturn(flow.returnTo, 'sso_failed');
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

async function giveCode(
  { clock, systemDb }: Pick<Context, 'clock' | 'systemDb'>,
  { id }: Flow,
  proven: Proven,
): Promise<string> {
  const { token, hash: codeHash } = newSecretToken('pra_');
  const expiresAt = new Date(clock.now().getTime() + CODE_MS);
  await systemDb
    .update(ssoFlows)
    .set({ ...proven, codeHash, expiresAt })
    .where(eq(ssoFlows.id, id));
  return token;
}

/** For the log: codes and names of errors only, as their texts may hold what the identity provider sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
