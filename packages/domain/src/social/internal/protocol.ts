import type { ProvenAccount } from '@refinery/db/schema/sso-flows.ts';
import type { Context, SocialClient } from '../../context/context.ts';
import type { Tokens } from '../../oidc/authorization.ts';
import type { OpenProvider } from '../../oidc/open-provider.ts';

export type SocialContext = Pick<Context, 'identityFetch' | 'settings'>;

/** How a social provider is spoken to. */
export interface SocialProtocol {
  /** For people. */
  name: string;
  /** What is asked for, separated by spaces. */
  scope: string;
  /** Errors: `connection_invalid` where it cannot be asked. */
  open(ctx: SocialContext, client: SocialClient): Promise<OpenProvider>;
  /** Whose the tokens are. Errors: `TypeError`, those of typebox where the answers say nobody. */
  readAccount(ctx: SocialContext, client: SocialClient, tokens: Tokens): Promise<ProvenAccount>;
}
