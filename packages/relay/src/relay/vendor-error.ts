import type { IncomingHttpHeaders } from 'node:http';
import { isRecord } from '@refinery/providers/json.ts';
import { fromUpstreamFailure } from '@refinery/providers/upstream-error.ts';
import { maskKeys } from './mask-keys.ts';
import { RelayError } from './relay-error.ts';
import type { RelayRequest } from './relay-request.ts';
import { requestIdOf, toHeaders } from './reply-headers.ts';

/**
 * What the types and codes of errors mean that come within a good reply and so have no status of their own.
 */
const STATUSES: Record<string, number> = {
  invalid_request_error: 400,
  context_length_exceeded: 400,
  invalid_prompt: 400,
  content_filter: 400,
  authentication_error: 401,
  invalid_api_key: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  model_not_found: 404,
  timeout_error: 408,
  request_too_large: 413,
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
  insufficient_quota: 429,
  overloaded_error: 529,
};

const MAX_TEXT = 2000;

function errorOf(body: unknown): Record<string, unknown> {
  const outer: unknown = Array.isArray(body) ? body[0] : body;
  if (!isRecord(outer)) return {};
  if (typeof outer.error === 'string') return { message: outer.error };
  return isRecord(outer.error) ? outer.error : outer;
}

function statusWithin({ code, type }: Record<string, unknown>): number {
  // OpenRouter gives the status as the code.
  if (typeof code === 'number' && code >= 400 && code < 600) return code;
  const known = [code, type].map((word) => (typeof word === 'string' ? STATUSES[word] : undefined));
  return known.find((status) => status !== undefined) ?? 500;
}

/**
 * Turns what a vendor answered into an error.
 * @param body parsed JSON of any shape
 * @param status of the reply; without it the error came within a good reply, and says itself what it is
 */
export function fromVendorError(
  request: Pick<RelayRequest, 'provider' | 'headers'>,
  body: unknown,
  headers: IncomingHttpHeaders,
  status?: number,
): RelayError {
  const error = errorOf(body);
  const meant = status ?? statusWithin(error);
  const text = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number'
      ? maskKeys(String(value).slice(0, MAX_TEXT), request.headers)
      : null;
  return new RelayError(
    fromUpstreamFailure(request.provider, { status: meant, headers: toHeaders(headers), body }),
    {
      status: meant,
      type: text(error.type),
      code: text(error.code),
      param: text(error.param),
      message: text(error.message),
      requestId: requestIdOf(headers),
    },
  );
}
