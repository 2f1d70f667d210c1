import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { scanBody } from '../../body/scan-body.ts';
import { relay } from '../../relay/relay.ts';
import { createRelayAgent } from '../../relay/relay-agent.ts';
import { RelayError } from '../../relay/relay-error.ts';
import type { RelayOutcome } from '../../relay/relay-reply.ts';
import { translatedRefusal } from '../openai-error.ts';
import { toMessagesBody } from '../to-messages-body.ts';
import { translatedReply } from '../translated-reply.ts';
import { UnsupportedParameterError } from '../unsupported-parameter-error.ts';

export interface TranslatingGateway {
  url: string;
  outcomes: RelayOutcome[];
  close(): Promise<void>;
}

function refuse(response: ServerResponse, status: number, error: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-should-retry': 'false' });
  response.end(JSON.stringify({ error }));
}

/** The least that stands between the SDK of OpenAI and Anthropic. */
export async function startTranslatingGateway(vendorUrl: string): Promise<TranslatingGateway> {
  const outcomes: RelayOutcome[] = [];
  const dispatcher = createRelayAgent();

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await buffer(message);
    const scan = scanBody(bytes, 'chat');
    const left = new AbortController();
    response.once('close', () => left.abort(new Error('The caller left.')));
    const stream = scan.stream?.value === true;
    try {
      const reply = await relay(
        {
          provider: 'anthropic',
          protocol: 'messages',
          url: `${vendorUrl}/v1/messages`,
          headers: { 'x-api-key': 'secret-key-1', 'anthropic-version': '2023-06-01' },
          body: toMessagesBody(bytes),
          stream,
        },
        { signal: left.signal, dispatcher },
      );
      const includeUsage = scan.streamOptions?.includeUsage?.value === true;
      const { status, headers, body } = await translatedReply(reply, { stream, includeUsage, created: 1 });
      response.writeHead(status, headers);
      await pipeline(body, response).catch(() => {});
      outcomes.push(await reply.outcome);
    } catch (error) {
      if (error instanceof UnsupportedParameterError) {
        const { code, param, message: told } = error;
        refuse(response, 400, { message: told, type: 'invalid_request_error', code, param });
      } else if (error instanceof RelayError) {
        const { status, ...told } = translatedRefusal(error.refusal);
        refuse(response, status, told);
      } else throw error;
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
