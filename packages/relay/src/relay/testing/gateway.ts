import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { askForUsage, setFields } from '../../body/edits.ts';
import { scanBody } from '../../body/scan-body.ts';
import type { BodyProtocol } from '../../body/scanned-body.ts';
import { splice } from '../../body/splice.ts';
import { relay } from '../relay.ts';
import { createRelayAgent } from '../relay-agent.ts';
import { RelayError } from '../relay-error.ts';
import type { RelayOutcome } from '../relay-reply.ts';

const PROTOCOLS: Record<string, BodyProtocol> = {
  '/v1/chat/completions': 'chat',
  '/v1/responses': 'responses',
  '/v1/messages': 'messages',
  '/v1/embeddings': 'embeddings',
};

export interface Gateway {
  url: string;
  outcomes: RelayOutcome[];
  close(): Promise<void>;
}

/** The least that stands between an SDK and a vendor: bodies are scanned and spliced, replies are relayed. */
export async function startGateway(vendorUrl: string): Promise<Gateway> {
  const outcomes: RelayOutcome[] = [];
  const dispatcher = createRelayAgent();

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = message.url ?? '';
    const protocol = PROTOCOLS[path] ?? 'chat';
    const body = await buffer(message);
    const scan = scanBody(body, protocol);
    const stream = scan.stream?.value === true;
    const asksUsage = stream && protocol === 'chat';
    const { settings, replacements } = asksUsage ? askForUsage(scan) : { settings: [], replacements: [] };
    const edits = [...setFields(scan.object, settings), ...replacements];
    const left = new AbortController();
    response.once('close', () => left.abort(new Error('The caller left.')));
    try {
      const reply = await relay(
        {
          provider: protocol === 'messages' ? 'anthropic' : 'openai',
          protocol,
          url: vendorUrl + path,
          headers: { authorization: 'Bearer secret-key-1' },
          body: splice(body, edits),
          stream,
          hideUsage: edits.length > 0,
        },
        { signal: left.signal, dispatcher },
      );
      response.writeHead(reply.status, reply.headers);
      await pipeline(reply.body, response).catch(() => {});
      outcomes.push(await reply.outcome);
    } catch (error) {
      if (!(error instanceof RelayError)) throw error;
      const { status, ...told } = error.refusal;
      response.writeHead(status, { 'content-type': 'application/json', 'x-should-retry': 'false' });
      response.end(JSON.stringify({ type: 'error', error: told }));
    }
  }

  const server = createServer((message, response) => {
    handle(message, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    outcomes,
    async close() {
      await dispatcher.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
