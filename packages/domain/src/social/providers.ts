import type { SocialProvider } from '@refinery/contracts/enums.ts';
import type { ProvenAccount } from '@refinery/db/schema/sso-flows.ts';
import type { Settings, SocialClient } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { authorizationUrl, type Passage, redeemCode } from '../oidc/authorization.ts';
import { callbackUrl } from '../sign-in-flows/callback-url.ts';
import { github } from './internal/github.ts';
import { google } from './internal/google.ts';
import type { SocialContext, SocialProtocol } from './internal/protocol.ts';

const PROTOCOLS: Readonly<Record<SocialProvider, SocialProtocol>> = { google, github };

export const nameOfProvider = (provider: SocialProvider): string => PROTOCOLS[provider].name;

/** The operator's client at a provider. Errors: `social_disabled` where there is none. */
export function requireSocial({ social }: Pick<Settings, 'social'>, provider: SocialProvider): SocialClient {
  const client = social[provider];
  if (client) return client;
  throw new DomainError(
    'social_disabled',
    `Nobody can sign in with ${nameOfProvider(provider)} here: whoever operates this service has not set it up.`,
  );
}

/** The page of a social provider where somebody signs in. Errors: `connection_invalid`. */
export async function socialPage(
  ctx: SocialContext,
  { provider, client, state }: { provider: SocialProvider; client: SocialClient; state: string },
): Promise<string> {
  const open = await PROTOCOLS[provider].open(ctx, client);
  // People with several accounts choose one.
  return authorizationUrl(open, passageOf(ctx, provider, state), { prompt: 'select_account' });
}

/** Who comes back from a social provider with this query. Errors: `social_disabled`, those of the library. */
export async function proveBySocial(
  ctx: SocialContext,
  provider: SocialProvider,
  { query, state }: { query: string; state: string },
): Promise<ProvenAccount> {
  const client = requireSocial(ctx.settings, provider);
  const open = await PROTOCOLS[provider].open(ctx, client);
  const tokens = await redeemCode(open, passageOf(ctx, provider, state), query);
  return PROTOCOLS[provider].readAccount(ctx, client, tokens);
}

const passageOf = ({ settings }: SocialContext, provider: SocialProvider, state: string): Passage => ({
  settings,
  state,
  redirectUri: callbackUrl(settings, provider),
  scope: PROTOCOLS[provider].scope,
});
