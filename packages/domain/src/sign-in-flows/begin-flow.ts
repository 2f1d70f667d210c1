import type { SocialProvider } from '@refinery/contracts/enums.ts';
import type { SsoStartedReply } from '@refinery/contracts/sso-sign-in.ts';
import { newId } from '@refinery/db/ids.ts';
import { ssoFlows } from '@refinery/db/schema/sso-flows.ts';
import type { Context } from '../context/context.ts';
import { newSecretToken } from '../security/secret-token.ts';
import { readReturnTo } from './read-return-to.ts';

/** How long a person may take at the identity provider, in milliseconds. */
const FLOW_MS = 10 * 60_000;

/** Where the person goes, and what for. */
export type Through =
  | { connectionId: string }
  | {
      socialProvider: SocialProvider;
      /** Who links the account; else somebody signs in. */
      linkingUserId?: string;
    };

interface Beginning {
  through: Through;
  /** SHA-256 of the verifier of who begins, in base64url. */
  challenge: string;
  /** Default: the console's page. */
  returnTo: string | undefined;
}

/**
 * Begins a sign-in elsewhere. Answers the page to open.
 * @param pageOf makes it, with the state that comes back with the person
 * Errors: `validation_failed` for another address to return to; what `pageOf` throws.
 */
export async function beginFlow(
  { clock, settings, systemDb }: Pick<Context, 'clock' | 'settings' | 'systemDb'>,
  { through, challenge, returnTo }: Beginning,
  pageOf: (state: string) => Promise<string>,
): Promise<SsoStartedReply> {
  const whereTo = readReturnTo(settings, returnTo);
  const { token: state, hash: stateHash } = newSecretToken('pra_');
  const url = await pageOf(state);
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + FLOW_MS);
  await systemDb
    .insert(ssoFlows)
    .values({ ...through, id: newId(), stateHash, challenge, returnTo: whereTo, expiresAt, createdAt });
  return { url, expiresAt: expiresAt.toISOString() };
}
