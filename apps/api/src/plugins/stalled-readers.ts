import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { FastifyBaseLogger, FastifyReply } from 'fastify';
import type { App } from '../types.ts';
import type { Sweeper, Watched } from './sweeper.ts';

/** Shorter answers fit into the buffers of the connection, so that nobody has to read for them to be gone. */
const WATCHED_LENGTH = 64 * 1024;

/**
 * Cuts the connection of a reader that takes nothing of its answer for so long, since the rest waits in
 * memory.
 */
export function registerStalledReaders(app: App, readerMs: number, sweeper: Sweeper): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    const isLong = typeof payload === 'string' && payload.length > WATCHED_LENGTH;
    if (isLong || payload instanceof Readable) sweeper.add(new Reader(reply, readerMs));
    done(null, payload);
  });
}

class Reader implements Watched {
  private readonly response: FastifyReply['raw'];
  private readonly socket: Socket;
  private readonly log: FastifyBaseLogger;
  private readonly readerMs: number;
  private taken = -1;
  private since = 0;

  constructor(reply: FastifyReply, readerMs: number) {
    this.response = reply.raw;
    this.socket = reply.request.raw.socket;
    this.log = reply.log;
    this.readerMs = readerMs;
  }

  check(now: number): boolean {
    if (this.response.closed || this.response.writableFinished || this.socket.destroyed) return false;
    const taken = takenFrom(this.socket);
    // Where nothing waits to be taken, this side is slow and not the reader.
    if (taken !== this.taken || this.socket.writableLength === 0) {
      this.taken = taken;
      this.since = now;
    } else if (now - this.since >= this.readerMs) {
      this.log.info({ seconds: this.readerMs / 1_000 }, 'reader took nothing: connection cut');
      this.socket.destroy();
      return false;
    }
    return true;
  }
}

/**
 * A number that changes whenever the system takes bytes of a connection, also in the middle of a large write.
 */
export function takenFrom(socket: Socket): number {
  const handle: unknown = '_handle' in socket ? socket._handle : undefined;
  const queued =
    typeof handle === 'object' && handle !== null && 'writeQueueSize' in handle
      ? Number(handle.writeQueueSize)
      : 0;
  return socket.bytesWritten - socket.writableLength - queued;
}
