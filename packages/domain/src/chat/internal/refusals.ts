import { DomainError } from '../../errors/domain-error.ts';
import { GatewayRefusal, type RefusalDetails } from '../../gateway/gateway-refusal.ts';

const UNPRICED = new Set(['model_not_priced', 'cost_not_bounded']);

/**
 * Why a call to a model came to nothing, as endpoints of ours say it; anything but a refusal of the gateway
 * is given back as it is.
 */
export function toDomainRefusal(error: unknown): unknown {
  if (!(error instanceof GatewayRefusal)) return error;
  const { details } = error;
  const { retryAfterMs } = details;
  const retry = retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) };
  // Without the refusal as its cause: it may quote what the caller wrote, and causes are logged.
  return new DomainError(codeOf(details), details.message, retry);
}

function codeOf({ status, code, vendorRefusal }: RefusalDetails): DomainError['code'] {
  if (UNPRICED.has(code)) return 'price_unknown';
  // What the vendor's limits are is no business of the caller's limits here.
  if (status === 429) {
    if (vendorRefusal) return 'provider_unavailable';
    return code === 'insufficient_quota' ? 'budget_exceeded' : 'rate_limited';
  }
  if (status === 404) return vendorRefusal ? 'call_refused' : 'model_not_found';
  if (status === 503) return 'provider_unavailable';
  return status >= 500 ? 'provider_failed' : 'call_refused';
}
