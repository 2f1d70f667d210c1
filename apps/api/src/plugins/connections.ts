import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { App } from '../types.ts';

const WARN_EVERY_MS = 60_000;

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * Bounds the connections of this process. Once there are `max`, a new one takes the place of the oldest that has never
 * carried an authenticated request and has none in work; where there is no such connection the new one is refused. So
 * nobody can keep callers out by holding connections open.
 */
export function registerConnections(app: App, max: number, logger: Logger): void {
  const connections = new Connections(max);
  let warnedAt = Number.NEGATIVE_INFINITY;
  app.server.on('connection', (socket) => {
    if (connections.isFull() && performance.now() - warnedAt > WARN_EVERY_MS) {
      warnedAt = performance.now();
      logger.warn({ max }, 'all connections are taken: idle ones of unknown callers are closed');
    }
    connections.add(socket);
  });
  app.server.on('request', (request, response) => connections.use({ request, response }));
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.actor) connections.trust(request.raw.socket);
    done();
  });
}

class Connections {
  private readonly max: number;
  private readonly open = new Set<Socket>();
  /** Those without an authenticated request so far, the oldest first, with the request they last sent. */
  private readonly unknown = new Map<Socket, Exchange | null>();

  constructor(max: number) {
    this.max = max;
  }

  isFull(): boolean {
    return this.open.size >= this.max;
  }

  add(socket: Socket): void {
    if (this.isFull() && !this.makeRoom()) {
      socket.destroy();
      return;
    }
    this.open.add(socket);
    this.unknown.set(socket, null);
    socket.once('close', () => this.forget(socket));
  }

  use(exchange: Exchange): void {
    const { socket } = exchange.request;
    if (this.unknown.has(socket)) this.unknown.set(socket, exchange);
  }

  trust(socket: Socket): void {
    this.unknown.delete(socket);
  }

  private makeRoom(): boolean {
    for (const [socket, exchange] of this.unknown) {
      if (exchange && isInWork(exchange)) continue;
      this.forget(socket);
      socket.destroy();
      return true;
    }
    return false;
  }

  private forget(socket: Socket): void {
    this.open.delete(socket);
    this.unknown.delete(socket);
  }
}

/** Whether a request has arrived in full and its answer is being made: neither waits for the client. */
const isInWork = ({ request, response }: Exchange): boolean => request.complete && !response.writableEnded;
