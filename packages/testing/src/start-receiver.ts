import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

/** A message as it arrived. */
export interface ReceivedMessage {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Receiver {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** `127.0.0.1:<port>` */
  host: string;
  received: ReceivedMessage[];
  /** Answers every message from now on; one that is never ended hangs. Default: 204. */
  respondWith(respond: (response: ServerResponse, message: ReceivedMessage) => void): void;
  /** Forgets what has arrived and answers 204 again. */
  reset(): void;
  close(): Promise<void>;
}

const accept = (response: ServerResponse): void => {
  response.writeHead(204).end();
};

/** Starts an HTTP server on loopback that takes messages as a webhook's receiver does. */
export async function startReceiver(): Promise<Receiver> {
  const received: ReceivedMessage[] = [];
  let respond: (response: ServerResponse, message: ReceivedMessage) => void = accept;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url: path = '', headers } = request;
    const message = { path, headers, body: Buffer.concat(chunks).toString('utf8') };
    received.push(message);
    respond(response, message);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    url: `http://${host}`,
    host,
    received,
    respondWith: (next) => {
      respond = next;
    },
    reset: () => {
      received.length = 0;
      respond = accept;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
