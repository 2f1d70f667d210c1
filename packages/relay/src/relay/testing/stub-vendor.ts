import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Agent } from 'undici';
import { relay } from '../relay.ts';
import { createRelayAgent } from '../relay-agent.ts';
import type { RelayOptions, RelayRequest } from '../relay-request.ts';

export interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

type Respond = (response: ServerResponse, received: Received) => void | Promise<void>;

export interface StubVendor {
  url: string;
  received: Received[];
  /** Connections that are open. */
  connections(): Promise<number>;
  /** Answers every request from now on. */
  respondWith(respond: Respond): void;
  /** Calls the vendor through the relay. */
  call(request?: Partial<RelayRequest>, options?: Partial<RelayOptions>): ReturnType<typeof relay>;
  close(): Promise<void>;
}

/** Begins a stream of events. */
export function beginStream(response: ServerResponse, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', ...headers });
}

/** Answers with a whole stream. */
export const stream =
  (...events: string[]): Respond =>
  (response) => {
    beginStream(response);
    response.end(events.join(''));
  };

/** Begins a stream, and goes on when it is told to: what comes then is no part of what came first. */
export function pausedStream(begin: string, goOn: (response: ServerResponse) => void) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const respond: Respond = async (response) => {
    beginStream(response);
    response.write(begin);
    await promise;
    goOn(response);
  };
  return { respond, resume: () => resolve() };
}

/** Answers with JSON. */
export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Respond =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

async function receive(message: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return { path: message.url ?? '', headers: message.headers, body: Buffer.concat(chunks) };
}

/** Starts a server on loopback that answers as it is told to. */
export async function startStubVendor(): Promise<StubVendor> {
  const received: Received[] = [];
  let respond: Respond = json({});
  const server = createServer(async (message, response) => {
    response.on('error', () => {});
    try {
      const request = await receive(message);
      received.push(request);
      await respond(response, request);
    } catch {
      response.destroy();
    }
  });
  // Who leaves a connection open would do so for longer than a test takes.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const dispatcher: Agent = createRelayAgent();
  return {
    url,
    received,
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
    respondWith(next) {
      respond = next;
    },
    call: (request = {}, options = {}) =>
      relay(
        {
          provider: 'openai',
          protocol: 'chat',
          url: `${url}/v1/call?x=1`,
          headers: { authorization: 'Bearer secret-key-1' },
          body: Buffer.from('{"a": 1}'),
          stream: true,
          ...request,
        },
        { signal: new AbortController().signal, dispatcher, ...options },
      ),
    async close() {
      await dispatcher.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
