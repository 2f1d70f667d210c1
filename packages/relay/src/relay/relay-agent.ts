import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';

/** Milliseconds. */
const DEFAULT_CONNECT_MS = 5000;

export interface RelayAgentOptions {
  /** Until a connection is there and secured, in milliseconds. Default 5 s. */
  connectMs?: number | undefined;
  /** The largest head of a reply, in bytes. Default: that of Node. */
  maxHeaderSize?: number;
  /** Replaces the resolver. */
  lookup?: LookupFunction;
}

/**
 * The connections to the built-in vendors, kept open between calls. To close it, call `close()`: it waits for
 * the calls under way. Time limits of a call are those of `relay`, so undici has none but that of connecting.
 */
export function createRelayAgent(options: RelayAgentOptions = {}): Agent {
  const { connectMs = DEFAULT_CONNECT_MS, maxHeaderSize, lookup } = options;
  return new Agent({
    connect: { timeout: connectMs, ...(lookup ? { lookup } : {}) },
    ...(maxHeaderSize === undefined ? {} : { maxHeaderSize }),
    headersTimeout: 0,
    bodyTimeout: 0,
    // A connection for each call: streams that share one would wait for each other's readers.
    allowH2: false,
    pipelining: 1,
  });
}
