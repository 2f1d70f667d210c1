import { Socket } from 'node:net';

/** What postgres.js tells of where to connect to: its options with every host of the URL. */
export interface SocketTarget {
  host: string[];
  port: number[];
  /** Of a Unix domain socket. */
  path?: string | undefined | false;
}

/**
 * Opens the sockets of a pool, to the hosts in turn. A server that hangs up before its first byte, as a proxy
 * does whose server is away, raises an error here: postgres.js by itself would try again without end.
 */
export function socketOpener(): (target: SocketTarget) => Socket {
  let attempts = 0;
  return ({ host, port, path }) => {
    const place = attempts++ % host.length;
    const address = { host: host[place] ?? 'localhost', port: port[place] ?? 5432 };
    const socket = new DatabaseSocket();
    if (path) socket.connect(path);
    else socket.connect(address);
    socket.once('end', () => {
      if (socket.bytesRead) return;
      const error = new Error('The database closed the connection.');
      socket.destroy(Object.assign(error, { code: 'ECONNRESET' }));
    });
    // postgres.js names the server by this when it asks for TLS.
    return Object.assign(socket, address);
  };
}

/**
 * Tells of the end of an established connection as of one without an error. After an error postgres.js takes
 * every query for rejected already, but one that was sent between the error and the end would wait for ever.
 */
class DatabaseSocket extends Socket {
  override emit(event: string | symbol, ...details: unknown[]): boolean {
    return event === 'close' && this.bytesRead ? super.emit(event, false) : super.emit(event, ...details);
  }
}
