import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { StartError } from './errors.ts';

export const LOOPBACK = '127.0.0.1';
const ATTEMPTS = 5;

/** Thrown when another process has the port that a server was told to listen on. */
export class PortTakenError extends Error {}

/** Listens on a TCP port, 0 for a free one. Rejects with the system's error (`EADDRINUSE`). */
export async function listen(
  onConnection: (socket: Socket) => void,
  port: number,
  host = LOOPBACK,
): Promise<Server> {
  const server = createServer({ noDelay: true }, onConnection);
  server.listen({ host, port, exclusive: true });
  await once(server, 'listening');
  return server;
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the server does not listen on a TCP port');
  return address.port;
}

/**
 * Below the ports that Linux (32768 and up), macOS and Windows (49152 and up) give to whoever asks for any: a
 * port from here stays free until it is bound, unless somebody asks for it by its number.
 */
const QUIET_PORTS = { first: 16_000, last: 31_999 };

/**
 * A TCP port that nobody listens on right now: `wanted`, or for 0 a random one that the system itself gives
 * to nobody. Another process may take it before the caller binds it. Rejects with the system's error where
 * `wanted` cannot be had (`EADDRINUSE`, `EACCES`).
 */
export async function freePort(wanted = 0, host = LOOPBACK): Promise<number> {
  if (wanted) return tryPort(wanted, host);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = await tryPort(randomInt(QUIET_PORTS.first, QUIET_PORTS.last + 1), host).catch(() => null);
    if (port !== null) return port;
  }
  return tryPort(0, host);
}

/** The port, which could be listened on a moment ago. */
async function tryPort(wanted: number, host: string): Promise<number> {
  const server = await listen(() => {}, wanted, host);
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts something on the port `wanted`, or for 0 on a free one, and on another where that was taken
 * meanwhile.
 *
 * @param launch throws PortTakenError where the port is taken
 * @param name names what is started in the error
 * @throws StartError when no port was to be had
 */
export async function onPort<T>(
  wanted: number,
  name: string,
  launch: (port: number) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; attempt < (wanted ? 1 : ATTEMPTS); attempt++) {
    const port = wanted || (await freePort());
    try {
      return await launch(port);
    } catch (error) {
      if (!(error instanceof PortTakenError)) throw error;
    }
  }
  throw wanted
    ? new StartError(
        `Port ${wanted} is used by another program.`,
        `Stop that program or choose another port for ${name}.`,
      )
    : new StartError(`Another program took every free port before ${name} could use it.`, 'Start again.');
}
