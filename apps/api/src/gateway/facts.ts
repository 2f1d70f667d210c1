import type { CallFacts } from '@refinery/domain/gateway/gateway-refusal.ts';
import type { RateFacts } from '@refinery/domain/model-calls/rates/rate-facts.ts';
import type { FastifyReply } from 'fastify';

/** Tells in headers what became of a call. */
export function setFacts(reply: FastifyReply, { callId, provider, model, attempts, saved }: CallFacts): void {
  reply.header('x-refinery-call-id', callId);
  // Nobody knows who answers where the stream had to begin before.
  if (provider) reply.header('x-refinery-provider', provider);
  if (model) reply.header('x-refinery-model', headerText(model));
  reply.header('x-refinery-attempts', attempts);
  const entries = Object.entries(saved).map(([name, count]) => `${name}=${count}`);
  if (entries.length > 0) reply.header('x-refinery-saved', entries.join(';'));
}

/** Tells in headers what is left of a limit, as the rest of the API does. */
export function setRate(reply: FastifyReply, { limit, remaining, resetSeconds }: RateFacts): void {
  reply.header('ratelimit-limit', limit);
  reply.header('ratelimit-remaining', remaining);
  reply.header('ratelimit-reset', resetSeconds);
}

/** A model may have any name; a header may not have any character. */
const headerText = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');
