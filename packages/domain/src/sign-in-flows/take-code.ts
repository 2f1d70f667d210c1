import { hash, timingSafeEqual } from 'node:crypto';
import type { SocialProvider } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { type ProvenAccount, type ProvenIdentity, ssoFlows } from '@refinery/db/schema/sso-flows.ts';
import { and, eq, gt } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { sha256 } from '../security/secret-token.ts';
import type { Flow } from './end-flow.ts';

/** How long a sign-in whose second factor was asked for may take in all, in milliseconds. */
const ASKED_FLOW_MS = 15 * 60_000;

export interface CodeAndVerifier {
  code: string;
  verifier: string;
}

/** Who came back, and by what. */
export type CameBack =
  | { by: 'connection'; flow: Flow; connectionId: string; identity: ProvenIdentity }
  | {
      by: 'social';
      flow: Flow;
      provider: SocialProvider;
      account: ProvenAccount;
      /** Who links the account; null: somebody signs in. */
      linkingUserId: string | null;
    };

/**
 * Who came back, for whoever has the code and the verifier of who began. A code works once, and for 60
 * seconds; a wrong verifier uses it up as well. Null for any other code or verifier.
 */
export async function takeCode(
  { clock }: Pick<Context, 'clock'>,
  db: Context['systemDb'] | Transaction,
  { code, verifier }: CodeAndVerifier,
): Promise<CameBack | null> {
  const [flow] = await db
    .delete(ssoFlows)
    .where(and(eq(ssoFlows.codeHash, sha256(code)), gt(ssoFlows.expiresAt, clock.now())))
    .returning();
  return flow && isProof(verifier, flow.challenge) ? cameBack(flow) : null;
}

function cameBack(flow: Flow): CameBack | null {
  const { account, identity, connectionId, linkingUserId, socialProvider: provider } = flow;
  if (connectionId !== null && identity !== null) return { by: 'connection', flow, connectionId, identity };
  if (provider === null || account === null) return null;
  return { by: 'social', flow, provider, account, linkingUserId };
}

/** Gives a code back that was taken, until 15 minutes after the beginning: its owner was asked for more. */
export async function giveCodeBack({ systemDb }: Pick<Context, 'systemDb'>, flow: Flow): Promise<void> {
  const expiresAt = new Date(flow.createdAt.getTime() + ASKED_FLOW_MS);
  await systemDb.insert(ssoFlows).values({ ...flow, expiresAt });
}

/** Whether a verifier is that of a challenge. RFC 7636, 4.6 */
function isProof(verifier: string, challenge: string): boolean {
  const proof = Buffer.from(hash('sha256', verifier, 'base64url'));
  return proof.byteLength === challenge.length && timingSafeEqual(proof, Buffer.from(challenge));
}
