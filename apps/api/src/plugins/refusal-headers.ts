import type { FastifyReply } from 'fastify';

/** What may pass: 529 is 503 in the words of Anthropic. */
const PASSING: ReadonlySet<number> = new Set([429, 503, 529]);

/** Seconds after which callers may try again where nobody knows better; undefined: it does not pass. */
export const usualWait = (status: number): number | undefined => (PASSING.has(status) ? 5 : undefined);

/** Says how to come in, with 401, and when to come back: in seconds; undefined: it says nothing of that. */
export function setRefusalHeaders(
  reply: FastifyReply,
  status: number,
  waitSeconds: number | undefined,
): void {
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (waitSeconds !== undefined) reply.header('retry-after', waitSeconds);
}
