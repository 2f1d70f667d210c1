import { Readable } from 'node:stream';
import type { Caller } from '@refinery/domain/context/actor.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, AppOptions } from '../types.ts';
import { admit } from './permissions.ts';
import { readBefore } from './read-before.ts';
import type { Sweeper, Watched } from './sweeper.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** See `Limits.identifiedMs`. */
    identifiedMs: number;
  }
}

/**
 * Asks again who calls and what they may, because a body may take half an hour to arrive and an answer as
 * long to be read: before a request with a body is handled, and every second while a body arrives or a stream
 * is sent. Whoever lost the right is refused as they would be at the start; a stream that has begun is cut.
 */
export function registerReauthorization(
  app: App,
  { ctx, limits }: Pick<AppOptions, 'ctx' | 'limits'>,
  sweeper: Sweeper,
): void {
  app.decorateRequest('identifiedMs', limits.identifiedMs);
  const watch = (request: FastifyRequest, part: Part): void =>
    sweeper.add(new CallerWatch(() => authorize(ctx, request), part, limits.identifyEveryMs));

  app.addHook('preParsing', (request, reply, payload, done) => {
    if (request.actor && request.incomingBody) watch(request, arriving(request, reply));
    done(null, payload);
  });
  app.addHook('preHandler', (request, _reply, done) => {
    if (!request.actor || !request.incomingBody || isFresh(request)) return done();
    readBefore(request, () => reauthorize(ctx, request)).then(() => done(), done);
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.actor && payload instanceof Readable) watch(request, sending(reply));
    done(null, payload);
  });
}

/**
 * The caller of a request, asked anew where the last time is too long ago. What was committed before is known
 * by then, also what another process has changed. Errors: those with which the request would have been
 * refused at the start.
 */
export async function reauthorize(ctx: AppOptions['ctx'], request: FastifyRequest): Promise<Caller> {
  if (request.actor && isFresh(request)) return request.actor;
  const now = performance.now();
  await ctx.identities.caughtUp();
  request.actor = await authorize(ctx, request);
  request.identifiedAt = now;
  return request.actor;
}

const isFresh = ({ identifiedAt, identifiedMs }: FastifyRequest): boolean =>
  performance.now() - identifiedAt < identifiedMs;

async function authorize(ctx: AppOptions['ctx'], request: FastifyRequest): Promise<Caller> {
  if (!request.identifyAgain) throw new DomainError('unauthenticated');
  return admit(ctx, request, await request.identifyAgain());
}

/** A part of a request that takes its time. */
interface Part {
  isOver(): boolean;
  refuse(problem: DomainError): void;
}

const arriving = (request: FastifyRequest, reply: FastifyReply): Part => ({
  // A body that nobody reads to its end never becomes complete.
  isOver: () => request.raw.complete || request.raw.destroyed || reply.sent,
  refuse: (problem) => request.incomingBody?.giveUp?.(problem),
});

const sending = (reply: FastifyReply): Part => ({
  isOver: () => reply.raw.closed || reply.raw.writableFinished || reply.raw.destroyed,
  refuse: ({ code }) => {
    reply.log.info({ code }, 'caller may not read this any more: connection cut');
    reply.raw.destroy();
  },
});

/** Asks about the caller of a request as long as a part of it takes. */
class CallerWatch implements Watched {
  private readonly authorize: () => Promise<unknown>;
  private readonly part: Part;
  private readonly everyMs: number;
  private askedAt = performance.now();
  private isAsking = false;
  private isRefused = false;

  constructor(authorize: () => Promise<unknown>, part: Part, everyMs: number) {
    this.authorize = authorize;
    this.part = part;
    this.everyMs = everyMs;
  }

  check(now: number): boolean {
    if (this.isRefused || this.part.isOver()) return false;
    if (!this.isAsking && now - this.askedAt >= this.everyMs) void this.ask(now);
    return true;
  }

  private async ask(now: number): Promise<void> {
    this.isAsking = true;
    this.askedAt = now;
    try {
      await this.authorize();
    } catch (error) {
      // Where it cannot be found out, nobody was refused: the next time tells.
      if (!isRefusal(error) || this.part.isOver()) return;
      this.isRefused = true;
      this.part.refuse(error);
    } finally {
      this.isAsking = false;
    }
  }
}

const isRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.code !== 'rate_limited' && error.code !== 'service_unavailable';
