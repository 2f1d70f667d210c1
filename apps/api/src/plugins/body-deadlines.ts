import type { IncomingMessage } from 'node:http';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { FastifyRequest } from 'fastify';
import type { Limits } from '../limits.ts';
import type { App } from '../types.ts';
import type { Sweeper, Watched } from './sweeper.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body while it is on its way; null where there is none. */
    incomingBody: IncomingBody | null;
  }
}

/** Notes every body that begins to arrive, and gives up those that come too slowly. */
export function registerBodyDeadlines(app: App, limits: Limits['body'], sweeper: Sweeper): void {
  app.decorateRequest('incomingBody', null);
  app.addHook('onRequest', (request, _reply, done) => {
    if (hasBody(request.raw)) {
      request.incomingBody = new IncomingBody(request.raw, limits);
      sweeper.add(request.incomingBody);
    }
    done();
  });
  app.addHook('onSend', (request, _reply, payload, done) => {
    if (request.incomingBody) sweeper.delete(request.incomingBody);
    done(null, payload);
  });
}

/**
 * Waits for work that reads the body of a request. Errors: `request_timeout` where the body comes too slowly.
 */
export function whileBodyArrives<T>(request: FastifyRequest, work: Promise<T>): Promise<T> {
  const body = request.incomingBody;
  if (!body) return work;
  return new Promise((resolve, reject) => {
    body.giveUp = reject;
    work.then(resolve, reject);
  });
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

class IncomingBody implements Watched {
  /** Ends the wait of whoever reads the body. What still reads ends with the connection. */
  giveUp: ((error: DomainError) => void) | undefined;
  private readonly raw: IncomingMessage;
  private readonly limits: Limits['body'];
  private readonly endsAt: number;
  private windowFrom: number;
  private bytesBefore: number;

  constructor(raw: IncomingMessage, limits: Limits['body']) {
    const now = performance.now();
    const isJson = (raw.headers['content-type'] ?? '').startsWith('application/json');
    this.raw = raw;
    this.limits = limits;
    this.endsAt = now + (isJson ? limits.jsonMs : limits.fileMs);
    this.windowFrom = now + limits.graceMs;
    this.bytesBefore = raw.socket.bytesRead;
  }

  check(now: number): boolean {
    if (this.raw.complete || this.raw.destroyed) return false;
    const problem = this.problemAt(now);
    // Without a reader the answer is being made already, or the caller still looked up.
    if (!problem || !this.giveUp) return true;
    this.giveUp(new DomainError('request_timeout', problem));
    return false;
  }

  private problemAt(now: number): string | null {
    if (now > this.endsAt) return 'The body took too long to arrive.';
    const elapsed = now - this.windowFrom;
    // What waits to be read here is no fault of the client's.
    const waitsHere = this.raw.readableLength > 0;
    if (elapsed < this.limits.windowMs && !waitsHere) return null;
    const { bytesRead } = this.raw.socket;
    const expected = (this.limits.bytesPerSecond * elapsed) / 1_000;
    const isSlow = bytesRead - this.bytesBefore < expected;
    this.windowFrom = Math.max(this.windowFrom, now);
    this.bytesBefore = bytesRead;
    if (waitsHere || !isSlow) return null;
    return `The body arrived too slowly. Send at least ${this.limits.bytesPerSecond} bytes per second.`;
  }
}
