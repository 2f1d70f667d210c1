import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { readReply } from '../reply-limits.ts';
import { wireBody } from '../wire-body.ts';
import type { ResolvedAddress } from './dns/resolved-address.ts';
import { pinnedLookup } from './pinned-lookup.ts';

/** The largest head of a response, in bytes. */
const MAX_HEAD_BYTES = 16 * 1024;
/** Informational responses (1xx) may precede the real one; more than a few say nothing. */
const MAX_INFORMATION = 16;
/** Statuses whose response must not have a body. */
const WITHOUT_BODY = new Set([204, 205, 304]);

export interface Exchange {
  method: string;
  headers: Headers;
  body: Uint8Array | null;
  /** Where to connect, in the order to try; not asked for where the host is an IP address itself. */
  addresses: readonly ResolvedAddress[];
  signal: AbortSignal;
  /** Bound of the body of a good response, in bytes after decompression. */
  maxBytes: number;
}

function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let information = 0;
    request.on('information', () => {
      information += 1;
      if (information > MAX_INFORMATION) request.destroy(new Error('Too many informational responses.'));
    });
    request.on('response', resolve);
    // Stays, since errors after the response has begun come here too, beside ending its body.
    request.on('error', reject);
    // A switch of protocols that nobody asked for ends the connection without an error.
    request.on('close', () => {
      reject(
        Object.assign(new Error('The connection was closed without a response.'), { code: 'ECONNRESET' }),
      );
    });
  });
}

function toResponse(response: IncomingMessage, bytes: Uint8Array<ArrayBuffer>): Response {
  const headers = new Headers();
  for (const [name, values] of Object.entries(response.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  // The body is neither encoded nor of the announced length any more.
  headers.delete('content-encoding');
  headers.delete('content-length');
  const status = response.statusCode ?? 0;
  const body = bytes.byteLength === 0 || WITHOUT_BODY.has(status) ? null : bytes;
  return new Response(body, { status, headers });
}

/**
 * Makes one request and reads its whole response over a connection of its own, closed afterwards: calls share
 * no socket, and a host keeps none open. No redirect is followed and no proxy used.
 * @throws {BodyTooLargeError} for a good response over `maxBytes`
 * @throws what the network, TLS and the parser of HTTP throw; the abort reason when `signal` is aborted
 */
export async function pinnedExchange(url: URL, exchange: Exchange): Promise<Response> {
  const { method, headers, body, addresses, signal, maxBytes } = exchange;
  signal.throwIfAborted();
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method,
    headers: { 'accept-encoding': 'identity', ...Object.fromEntries(headers) },
    agent: false,
    lookup: pinnedLookup(addresses),
    maxHeaderSize: MAX_HEAD_BYTES,
    signal,
  });
  try {
    request.end(body ?? undefined);
    const response = await responseTo(request);
    const bytes = await readReply(wireBody(response), response.statusCode ?? 0, maxBytes);
    return toResponse(response, bytes);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    request.destroy();
  }
}
