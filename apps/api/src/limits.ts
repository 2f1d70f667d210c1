import type { ApiEnvironment } from './config.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * Most bytes of a JSON body where an endpoint names no other size. Parsed bodies are held in memory, so they
 * are small.
 */
const JSON_BYTES = 256 * KIB;

/** What one connection, body or organization may take of this process. Times in milliseconds. */
export interface Limits {
  body: {
    /** Slowest average rate of a body, over each window that follows the grace. */
    bytesPerSecond: number;
    graceMs: number;
    windowMs: number;
    /** Longest time for a JSON body, from its headers to its last byte. */
    jsonMs: number;
    /** The same for an uploaded file. */
    fileMs: number;
  };
  /**
   * What is still taken of a body after its request was answered, and for how long its connection stays open.
   */
  unread: { bytes: number; ms: number };
  /** Longest time for the headers of a request. */
  headersMs: number;
  /** Longest time in which the reader of an answer takes nothing of it. */
  readerMs: number;
  /** How long it is taken for granted who calls a request, and what they may. */
  identifiedMs: number;
  /** How often that is asked while a body arrives or an answer is sent. */
  identifyEveryMs: number;
  /** How often bodies and readers are looked at. */
  sweepMs: number;
  /** Uploads of an organization that may arrive at the same time. */
  uploads: number;
  /** Result streams of an organization at the same time. */
  resultStreams: number;
}

export const DEFAULT_LIMITS: Limits = {
  body: { bytesPerSecond: KIB, graceMs: 10_000, windowMs: 20_000, jsonMs: 120_000, fileMs: 1_800_000 },
  unread: { bytes: MIB, ms: 2_000 },
  headersMs: 15_000,
  readerMs: 60_000,
  identifiedMs: 100,
  identifyEveryMs: 1_000,
  sweepMs: 1_000,
  uploads: 3,
  resultStreams: 4,
};

/** The limits that Node and Fastify hold themselves. */
export const serverOptions = (config: ApiEnvironment, limits: Limits) => ({
  bodyLimit: JSON_BYTES,
  keepAliveTimeout: config.KEEP_ALIVE_SECONDS * 1_000,
  // The longest body and its headers; what is slower than it may be is given up earlier.
  requestTimeout: limits.body.fileMs + limits.headersMs + limits.readerMs,
  http: {
    headersTimeout: limits.headersMs,
    connectionsCheckingInterval: Math.min(5_000, limits.headersMs),
    maxHeaderSize: 16 * KIB,
    // registerHttpRules refuses it with a problem.
    requireHostHeader: false,
    // What may wait unread in each body: so many chunks, where each has one byte.
    highWaterMark: 16 * KIB,
  },
});
