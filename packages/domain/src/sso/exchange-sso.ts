import type { ExchangeSsoBody } from '@refinery/contracts/sso-sign-in.ts';
import type { Client, SignedIn } from '../auth/sessions.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { codeInvalid } from '../sign-in-flows/code-invalid.ts';
import type { Flow } from '../sign-in-flows/end-flow.ts';
import { giveCodeBack, takeCode } from '../sign-in-flows/take-code.ts';
import { signInBySocial } from '../social/sign-in-by-social.ts';
import { findConnectionById } from './internal/find-sso-connections.ts';
import { signInPerson } from './internal/sign-in-person.ts';

type SsoClient = Required<Pick<Client, 'address'>> & Pick<Client, 'userAgent'>;

/** After which the person is asked for a code of their second factor, or for another one, now or later. */
const ASKS_AGAIN = ['two_factor_required', 'two_factor_code_invalid', 'rate_limited'];

/**
 * Opens a session for whoever came back from an identity provider, where they have the verifier of who began.
 * A code works once, and for 60 seconds; where a second factor is asked for, again. Errors:
 * `sso_code_invalid`; through a connection `email_domain_not_allowed`, `no_role`, `sso_account_taken`,
 * `account_disabled`, `member_deactivated`; those of `signInBySocial`.
 */
export async function exchangeSso(
  ctx: Context & CallDetails,
  input: ExchangeSsoBody,
  client: SsoClient,
): Promise<SignedIn> {
  const { twoFactorCode, session } = input;
  const cameBack = await takeCode(ctx, ctx.systemDb, input);
  if (cameBack?.by === 'social' && cameBack.linkingUserId === null) {
    const { flow, provider, account } = cameBack;
    return askingAgain(ctx, flow, () =>
      signInBySocial({ ...ctx, ...client }, { provider, account, twoFactorCode, session }),
    );
  }
  if (cameBack?.by !== 'connection') throw codeInvalid();
  const connection = await findConnectionById(ctx, cameBack.connectionId);
  if (!connection) throw codeInvalid();
  const { identity } = cameBack;
  return signInPerson(ctx, { connection, identity, client: { ...client, session } });
}

/** Gives the code back to whoever has to show a code of their second factor, too. */
async function askingAgain<T>(ctx: Context, flow: Flow, signIn: () => Promise<T>): Promise<T> {
  try {
    return await signIn();
  } catch (error) {
    if (error instanceof DomainError && ASKS_AGAIN.includes(error.code)) await giveCodeBack(ctx, flow);
    throw error;
  }
}
