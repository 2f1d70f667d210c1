import type { Readable } from 'node:stream';
import type { RelayOutcome } from '@refinery/relay/relay/relay-reply.ts';
import type { CallFacts } from './gateway-refusal.ts';

/**
 * How a reply ended, and what it was booked at in millionths of a US dollar; null where no price is known.
 */
export interface EndedReply extends RelayOutcome {
  costMicros: number | null;
}

/** A reply that has begun. */
export interface BegunReply {
  status: number;
  headers: Record<string, string>;
  /** The vendor's bytes. */
  body: Readable;
  /**
   * The same where all of them are there already: sending them as a whole costs less than a stream. Null for
   * streams.
   */
  whole: Buffer | null;
  facts: CallFacts;
  /** Resolves when the reply has ended and was written down; never rejects. */
  ended: Promise<EndedReply>;
}
