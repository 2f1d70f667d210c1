import type { Context } from '../context/context.ts';
import { endFlow, type FlowContext } from '../sign-in-flows/end-flow.ts';
import { ReturnDenied, ReturnRefused } from '../sign-in-flows/return-refused.ts';
import { proveBySocial } from '../social/providers.ts';
import { isOidc } from './internal/kinds.ts';
import { proveByOidc } from './internal/oidc-sign-in.ts';
import { readFlowConnection } from './internal/read-connection.ts';

/** How somebody comes back from an OpenID provider. */
export interface Return {
  /** Whose address it is where they came: an organization's, or a social provider's. */
  owner: string;
  /** Of that address. */
  query: string;
}

type ReturnContext = FlowContext & Pick<Context, 'db' | 'identityFetch'>;

/**
 * Takes somebody who comes back from an OpenID provider. Answers where their browser goes, see `endFlow`.
 * What comes to an address of another owner than the sign-in has is refused: else a provider of one
 * organization could have itself given a code of another's (RFC 9700, 4.4).
 */
export function returnFromProvider(ctx: ReturnContext, { owner, query }: Return): Promise<string> {
  const parameters = new URLSearchParams(query);
  const state = parameters.get('state') ?? '';
  return endFlow(ctx, state, async (flow) => {
    const { socialProvider } = flow;
    if (socialProvider !== null) {
      requireGood(parameters, owner === socialProvider);
      return { account: await proveBySocial(ctx, socialProvider, { query, state }) };
    }
    const row = await readFlowConnection(ctx, flow);
    if (!isOidc(row)) throw new ReturnRefused('another_kind');
    requireGood(parameters, owner === row.organizationId);
    return { identity: await proveByOidc(ctx, row, { query, state }) };
  });
}

function requireGood(parameters: URLSearchParams, isOwn: boolean): void {
  if (!isOwn) throw new ReturnRefused('another_address');
  if (parameters.has('error')) throw new ReturnDenied();
}
