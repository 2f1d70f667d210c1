import { ProviderError, type ProviderErrorDetails } from './errors.ts';
import { isRecord } from './json.ts';
import { BodyTooLargeError } from './limited-body.ts';
import type { VendorName } from './spec.ts';
import { BlockedAddressError } from './ssrf-guard/blocked-address-error.ts';

type Classification = Pick<ProviderErrorDetails, 'kind' | 'reason'>;

const BY_CODE: Record<string, Classification> = {
  ENOTFOUND: { kind: 'network', reason: 'unknown_host' },
  EAI_AGAIN: { kind: 'network', reason: 'unknown_host' },
  ECONNREFUSED: { kind: 'network', reason: 'connection_refused' },
  ECONNRESET: { kind: 'network', reason: 'connection_cut' },
  EPIPE: { kind: 'network', reason: 'connection_cut' },
  UND_ERR_SOCKET: { kind: 'network', reason: 'connection_cut' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { kind: 'network', reason: 'connection_cut' },
  HPE_HEADER_OVERFLOW: { kind: 'malformed_reply', reason: 'reply_too_large' },
  UND_ERR_HEADERS_OVERFLOW: { kind: 'malformed_reply', reason: 'reply_too_large' },
  ETIMEDOUT: { kind: 'timeout' },
  UND_ERR_CONNECT_TIMEOUT: { kind: 'timeout' },
  UND_ERR_HEADERS_TIMEOUT: { kind: 'timeout' },
  UND_ERR_BODY_TIMEOUT: { kind: 'timeout' },
};

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ALTNAME/;

/** The `cause` chain of an error from the outside in, and the parts of an `AggregateError`. */
function* causes(error: unknown, depth = 0): Generator<unknown> {
  if (depth > 8) return;
  yield error;
  if (error instanceof AggregateError) for (const part of error.errors) yield* causes(part, depth + 1);
  if (error instanceof Error && error.cause) yield* causes(error.cause, depth + 1);
}

/**
 * Finds the first cause of a failed exchange that is an instance of `type`, through the layers that `fetch`
 * and the SDKs wrap around it.
 */
export function findCause<T>(error: unknown, type: abstract new (...args: never[]) => T): T | undefined {
  for (const cause of causes(error)) if (cause instanceof type) return cause;
  return undefined;
}

function classify(error: unknown): Classification {
  for (const cause of causes(error)) {
    if (cause instanceof DOMException && cause.name === 'TimeoutError') return { kind: 'timeout' };
    const code = isRecord(cause) && typeof cause.code === 'string' ? cause.code : '';
    const known = BY_CODE[code];
    if (known) return known;
    if (CERTIFICATE.test(code)) return { kind: 'network', reason: 'untrusted_certificate' };
  }
  return { kind: 'network' };
}

/** Turns what `fetch` threw, or the reading of a body, into a {@link ProviderError}. Not for aborts. */
export function fromTransportFailure(provider: VendorName, error: unknown): ProviderError {
  const known = findCause(error, ProviderError);
  if (known) return known;
  const blocked = findCause(error, BlockedAddressError);
  if (blocked) {
    return new ProviderError({
      provider,
      kind: 'invalid_request',
      reason: 'blocked_address',
      message: blocked.message,
    });
  }
  if (findCause(error, BodyTooLargeError)) {
    return new ProviderError({ provider, kind: 'malformed_reply', reason: 'reply_too_large' });
  }
  return new ProviderError({ provider, ...classify(error) });
}
