import { connect, type Socket } from 'node:net';

/** What postgres.js tells of where to connect to: its options with every host of the URL. */
export interface SocketTarget {
  host: string[];
  port: number[];
  /** Of a Unix domain socket. */
  path?: string | undefined | false;
}

/**
 * Opens the sockets of a pool, to the hosts in turn. A server that closes the connection raises an error here, as a
 * broken one does. postgres.js by itself would try again without end where that happens before the first reply, as
 * behind a proxy whose server is away, and where it happens within a transaction would write to a socket it has let go
 * of, which ends the process.
 */
export function socketOpener(): (target: SocketTarget) => Socket {
  let attempts = 0;
  return ({ host, port, path }) => {
    const place = attempts++ % host.length;
    const address = { host: host[place] ?? 'localhost', port: port[place] ?? 5432 };
    const socket = path ? connect(path) : connect(address);
    socket.once('end', () => {
      const error = new Error('The database closed the connection.');
      socket.destroy(Object.assign(error, { code: 'ECONNRESET' }));
    });
    // postgres.js names the server by this when it asks for TLS.
    return Object.assign(socket, address);
  };
}
