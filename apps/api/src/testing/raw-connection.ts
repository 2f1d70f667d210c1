import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  status: number;
  /** The head as it came: status line and headers. */
  head: string;
  body: string;
}

/** A client that sends what it likes, when it likes. */
export interface RawConnection {
  socket: Socket;
  send(text: string | Buffer): void;
  /** The next answer, interim ones included. Throws where the connection ends before it is whole. */
  answer(): Promise<RawAnswer>;
  /** Resolves when the server has closed the connection. */
  closed: Promise<void>;
}

/** Connects to the origin of a listening app. */
export async function openConnection(origin: string): Promise<RawConnection> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  let received = '';
  let isClosed = false;
  let wake = (): void => undefined;
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    wake();
  });
  // A reset is one way of the server to close.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      isClosed = true;
      wake();
      resolve();
    });
  });
  await once(socket, 'connect');
  const takeAnswer = (): RawAnswer | null => {
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return null;
    const head = received.slice(0, end);
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    if (received.length < end + 4 + length) return null;
    const body = received.slice(end + 4, end + 4 + length);
    received = received.slice(end + 4 + length);
    return { status: Number(head.slice(9, 12)), head, body };
  };
  const answer = async (): Promise<RawAnswer> => {
    for (;;) {
      const whole = takeAnswer();
      if (whole) return whole;
      if (isClosed) throw new Error(`The connection was closed after: ${received.slice(0, 200)}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { socket, send: (text) => void socket.write(text), answer, closed };
}

/** The head of a request, as it stands on the wire. */
export function headOf(request: string, headers: Record<string, string | number>): string {
  const lines = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${[`${request} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`;
}

/** A piece of a body in the chunked coding. */
export const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
