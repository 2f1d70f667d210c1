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
 * Bounds the connections of this process. Once there are `max`, a new one takes the place of another that
 * waits for its client: of the oldest that has never carried an authenticated request, and where there is
 * none, of the oldest of the organization with the most. Where all have a request in work the new one is
 * refused. So nobody, with or without an account, can keep callers out by holding connections open.
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
    if (request.actor) connections.trust(request.raw.socket, request.actor.organizationId);
    done();
  });
}

interface Connection {
  /** The organization whose request it last carried; null while it has carried none. */
  owner: string | null;
  /** The request it last carried. */
  exchange: Exchange | null;
}

class Connections {
  private readonly max: number;
  /** The oldest first. */
  private readonly open = new Map<Socket, Connection>();

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
    this.open.set(socket, { owner: null, exchange: null });
    socket.once('close', () => this.open.delete(socket));
  }

  use(exchange: Exchange): void {
    const connection = this.open.get(exchange.request.socket);
    if (connection) connection.exchange = exchange;
  }

  trust(socket: Socket, organizationId: string): void {
    const connection = this.open.get(socket);
    if (connection) connection.owner = organizationId;
  }

  private makeRoom(): boolean {
    return this.closeOldestOf(null) || this.closeOldestOf(this.greediestOwner());
  }

  private closeOldestOf(owner: string | null): boolean {
    for (const [socket, connection] of this.open) {
      if (connection.owner !== owner || isInWork(connection.exchange)) continue;
      this.open.delete(socket);
      socket.destroy();
      return true;
    }
    return false;
  }

  /** The organization with the most connections that wait for their client. */
  private greediestOwner(): string | null {
    const counts = new Map<string, number>();
    let greediest: string | null = null;
    for (const { owner, exchange } of this.open.values()) {
      if (owner === null || isInWork(exchange)) continue;
      const count = (counts.get(owner) ?? 0) + 1;
      counts.set(owner, count);
      if (greediest === null || count > (counts.get(greediest) ?? 0)) greediest = owner;
    }
    return greediest;
  }
}

/** Whether a request has arrived in full and its answer is being made: neither waits for the client. */
const isInWork = (exchange: Exchange | null): boolean =>
  exchange?.request.complete === true && !exchange.response.writableEnded;
