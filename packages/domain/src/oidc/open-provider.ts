import type { Configuration, CustomFetch } from 'openid-client';
import type { Context } from '../context/context.ts';

/** What asks an OpenID provider, or one of OAuth 2.0 alone. */
export interface OpenProvider {
  oidc: typeof import('openid-client');
  configuration: Configuration;
}

/** Through the guard, as the library wants to be given it. */
export const guardedFetch =
  ({ identityFetch }: Pick<Context, 'identityFetch'>): CustomFetch =>
  (url, { body, headers, method, redirect, signal }) =>
    identityFetch(url, { body: body ?? null, headers, method, redirect, signal: signal ?? null });
