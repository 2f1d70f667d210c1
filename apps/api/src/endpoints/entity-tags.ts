import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/**
 * What an `If-Match` names: a version, and where a whole tag was sent, when the thing was last changed, in ms
 * since 1970.
 */
export interface Match {
  number: number;
  changedAt: number | null;
}

/**
 * The tag of a reply: a number that is a field of it, when the thing was last changed where it says so, and a
 * digest of all of it.
 */
export function tagOf(reply: unknown, field: string): string {
  const { [field]: number, updatedAt } = Object(reply);
  const changed = typeof updatedAt === 'string' ? `${Date.parse(updatedAt)}-` : '';
  const digest = createHash('sha256').update(JSON.stringify(reply)).digest('base64url');
  return `"${number}-${changed}${digest.slice(0, 22)}"`;
}

const TAG = /(?:W\/)?("[^"]*")/g;

/** Whether the client has the reply with this tag already. */
export function isKnown({ headers }: FastifyRequest, tag: string): boolean {
  const names = headers['if-none-match'];
  if (names === undefined) return false;
  return names.trim() === '*' || [...names.matchAll(TAG)].some(([, named]) => named === tag);
}

/**
 * What the tags of an `If-Match` name; nothing where it is missing or is `*`, which every version matches. A
 * version alone may stand in quotes, too.
 */
export function ifMatchOf({ headers }: FastifyRequest): { ifMatch?: Match[] } {
  const names = headers['if-match'];
  if (names === undefined || names.trim() === '*') return {};
  const named = [...names.matchAll(/"(\d+)(?:-(?:(\d{12,15})-)?[^"]*)?"/g)];
  return {
    ifMatch: named.map(([, number, changedAt]) => ({
      number: Number(number),
      changedAt: changedAt === undefined ? null : Number(changedAt),
    })),
  };
}
