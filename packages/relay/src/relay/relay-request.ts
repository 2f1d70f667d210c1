import type { VendorName } from '@refinery/providers/spec.ts';
import type { Dispatcher } from 'undici';
import type { BodyProtocol } from '../body/scanned-body.ts';
import type { ReplyReaders } from '../replies/reply-readers.ts';

/** One call of a vendor. */
export interface RelayRequest {
  provider: VendorName;
  protocol: BodyProtocol;
  /** The whole address of the endpoint. */
  url: string;
  /**
   * Credentials and version of the protocol. These headers leave, beside what describes the body, and no
   * others.
   */
  headers: Readonly<Record<string, string>>;
  /** Leaves as it is. */
  body: Uint8Array;
  /** Whether the body asks for a stream. */
  stream: boolean;
  /**
   * Whether the usage of streamed chat completions was asked for by us alone, and is kept from the caller.
   */
  hideUsage?: boolean;
}

/** How long a call may take, in milliseconds. */
export interface RelayTimeouts {
  /** From the start to the first content of a stream. A reply that is not streamed has no such limit. */
  firstContentMs: number;
  /** Between two pieces of a reply that has begun. What a slow reader takes is not counted. */
  silenceMs: number;
  /** From the start to the end. */
  wholeMs: number;
}

/** The bytes of a reply that are held in memory. */
export interface RelayBounds {
  /** One event of a stream, and all that comes before its first content. */
  maxHeldBytes: number;
  /** A reply that is not streamed. */
  maxReplyBytes: number;
}

/** Opens a connection for one call, which is closed behind it. */
export type OpenConnection = (url: string, signal: AbortSignal) => Promise<Dispatcher>;

export interface RelayOptions extends Partial<RelayTimeouts>, Partial<RelayBounds> {
  /** Who asks. Aborting it ends the call at once. */
  signal: AbortSignal;
  /** Default: all is read on the event loop. */
  readers?: ReplyReaders;
  /** `createRelayAgent()`, or `guardedConnections()` for an address that a tenant chose. */
  dispatcher: Dispatcher | OpenConnection;
}

const MEBIBYTE = 1024 * 1024;

export const DEFAULT_LIMITS: RelayTimeouts & RelayBounds = {
  firstContentMs: 120_000,
  silenceMs: 60_000,
  wholeMs: 15 * 60_000,
  maxHeldBytes: 16 * MEBIBYTE,
  maxReplyBytes: 64 * MEBIBYTE,
};
