import type { Readable } from 'node:stream';
import type { ProviderError } from '@refinery/providers/errors.ts';
import type { ReplyFacts } from '../replies/reply-facts.ts';

/**
 * How a call ended whose reply had begun.
 * - `completed`: the reply is whole, whether or not the caller read all of it
 * - `failed`: the vendor told of an error in the middle of it
 * - `truncated`: it was cut, stalled or could not be understood; the stream ends with an error of ours
 * - `cancelled`: the caller left
 */
export type RelayStatus = 'completed' | 'failed' | 'truncated' | 'cancelled';

export interface RelayOutcome extends ReplyFacts {
  status: RelayStatus;
  /** Why the reply is not whole; null where it is, or the caller left. */
  error: ProviderError | null;
  /** From the start of the call to the first content, in milliseconds. */
  firstContentMs: number;
  /** From the start of the call to its end, in milliseconds. */
  wholeMs: number;
  /** What the vendor sent of the body. */
  bytes: number;
  /** The vendor's own name of the call. */
  requestId: string | null;
}

/** A reply that has begun: its first content is there. */
export interface RelayReply {
  status: number;
  /** Those of the vendor's headers that are meant for the caller. */
  headers: Record<string, string>;
  requestId: string | null;
  /** The vendor's bytes. Destroying it ends the call. */
  body: Readable;
  /**
   * The same where all of it is there already: sending it as a whole costs less than a stream. Null for
   * streams.
   */
  whole: Buffer | null;
  /** Resolves when the call has ended, never rejects. */
  outcome: Promise<RelayOutcome>;
}
