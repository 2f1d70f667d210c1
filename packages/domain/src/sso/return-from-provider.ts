import { endFlow, type ReturnContext } from './internal/end-flow.ts';
import { isOidc } from './internal/kinds.ts';
import { proveByOidc } from './internal/oidc-sign-in.ts';
import { ReturnDenied, ReturnRefused } from './internal/return-refused.ts';
import type { SsoContext } from './start-sso.ts';

/**
 * Takes somebody who comes back from an OpenID provider, with the query of the address by which they came.
 * Answers where their browser goes, see `endFlow`.
 */
export function returnFromProvider(ctx: SsoContext & ReturnContext, query: string): Promise<string> {
  const parameters = new URLSearchParams(query);
  const state = parameters.get('state') ?? '';
  return endFlow(ctx, state, async (row) => {
    if (!isOidc(row)) throw new ReturnRefused('another_kind');
    if (parameters.has('error')) throw new ReturnDenied();
    return proveByOidc(ctx, row, { query, state });
  });
}
