import type { ProvenAccount } from '@refinery/db/schema/sso-flows.ts';
import type { Context, SocialClient } from '../../context/context.ts';

export type SocialContext = Pick<Context, 'identityFetch' | 'settings'>;

/** A sign-in at a social provider. */
export interface SocialPassage {
  client: SocialClient;
  state: string;
  redirectUri: string;
}

/** How one is spoken to. Errors of both: `connection_invalid` where it cannot be asked. */
export interface SocialProtocol {
  /** For people. */
  name: string;
  /** The page where somebody signs in. */
  page(ctx: SocialContext, passage: SocialPassage): Promise<string>;
  /** Who comes back with this query. Errors: those of the library where it proves nothing. */
  prove(ctx: SocialContext, passage: SocialPassage, query: string): Promise<ProvenAccount>;
}
