import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface RawVendor {
  /** `127.0.0.1:<port>` */
  host: string;
  /** Connections that are open. */
  open: Set<Socket>;
  /** Answers every request from now on by what `respond` writes to its connection. */
  respondWith(respond: (socket: Socket) => void): void;
  /** Resolves when all connections are closed. */
  waitUntilClosed(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a server on loopback that writes what it likes, whether or not it is HTTP, when a request begins.
 */
export async function startRawVendor(): Promise<RawVendor> {
  const open = new Set<Socket>();
  let respond: (socket: Socket) => void = () => {};
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // A client that goes away ends its own connection and nothing else.
    socket.on('error', () => socket.destroy());
    socket.once('data', () => respond(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const waitUntilClosed = async () => {
    await Promise.all(
      [...open].map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))),
    );
  };
  return {
    host: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    open,
    respondWith: (next) => {
      respond = next;
    },
    waitUntilClosed,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await waitUntilClosed();
    },
  };
}

/** Writes pieces for as long as the other side takes them, without gathering them in memory. */
export function pour(socket: Socket, piece: Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}
