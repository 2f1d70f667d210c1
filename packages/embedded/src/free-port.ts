import { createServer, type Server, type Socket } from 'node:net';

/** Listens on a TCP port of 127.0.0.1, 0 for a free one. Rejects with the system's error (`EADDRINUSE`). */
export function listen(onConnection: (socket: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(onConnection);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the server does not listen on a TCP port');
  return address.port;
}

/**
 * Asks the kernel for a TCP port on 127.0.0.1 that nobody listens on right now. Another process may take it
 * before the caller binds it, so whoever uses the answer retries with a new one when binding fails.
 */
export async function freePort(): Promise<number> {
  const server = await listen(() => {}, 0);
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
