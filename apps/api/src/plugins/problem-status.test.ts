import { ERROR_TITLES, type ErrorCode } from '@refinery/contracts/enums.ts';
import { expect, it } from 'vitest';
import { statusOf } from './problem-status.ts';

const isCode = (code: string): code is ErrorCode => code in ERROR_TITLES;
const CODES = Object.keys(ERROR_TITLES).filter(isCode);

/** What clients have written their handling for, once more on purpose: whoever changes a status breaks them. */
const PUBLISHED: readonly [number, string][] = [
  [400, 'invalid_items invalid_json invalid_upload malformed_request validation_failed'],
  [
    401,
    'invalid_credentials refresh_token_invalid refresh_token_reused token_expired two_factor_required unauthenticated',
  ],
  [
    403,
    'account_disabled address_not_allowed email_not_verified forbidden organization_suspended two_factor_setup_required',
  ],
  [408, 'request_timeout'],
  [
    409,
    'already_member batch_finished batch_not_finished email_taken export_in_progress idempotency_in_progress last_admin limit_reached nothing_to_retry organization_slug_taken two_factor_enabled two_factor_not_set_up webhook_delivery_not_failed webhook_disabled',
  ],
  [410, 'texts_removed'],
  [413, 'payload_too_large'],
  [415, 'unsupported_media_type'],
  [
    422,
    'account_token_invalid blocked_address email_domain_not_allowed idempotency_key_reused invitation_invalid price_unknown provider_not_usable refining_limit_exceeded two_factor_code_invalid wrong_password',
  ],
  [429, 'budget_exceeded quota_exceeded rate_limited'],
  [431, 'headers_too_large'],
  [500, 'internal_error'],
  [502, 'provider_failed'],
  [503, 'provider_unavailable service_unavailable'],
];

it.each(PUBLISHED)('%i is the status of %s', (status, codes) => {
  expect(CODES.filter((code) => statusOf(code) === status).sort()).toEqual(codes.split(' '));
});

it('what is not there is 404, and what ends so, or is not configured, is not there', () => {
  const missing = CODES.filter((code) => code.endsWith('_not_found') || code === 'provider_not_configured');
  expect(missing).toContain('batch_not_found');
  expect(CODES.filter((code) => statusOf(code) === 404)).toEqual(missing);
});
