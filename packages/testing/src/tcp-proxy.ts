import { connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  /** The target's URL with the proxy's address. */
  url: string;
  /** Cuts every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Passes nothing on any more, and takes new connections without an answer, as a server that hangs does. */
  stall(): void;
  /** Bytes that the target has sent so far. */
  bytesFromTarget(): number;
  /** Lets connections through again, and what was kept back. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Stands between a client and a server of the test run, so that a test can take the server away and bring it
 * back.
 */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const to = new URL(target);
  /** Where what comes from a socket goes. */
  const routes = new Map<Socket, Socket>();
  let isStalled = false;
  let bytesFromTarget = 0;
  const pass = (from: Socket, to: Socket): void => {
    if (isStalled) from.unpipe(to).pause();
    else from.pipe(to);
  };
  const server = createServer((client) => {
    const upstream = connect(Number(to.port), to.hostname);
    upstream.on('data', (chunk) => {
      bytesFromTarget += chunk.length;
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      routes.set(one, other);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        routes.delete(one);
        other.destroy();
      });
      pass(one, other);
    }
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of routes.keys()) socket.destroy();
    });
  const stall = (stalled: boolean): void => {
    isStalled = stalled;
    for (const [from, to] of routes) pass(from, to);
  };
  return {
    url: url.toString(),
    bytesFromTarget: () => bytesFromTarget,
    cut,
    stall: () => stall(true),
    restore: async () => {
      if (isStalled) stall(false);
      if (!server.listening) await listen(port);
    },
    close: cut,
  };
}
