import { describe, expect, it } from 'vitest';
import { ProviderError } from './errors.ts';
import { BodyTooLargeError } from './limited-body.ts';
import { BlockedAddressError } from './ssrf-guard/blocked-address-error.ts';
import { findCause, fromTransportFailure } from './transport-error.ts';

const coded = (code: unknown) => Object.assign(new Error('It broke'), { code });
const read = (error: unknown) => fromTransportFailure('custom', error);
/** The error with so many layers around it, as `fetch` and the SDKs add them. */
const wrapped = (error: unknown, layers: number): unknown =>
  layers === 0 ? error : new Error('It broke', { cause: wrapped(error, layers - 1) });

describe('fromTransportFailure', () => {
  it.each([
    ['ENOTFOUND', 'network', 'unknown_host'],
    ['EAI_AGAIN', 'network', 'unknown_host'],
    ['ECONNREFUSED', 'network', 'connection_refused'],
    ['ECONNRESET', 'network', 'connection_cut'],
    ['EPIPE', 'network', 'connection_cut'],
    ['UND_ERR_SOCKET', 'network', 'connection_cut'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'network', 'connection_cut'],
    ['HPE_HEADER_OVERFLOW', 'malformed_reply', 'reply_too_large'],
    ['UND_ERR_HEADERS_OVERFLOW', 'malformed_reply', 'reply_too_large'],
    ['ETIMEDOUT', 'timeout', undefined],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', undefined],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout', undefined],
    ['UND_ERR_BODY_TIMEOUT', 'timeout', undefined],
    ['CERT_HAS_EXPIRED', 'network', 'untrusted_certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'network', 'untrusted_certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'network', 'untrusted_certificate'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'network', 'untrusted_certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'network', 'untrusted_certificate'],
    ['EOTHER', 'network', undefined],
    ['', 'network', undefined],
    [7, 'network', undefined],
  ])('takes the code %j for %s, %s', (code, kind, reason) => {
    for (const error of [
      coded(code),
      wrapped(coded(code), 2),
      new AggregateError([new Error('One'), coded(code)]),
    ]) {
      const made = read(error);
      expect(made).toBeInstanceOf(ProviderError);
      expect([made.provider, made.kind, made.reason]).toEqual(['custom', kind, reason]);
    }
  });

  it('takes a timeout for one, and nothing else that a signal throws', () => {
    expect(read(wrapped(new DOMException('Late', 'TimeoutError'), 1)).kind).toBe('timeout');
    expect(read(Object.assign(new Error('Late'), { name: 'TimeoutError' })).kind).toBe('network');
    expect(read(new DOMException('Stop', 'AbortError')).kind).toBe('network');
  });

  it.each([undefined, null, 'broken', 7])('takes %j for a fault of the network', (thrown) => {
    expect(read(thrown)).toMatchObject({ kind: 'network', reason: undefined });
  });

  it('says what our own guards said, through all layers', () => {
    const own = new ProviderError({ provider: 'openai', kind: 'auth' });
    expect(read(wrapped(own, 3))).toBe(own);
    expect(read(wrapped(new BlockedAddressError('The address is not allowed.'), 3))).toMatchObject({
      provider: 'custom',
      kind: 'invalid_request',
      reason: 'blocked_address',
      message: 'The address is not allowed.',
    });
    expect(read(wrapped(new BodyTooLargeError('Too large.'), 3))).toMatchObject({
      provider: 'custom',
      kind: 'malformed_reply',
      reason: 'reply_too_large',
    });
  });
});

describe('findCause', () => {
  it('looks eight layers deep and no deeper, so that a circle ends', () => {
    expect(findCause(wrapped(new TypeError('It'), 8), TypeError)).toBeInstanceOf(TypeError);
    expect(findCause(wrapped(new TypeError('It'), 9), TypeError)).toBeUndefined();
    const parts = (error: unknown, layers: number): unknown =>
      layers === 0 ? error : new AggregateError([parts(error, layers - 1)]);
    expect(findCause(parts(new TypeError('It'), 8), TypeError)).toBeInstanceOf(TypeError);
    expect(findCause(parts(new TypeError('It'), 9), TypeError)).toBeUndefined();
    const circle = new Error('It');
    circle.cause = circle;
    expect(findCause(circle, TypeError)).toBeUndefined();
  });
});
