import { type Static, Type } from 'typebox';
import { problemExample } from './examples/service.ts';

/**
 * Every stable error code a client can meet, with the sentence that titles it.
 * The status each one maps to is the transport's business.
 */
export const ERROR_TITLES = {
  validation_failed: 'The request is not valid',
  invalid_items: 'The upload has invalid items',
  invalid_json: 'The body is not valid JSON',
  invalid_upload: 'The upload could not be read',
  unsupported_media_type: 'The content type is not supported',
  payload_too_large: 'The request is too large',
  request_timeout: 'The request took too long to arrive',
  not_supported: 'This is not supported yet',
  route_not_found: 'No such route',
  malformed_request: 'The request is not valid HTTP',
  headers_too_large: 'The headers of the request are too large',
  unauthenticated: 'Authentication is required',
  invalid_credentials: 'E-mail or password is wrong',
  token_expired: 'The access token has expired',
  refresh_token_invalid: 'The refresh token is not valid',
  refresh_token_reused: 'The refresh token was used before; the session has been ended',
  forbidden: 'You may not do this',
  email_taken: 'An account with this e-mail exists',
  organization_slug_taken: 'The organization slug is taken',
  optimization_not_found: 'No such optimization',
  batch_not_found: 'No such batch',
  api_key_not_found: 'No such API key',
  provider_not_configured: 'The provider has no configuration',
  provider_not_usable: 'The provider cannot be used',
  refining_limit_exceeded: 'The text is too much work',
  provider_failed: 'The provider failed',
  provider_unavailable: 'The provider is not available right now',
  blocked_address: 'The address is not allowed',
  batch_finished: 'The batch has already ended',
  batch_not_finished: 'The batch has not ended yet',
  nothing_to_retry: 'The batch has no failed items',
  quota_exceeded: 'The monthly quota is used up',
  rate_limited: 'Too many requests',
  idempotency_key_reused: 'The idempotency key was used with another request',
  idempotency_in_progress: 'A request with this idempotency key is still running',
  service_unavailable: 'The service is not available right now',
  internal_error: 'Something went wrong on our side',
} as const;

export type ErrorCode = keyof typeof ERROR_TITLES;

export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'A URI reference that names the kind of problem' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What happened and what to do about it' }),
    code: Type.Unsafe<ErrorCode>({
      type: 'string',
      description: 'Stable; listed in docs/api.md',
      enum: Object.keys(ERROR_TITLES),
    }),
    requestId: Type.String(),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          path: Type.String(),
          message: Type.String(),
          line: Type.Optional(Type.Integer({ description: 'Line of an upload, counted from 1' })),
        }),
      ),
    ),
    errorCount: Type.Optional(
      Type.Integer({ description: 'How many errors were found. Checking stops at 50, so there may be more' }),
    ),
    resetsAt: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { title: 'Problem', description: 'RFC 9457 problem details', examples: [problemExample] },
);
export type Problem = Static<typeof ProblemSchema>;
