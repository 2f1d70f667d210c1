import { hash, timingSafeEqual } from 'node:crypto';
import type { ExchangeSsoBody } from '@refinery/contracts/sso-sign-in.ts';
import { ssoFlows } from '@refinery/db/schema/sso-flows.ts';
import { and, eq, gt } from 'drizzle-orm';
import type { Client, SignedIn } from '../auth/sessions.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { sha256 } from '../security/secret-token.ts';
import { codeInvalid } from './internal/code-invalid.ts';
import { findConnectionById } from './internal/find-sso-connections.ts';
import { signInPerson } from './internal/sign-in-person.ts';

/**
 * Opens a session for whoever came back from an identity provider, where they have the verifier of who began.
 * A code works once, and for 60 seconds. Errors: `sso_code_invalid`; `email_domain_not_allowed`, `no_role`,
 * `sso_account_taken`, `account_disabled`, `member_deactivated`.
 */
export async function exchangeSso(
  ctx: Pick<Context, 'clock' | 'db' | 'settings' | 'systemDb'> & CallDetails,
  { code, verifier, session }: ExchangeSsoBody,
  client: Pick<Client, 'address' | 'userAgent'>,
): Promise<SignedIn> {
  // By a statement of its own: a wrong verifier uses the code up as well.
  const [flow] = await ctx.systemDb
    .delete(ssoFlows)
    .where(and(eq(ssoFlows.codeHash, sha256(code)), gt(ssoFlows.expiresAt, ctx.clock.now())))
    .returning();
  const connection = flow && (await findConnectionById(ctx, flow.connectionId));
  if (!connection || !flow.identity || !isProof(verifier, flow.challenge)) throw codeInvalid();
  return signInPerson(ctx, { connection, identity: flow.identity, client: { ...client, session } });
}

/** Whether a verifier is that of a challenge. RFC 7636, 4.6 */
function isProof(verifier: string, challenge: string): boolean {
  const proof = Buffer.from(hash('sha256', verifier, 'base64url'));
  return proof.byteLength === challenge.length && timingSafeEqual(proof, Buffer.from(challenge));
}
