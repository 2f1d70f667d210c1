import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import type { ErrorCode } from '@refinery/contracts/error-codes.ts';
import { isHealthEndpoint } from '@refinery/contracts/health.ts';
import { statusOf } from '../plugins/problem-status.ts';

const DESCRIPTIONS: Record<number, string> = {
  200: 'Done',
  201: 'Made',
  202: 'Accepted; the work continues in the background',
  204: 'Done; the reply has no body',
  304: 'The reply is the one that `If-None-Match` names; it has no body',
  400: 'The request is not valid',
  401: 'Authentication is missing or wrong',
  403: 'The caller may not do this',
  404: 'No such resource',
  408: 'The body arrived too slowly',
  409: 'Conflict with the current state',
  412: 'Changed since it was read',
  413: 'Too large',
  415: 'Content type not supported',
  422: 'The request was understood but refused',
  429: 'Too many requests, or the quota is used up',
  502: 'The provider failed',
  503: 'Not available right now',
  529: 'Not available right now',
};

/** What a status means, in a few words. */
export const describeStatus = (status: number): string => DESCRIPTIONS[status] ?? 'A reply';

/** What a method with a body answers, whether it wants one or not. */
const WITH_BODY: ErrorCode[] = [
  'validation_failed',
  'invalid_json',
  'request_timeout',
  'payload_too_large',
  'unsupported_media_type',
];
const GUARDED: ErrorCode[] = ['unauthenticated', 'token_expired', 'account_disabled', 'address_not_allowed'];
const ONCE: ErrorCode[] = ['idempotency_in_progress', 'idempotency_key_reused'];
/** Beyond a limit, and without a database. */
const ANYWHERE: ErrorCode[] = ['rate_limited', 'service_unavailable'];

/**
 * The error codes of an endpoint by status: its own, and those that follow from what it takes and who may
 * call.
 */
export function problemsOf(endpoint: Endpoint): Map<number, ErrorCode[]> {
  if (isHealthEndpoint(endpoint)) return new Map();
  const { access, unverified, suspended, feature, method, params, query, idempotent, errors } = endpoint;
  const codes = new Set<ErrorCode>([
    ...(params || query ? (['validation_failed'] as const) : []),
    ...(method === 'GET' ? [] : WITH_BODY),
    ...(access === 'public' ? [] : GUARDED),
    // Of a cookie, or of the sign-in that asks for one.
    ...(method === 'GET' || access === 'public' ? [] : (['cross_site'] as const)),
    ...(access === 'public' || access === 'signed-in' ? [] : (['forbidden'] as const)),
    // Also where the header names it.
    ...(access === 'public' ? [] : (['validation_failed', 'organization_not_found'] as const)),
    ...(access === 'public' || unverified
      ? []
      : (['email_not_verified', 'two_factor_setup_required', 'sso_required'] as const)),
    ...(access === 'public' || access === 'operator' || suspended
      ? []
      : (['organization_suspended'] as const)),
    // Also where the header names another organization.
    ...(access === 'public' ? [] : (['own_sign_in_required'] as const)),
    ...(feature ? (['plan_required'] as const) : []),
    ...errors,
    ...(idempotent ? ONCE : []),
    ...ANYWHERE,
  ]);
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const status = statusOf(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return new Map([...byStatus].sort(([a], [b]) => a - b));
}
