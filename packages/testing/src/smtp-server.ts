import { once } from 'node:events';
import { createServer } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  /** What the server was told beside the message. */
  from: string;
  to: string[];
  /** Whether the connection was encrypted by then. */
  secure: boolean;
  email: Email;
}

export interface TestSmtp {
  url: string;
  received: Received[];
  close(): Promise<void>;
}

/**
 * A real SMTP server on loopback, without encryption, which takes every message unless `options` say
 * otherwise.
 */
export async function startSmtp(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope;
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const email = await PostalMime.parse(Buffer.concat(parts));
        const from = mailFrom ? mailFrom.address : '';
        received.push({ from, to: rcptTo.map(({ address }) => address), secure: session.secure, email });
        done(null);
      });
    },
    ...options,
  });
  // What a client gives up is no failure of the server.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${portOf(server.server.address())}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The address of a server that takes connections and then says nothing, or only so much. */
export async function startSilence(greeting = ''): Promise<{ url: string; close(): void }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(greeting);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `smtp://127.0.0.1:${portOf(server.address())}`, close: () => void server.close() };
}

function portOf(address: unknown): number {
  if (typeof address === 'object' && address !== null && 'port' in address) return Number(address.port);
  throw new TypeError('The server listens on no port.');
}
