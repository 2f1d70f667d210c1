/** Vendors of completions; `local` is the built-in offline refiner. */
export const PROVIDERS = [
  'local',
  'openai',
  'anthropic',
  'gemini',
  'deepseek',
  'groq',
  'openrouter',
  'custom',
] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Every provider that is reached over the network. */
export const REMOTE_PROVIDERS = [
  'openai',
  'anthropic',
  'gemini',
  'deepseek',
  'groq',
  'openrouter',
  'custom',
] as const satisfies readonly Provider[];
export type RemoteProvider = (typeof REMOTE_PROVIDERS)[number];

export const STRATEGIES = ['UNIVERSAL', 'GPT', 'CLAUDE', 'DEEPSEEK', 'LEGAL'] as const;
export type Strategy = (typeof STRATEGIES)[number];

export const COMPRESSION_LEVELS = ['low', 'medium', 'high'] as const;
export type CompressionLevel = (typeof COMPRESSION_LEVELS)[number];

export const OUTPUT_FORMATS = ['default', 'markdown', 'json', 'xml'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** How a vendor's model is asked: with the prompt itself, or with what the local refiner made of it. */
export const MODES = ['direct', 'hybrid'] as const;
export type Mode = (typeof MODES)[number];

/** What a second reader is asked about a model's result: nothing, the guard's doubts, or every requirement. */
export const VERIFY_MODES = ['off', 'doubts', 'all'] as const;
export type VerifyMode = (typeof VERIFY_MODES)[number];

/** What the guard's doubts count as: questions that a second reader may answer, or losses. */
export const STRICTNESSES = ['normal', 'strict'] as const;
export type Strictness = (typeof STRICTNESSES)[number];

/** What became of a requirement. */
export const VERDICTS = ['kept', 'lost', 'doubtful'] as const;
/** Who said so: a rule of the guard, or the second reader. */
export const DECIDERS = ['rule', 'verifier'] as const;

export const PLANS = ['free', 'pro', 'enterprise'] as const;
export type Plan = (typeof PLANS)[number];

export const ROLES = ['admin', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** What an API key may be allowed to do. */
export const SCOPES = [
  'optimizations:read',
  'optimizations:write',
  'batches:read',
  'batches:write',
  'providers:read',
  'usage:read',
  'members:read',
  'members:write',
  'webhooks:read',
  'webhooks:write',
  'audit:read',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Scopes that a key has only where they are named: with them it acts on people, or learns what they did. */
export const NAMED_SCOPES: readonly Scope[] = ['members:write', 'webhooks:write', 'audit:read'];

/** Everything a caller can be allowed: the scopes of API keys, and what only people may do. */
export const PERMISSIONS = [
  ...SCOPES,
  'providers:write',
  'api-keys:read',
  'api-keys:write',
  'organization:write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const OPTIMIZATION_STATUSES = ['processing', 'completed', 'failed'] as const;
export type OptimizationStatus = (typeof OPTIMIZATION_STATUSES)[number];

export const BATCH_STATUSES = [
  'queued',
  'running',
  'completed',
  'cancelling',
  'cancelled',
  'failed',
] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

export const BATCH_ITEM_STATUSES = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const;
export type BatchItemStatus = (typeof BATCH_ITEM_STATUSES)[number];

export const CUSTOM_REQUEST_FORMATS = ['openai', 'anthropic', 'generic'] as const;
export type CustomRequestFormat = (typeof CUSTOM_REQUEST_FORMATS)[number];

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
  route_not_found: 'No such route',
  malformed_request: 'The request is not valid HTTP',
  headers_too_large: 'The headers of the request are too large',
  unauthenticated: 'Authentication is required',
  invalid_credentials: 'E-mail or password is wrong',
  token_expired: 'The access token has expired',
  refresh_token_invalid: 'The refresh token is not valid',
  refresh_token_reused: 'The refresh token was used before; the session has been ended',
  forbidden: 'You may not do this',
  address_not_allowed: 'The API key does not work from this address',
  account_disabled: 'The account is disabled',
  organization_suspended: 'The organization is suspended',
  wrong_password: 'The current password is wrong',
  two_factor_required: 'Signing in takes a code, too',
  two_factor_code_invalid: 'The code is wrong or was used before',
  two_factor_not_set_up: 'Two-factor sign-in is not set up',
  two_factor_enabled: 'Two-factor sign-in is on already',
  account_token_invalid: 'The link does not work any more',
  email_not_verified: 'The e-mail is not confirmed',
  user_not_found: 'No such person',
  session_not_found: 'No such session',
  email_taken: 'An account with this e-mail exists',
  export_not_found: 'No such export',
  export_in_progress: 'An export is being made',
  organization_slug_taken: 'The organization slug is taken',
  organization_not_found: 'No such organization',
  last_admin: 'The organization would be without an admin',
  limit_reached: 'There are as many as there may be',
  member_not_found: 'No such member',
  invitation_not_found: 'No such invitation',
  invitation_invalid: 'The invitation is not valid any more',
  email_domain_not_allowed: 'People with this e-mail may not join',
  two_factor_setup_required: 'The organization asks for two-factor sign-in',
  already_member: 'The person is a member already',
  optimization_not_found: 'No such optimization',
  batch_not_found: 'No such batch',
  api_key_not_found: 'No such API key',
  webhook_not_found: 'No such webhook',
  webhook_delivery_not_found: 'No such delivery',
  webhook_delivery_not_failed: 'The delivery has not failed',
  webhook_disabled: 'The webhook is disabled',
  provider_not_configured: 'The provider has no configuration',
  provider_not_usable: 'The provider cannot be used',
  texts_removed: 'The texts were removed',
  refining_limit_exceeded: 'The text is too much work',
  provider_failed: 'The provider failed',
  provider_unavailable: 'The provider is not available right now',
  blocked_address: 'The address is not allowed',
  batch_finished: 'The batch has already ended',
  batch_not_finished: 'The batch has not ended yet',
  nothing_to_retry: 'The batch has no failed items',
  quota_exceeded: 'The monthly quota is used up',
  budget_exceeded: 'The monthly budget is used up',
  price_unknown: 'The price of the model is not known',
  rate_limited: 'Too many requests',
  idempotency_key_reused: 'The idempotency key was used with another request',
  idempotency_in_progress: 'A request with this idempotency key is still running',
  service_unavailable: 'The service is not available right now',
  internal_error: 'Something went wrong on our side',
} as const;

export type ErrorCode = keyof typeof ERROR_TITLES;
