import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { App } from '../types.ts';

/**
 * The server's side of a connection whose client is the test: what it sends comes at once, and it reads when
 * told.
 */
export class HandSocket extends Socket {
  override bytesWritten = 0;
  /** All that the server has sent. */
  received = '';
  /** While false, the client takes nothing. */
  reads = true;
  #waiting: (() => void) | null = null;

  /** Connects to an app that is ready. */
  static connect(app: App): HandSocket {
    const socket = new HandSocket();
    app.server.emit('connection', socket);
    return socket;
  }

  /** Sends to the server. */
  send(text: string): void {
    this.push(text);
  }

  /** Takes what waits, and all that comes. */
  readOn(): void {
    this.reads = true;
    const done = this.#waiting;
    this.#waiting = null;
    done?.();
  }

  override _read(): void {}

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    this.bytesWritten += chunk.length;
    const take = (): void => {
      this.received += chunk.toString();
      done();
    };
    if (this.reads) take();
    else this.#waiting = take;
  }

  override _writev(chunks: { chunk: Buffer | string }[], done: () => void): void {
    const buffers = chunks.map(({ chunk }) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
    this._write(Buffer.concat(buffers), 'utf8', done);
  }

  override _final(done: () => void): void {
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    // What a test put there is none that could be closed.
    Object.assign(this, { _handle: null });
    super._destroy(error, done);
  }
}

/** Resolves with the next request of an app and its answer, as Node has them. */
export function nextRequest(app: App): Promise<{ request: IncomingMessage; response: ServerResponse }> {
  return new Promise((resolve) => {
    app.server.once('request', (request, response) => resolve({ request, response }));
  });
}

/** Lets everything happen that follows from what has come. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};
