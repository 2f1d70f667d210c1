import type { Context } from '../context/context.ts';
import { endFlow, type FlowContext } from '../sign-in-flows/end-flow.ts';
import { readReturnTo } from '../sign-in-flows/read-return-to.ts';
import { ReturnRefused } from '../sign-in-flows/return-refused.ts';
import { isSaml } from './internal/kinds.ts';
import { readFlowConnection } from './internal/read-connection.ts';
import { proveBySaml } from './internal/saml-sign-in.ts';

/** What a browser posts for a SAML identity provider. */
export interface PostedResponse {
  /** The response, in base64. */
  response: string;
  /** Of a sign-in that has begun here: its state. */
  relayState: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Takes somebody who comes back from a SAML identity provider. Answers where their browser goes, see
 * `endFlow`. The sign-in is found before anything of the response is read. Who did not begin here, but at the
 * identity provider, begins here now where the id of the connection came with them: their response is not
 * read at all.
 */
export async function returnBySaml(
  ctx: FlowContext & Pick<Context, 'db' | 'saml'>,
  { response, relayState }: PostedResponse,
): Promise<string> {
  if (UUID.test(relayState)) return `${readReturnTo(ctx.settings)}?connection=${relayState.toLowerCase()}`;
  return endFlow(ctx, relayState, async (flow) => {
    if (flow.connectionId === null) throw new ReturnRefused('another_kind');
    const row = await readFlowConnection(ctx, flow);
    if (!isSaml(row)) throw new ReturnRefused('another_kind');
    return { identity: await proveBySaml(ctx, row, { response, state: relayState }) };
  });
}
