import { ProviderError } from '@refinery/providers/errors.ts';
import { RelayError } from '@refinery/relay/relay/relay-error.ts';
import { type CallFacts, GatewayRefusal } from './gateway-refusal.ts';

/** Whether the vendor refused what the caller sent, and not our credentials. */
const isOfCaller = ({ kind, refusal: { status } }: RelayError): boolean =>
  status >= 400 && status < 500 && kind !== 'auth';

/** What the caller is told where nobody answered; anything but a vendor's failure is thrown as it is. */
export function refusalOfFailure(error: unknown, facts: CallFacts): unknown {
  if (!(error instanceof ProviderError)) return error;
  const { message, retryAfterMs, reason, kind } = error;
  const shared = { message, retryAfterMs, facts, failure: error };
  if (kind === 'budget') {
    if (reason === 'price_unknown')
      return new GatewayRefusal({ ...shared, status: 400, code: 'model_not_priced', param: 'model' });
    if (reason === 'cost_not_bounded') return new GatewayRefusal({ ...shared, status: 400, code: reason });
    return new GatewayRefusal({ ...shared, status: 429, code: 'insufficient_quota', final: true });
  }
  // Of several that are busy, none has an answer that helps the caller.
  const allFailed = facts.attempts > 1 && error.retryable;
  if (error instanceof RelayError && isOfCaller(error) && !allFailed) {
    const { refusal } = error;
    return new GatewayRefusal({
      ...shared,
      status: refusal.status,
      code: refusal.code ?? reason ?? kind,
      param: refusal.param,
      message: refusal.message ?? message,
      vendorRefusal: refusal,
    });
  }
  if (reason === 'queue_full' || reason === 'circuit_open')
    return new GatewayRefusal({ ...shared, status: 503, code: reason });
  // Whoever falls back has tried enough; others may try again where it may pass.
  const final = facts.attempts > 1 || !error.retryable;
  return new GatewayRefusal({ ...shared, status: 502, code: reason ?? `provider_${kind}`, final });
}
