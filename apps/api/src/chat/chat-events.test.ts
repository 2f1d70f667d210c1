import type { TurnPieces } from '@refinery/domain/chat/send-chat-message.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import Fastify, { type FastifyRequest } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginTurn, chatEvents } from './chat-events.ts';

const QUIET_MS = 1;
const app = Fastify();
let request: FastifyRequest;
beforeAll(async () => {
  app.get('/', async (one) => {
    request = one;
    return {};
  });
  await app.inject('/');
});
afterAll(() => app.close());

/** A reply whose only piece comes when it is let. */
function waiting() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  async function* pieces(): TurnPieces {
    yield await promise;
    return null;
  }
  return { pieces: pieces(), resolve, reject };
}

it('while nothing comes, comments say that somebody is still there', async () => {
  const { pieces, resolve } = waiting();
  const events = chatEvents(await beginTurn(pieces, QUIET_MS), request, QUIET_MS);
  const quiet = [await events.next(), await events.next()];
  expect(quiet.map(({ value }) => value)).toEqual(Array(2).fill(': still there\n\n'));
  resolve('At last');
  const rest = (await Array.fromAsync(events)).filter((event) => !event.startsWith(':'));
  expect(rest).toEqual(['event: delta\ndata: {"text":"At last"}\n\n']);
});

it('what fails at once has a status, and what fails later is an event', async () => {
  const [soon, late] = [waiting(), waiting()];
  soon.reject(new DomainError('session_busy'));
  await expect(beginTurn(soon.pieces)).rejects.toMatchObject({ code: 'session_busy' });
  const events = chatEvents(await beginTurn(late.pieces, QUIET_MS), request, QUIET_MS);
  await events.next();
  late.reject(new DomainError('provider_failed'));
  const last = (await Array.fromAsync(events)).at(-1) ?? '';
  expect(last).toMatch(/^event: error\ndata: \{.*"code":"provider_failed".*\}\n\n$/);
});
