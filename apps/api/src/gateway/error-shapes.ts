import type { Dialect } from '@refinery/contracts/gateway.ts';
import type { RefusalDetails } from '@refinery/domain/gateway/gateway-refusal.ts';

/** An error as an SDK reads it. */
export interface ShapedError {
  status: number;
  body: object;
}

const OPENAI_TYPES: Record<number, string> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'rate_limit_error',
};

/** https://platform.claude.com/docs/en/api/errors */
const ANTHROPIC_TYPES: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  408: 'timeout_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

/** A refusal in the shape of the vendor whose protocol the caller speaks. */
export function shapeError(dialect: Dialect, refusal: RefusalDetails, requestId: string): ShapedError {
  return dialect === 'anthropic' ? asAnthropic(refusal, requestId) : asOpenai(refusal);
}

function asOpenai({ status, code, message, param, vendorRefusal }: RefusalDetails): ShapedError {
  const own = status >= 500 ? 'server_error' : (OPENAI_TYPES[status] ?? 'invalid_request_error');
  const type = vendorRefusal?.type ?? (code === 'insufficient_quota' ? code : own);
  return { status, body: { error: { message, type, param: param ?? null, code } } };
}

function asAnthropic(
  { status, code, message, vendorRefusal }: RefusalDetails,
  requestId: string,
): ShapedError {
  const isOurBudget = code === 'insufficient_quota' && vendorRefusal === undefined;
  const meant = isOurBudget ? 402 : status === 503 ? 529 : status;
  const own = ANTHROPIC_TYPES[meant] ?? (meant >= 500 ? 'api_error' : 'invalid_request_error');
  const error = { type: vendorRefusal?.type ?? own, message, code };
  return { status: meant, body: { type: 'error', error, request_id: requestId } };
}
