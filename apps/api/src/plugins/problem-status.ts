import type { ErrorCode } from '@refinery/contracts/enums.ts';

type MissingResource = `${string}_not_found` & Exclude<ErrorCode, 'route_not_found'>;

/** Statuses of the codes that do not say it themselves. */
const STATUS: Record<Exclude<ErrorCode, MissingResource>, number> = {
  validation_failed: 400,
  invalid_items: 400,
  invalid_json: 400,
  invalid_upload: 400,
  malformed_request: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  two_factor_required: 401,
  token_expired: 401,
  refresh_token_invalid: 401,
  refresh_token_reused: 401,
  forbidden: 403,
  address_not_allowed: 403,
  account_disabled: 403,
  organization_suspended: 403,
  email_not_verified: 403,
  two_factor_setup_required: 403,
  route_not_found: 404,
  provider_not_configured: 404,
  request_timeout: 408,
  email_taken: 409,
  organization_slug_taken: 409,
  last_admin: 409,
  export_in_progress: 409,
  two_factor_not_set_up: 409,
  two_factor_enabled: 409,
  limit_reached: 409,
  already_member: 409,
  batch_finished: 409,
  batch_not_finished: 409,
  nothing_to_retry: 409,
  webhook_delivery_not_failed: 409,
  webhook_disabled: 409,
  idempotency_in_progress: 409,
  texts_removed: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  blocked_address: 422,
  wrong_password: 422,
  two_factor_code_invalid: 422,
  invitation_invalid: 422,
  email_domain_not_allowed: 422,
  account_token_invalid: 422,
  idempotency_key_reused: 422,
  provider_not_usable: 422,
  refining_limit_exceeded: 422,
  price_unknown: 422,
  quota_exceeded: 429,
  budget_exceeded: 429,
  rate_limited: 429,
  headers_too_large: 431,
  internal_error: 500,
  provider_failed: 502,
  provider_unavailable: 503,
  service_unavailable: 503,
};

const isMissing = (code: ErrorCode): code is MissingResource =>
  code.endsWith('_not_found') && !(code in STATUS);

/** The HTTP status of an error code: the one place where the two meet. A resource that there is not is always 404. */
export const statusOf = (code: ErrorCode): number => (isMissing(code) ? 404 : STATUS[code]);
