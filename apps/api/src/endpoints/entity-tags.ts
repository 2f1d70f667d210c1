import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** The tag of a reply: a number that is a field of it, and a digest of all of it. */
export function tagOf(reply: unknown, field: string): string {
  const number: unknown = Object(reply)[field];
  const digest = createHash('sha256').update(JSON.stringify(reply)).digest('base64url');
  return `"${number}-${digest.slice(0, 22)}"`;
}

const TAG = /(?:W\/)?("[^"]*")/g;

/** Whether the client has the reply with this tag already. */
export function isKnown({ headers }: FastifyRequest, tag: string): boolean {
  const names = headers['if-none-match'];
  if (names === undefined) return false;
  return names.trim() === '*' || [...names.matchAll(TAG)].some(([, named]) => named === tag);
}

/** The numbers that the tags of an `If-Match` begin with; nothing where it is missing or is `*`, which every version matches. */
export function ifMatchOf({ headers }: FastifyRequest): { ifMatch?: number[] } {
  const names = headers['if-match'];
  if (names === undefined || names.trim() === '*') return {};
  return { ifMatch: [...names.matchAll(/"(\d+)(?:-[^"]*)?"/g)].map(([, number]) => Number(number)) };
}
