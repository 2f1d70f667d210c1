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
/** Who decided: a rule of the guard, or the second reader. */
export const DECIDERS = ['rule', 'verifier'] as const;

export const PLANS = ['free', 'pro', 'enterprise'] as const;
export type Plan = (typeof PLANS)[number];

export const ROLES = ['admin', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const READERS: readonly Role[] = ['viewer', 'member', 'admin'];
const WORKERS: readonly Role[] = ['member', 'admin'];
const ADMINS: readonly Role[] = ['admin'];

/**
 * Who may do what: the one table of it. `scope` says whether an API key may be allowed it: always, only where the key's scopes name it,
 * since with it the key acts on people or learns what they did, or never. `docs/permissions.md` is made from it, for review.
 */
export const PERMISSION_TABLE = {
  'optimizations:read': { roles: READERS, scope: true },
  'optimizations:write': { roles: WORKERS, scope: true },
  'batches:read': { roles: READERS, scope: true },
  'batches:write': { roles: WORKERS, scope: true },
  'prompts:read': { roles: READERS, scope: true },
  'prompts:write': { roles: WORKERS, scope: true },
  'prompts:label': { roles: WORKERS, scope: 'named' },
  'providers:read': { roles: READERS, scope: true },
  'usage:read': { roles: READERS, scope: true },
  'members:read': { roles: READERS, scope: true },
  'members:write': { roles: ADMINS, scope: 'named' },
  'webhooks:read': { roles: READERS, scope: true },
  'webhooks:write': { roles: ADMINS, scope: 'named' },
  'audit:read': { roles: ADMINS, scope: 'named' },
  'providers:write': { roles: ADMINS, scope: false },
  'api-keys:read': { roles: READERS, scope: false },
  'api-keys:write': { roles: WORKERS, scope: false },
  'organization:write': { roles: ADMINS, scope: false },
} as const satisfies Record<string, { roles: readonly Role[]; scope: boolean | 'named' }>;

/** Everything a caller can be allowed: the scopes of API keys, and what only people may do. */
export type Permission = keyof typeof PERMISSION_TABLE;
export const PERMISSIONS = namesIn(PERMISSION_TABLE);

/** What an API key may be allowed to do. */
export type Scope = {
  [P in Permission]: (typeof PERMISSION_TABLE)[P]['scope'] extends false ? never : P;
}[Permission];
export const SCOPES = PERMISSIONS.filter(
  (permission): permission is Scope => PERMISSION_TABLE[permission].scope !== false,
);
/** Scopes that a key has only where they are named. */
export const NAMED_SCOPES: readonly Scope[] = SCOPES.filter(
  (scope) => PERMISSION_TABLE[scope].scope === 'named',
);

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
 * Every stable error code a client can meet: its status on the wire, and the sentence that titles it. What is `…_not_found` is 404 by its
 * name. Whoever throws a code knows nothing of its status. `docs/api.md` lists them, for review.
 */
export const ERRORS = errors({
  validation_failed: { status: 400, title: 'The request is not valid' },
  invalid_items: { status: 400, title: 'The upload has invalid items' },
  invalid_json: { status: 400, title: 'The body is not valid JSON' },
  invalid_upload: { status: 400, title: 'The upload could not be read' },
  unsupported_media_type: { status: 415, title: 'The content type is not supported' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
  route_not_found: { title: 'There is no such path' },
  malformed_request: { status: 400, title: 'The request is not valid HTTP' },
  headers_too_large: { status: 431, title: 'The headers of the request are too large' },
  unauthenticated: { status: 401, title: 'Authentication is required' },
  invalid_credentials: { status: 401, title: 'E-mail or password is wrong' },
  token_expired: { status: 401, title: 'The access token has expired' },
  refresh_token_invalid: { status: 401, title: 'The refresh token is not valid' },
  refresh_token_reused: {
    status: 401,
    title: 'The refresh token was used before; the session has been ended',
  },
  forbidden: { status: 403, title: 'You may not do this' },
  cross_site: { status: 403, title: 'The request came from another site' },
  address_not_allowed: { status: 403, title: 'The API key does not work from this address' },
  account_disabled: { status: 403, title: 'The account is disabled' },
  organization_suspended: { status: 403, title: 'The organization is suspended' },
  wrong_password: { status: 422, title: 'The current password is wrong' },
  two_factor_required: { status: 401, title: 'A two-factor code is required to sign in' },
  two_factor_code_invalid: { status: 422, title: 'The code is wrong or was used before' },
  two_factor_not_set_up: { status: 409, title: 'Two-factor sign-in is not set up' },
  two_factor_enabled: { status: 409, title: 'Two-factor sign-in is already on' },
  account_token_invalid: { status: 422, title: 'The link is no longer valid' },
  email_not_verified: { status: 403, title: 'The e-mail is not confirmed' },
  user_not_found: { title: 'No such person' },
  session_not_found: { title: 'No such session' },
  email_taken: { status: 409, title: 'There is already an account with this e-mail' },
  export_not_found: { title: 'No such export' },
  export_in_progress: { status: 409, title: 'A data export is being prepared' },
  organization_slug_taken: { status: 409, title: 'The organization slug is taken' },
  organization_not_found: { title: 'No such organization' },
  last_admin: { status: 409, title: 'The organization would have no admin' },
  limit_reached: { status: 409, title: 'The limit is reached' },
  member_not_found: { title: 'No such member' },
  invitation_not_found: { title: 'No such invitation' },
  invitation_invalid: { status: 422, title: 'The invitation is no longer valid' },
  email_domain_not_allowed: { status: 422, title: 'People with this e-mail domain may not join' },
  two_factor_setup_required: { status: 403, title: 'Two-factor sign-in must be set up first' },
  already_member: { status: 409, title: 'The person is already a member' },
  optimization_not_found: { title: 'No such optimization' },
  project_not_found: { title: 'No such project' },
  prompt_not_found: { title: 'No such prompt' },
  prompt_version_not_found: { title: 'The prompt has no such version' },
  label_not_found: { title: 'The prompt has no such label' },
  gate_failed: { status: 409, title: 'The version may not have the label' },
  prompt_slug_taken: { status: 409, title: 'The slug of the prompt is taken' },
  prompt_in_use: { status: 409, title: 'The prompt is in use' },
  version_conflict: { status: 412, title: 'The prompt has a newer version' },
  include_invalid: { status: 422, title: 'The prompt includes what it cannot include' },
  published_prompt_not_found: { title: 'No such public prompt' },
  screening_failed: { status: 422, title: 'The prompt has texts that must not be published' },
  already_reported: { status: 409, title: 'The organization has reported it before' },
  share_not_found: { title: 'No such link' },
  share_ended: { status: 410, title: 'The link is used up or has expired' },
  share_password_required: { status: 403, title: 'The link needs its password' },
  enrichment_not_found: { title: 'No such enrichment' },
  enrichment_job_not_found: { title: 'No such job of enrichments' },
  enrichment_job_finished: { status: 409, title: 'The job has already ended' },
  batch_not_found: { title: 'No such batch' },
  api_key_not_found: { title: 'No such API key' },
  webhook_not_found: { title: 'No such webhook' },
  webhook_delivery_not_found: { title: 'No such delivery' },
  webhook_delivery_not_failed: { status: 409, title: 'The delivery has not failed' },
  webhook_disabled: { status: 409, title: 'The webhook is disabled' },
  provider_not_configured: { status: 404, title: 'The provider has no configuration' },
  provider_not_usable: { status: 422, title: 'The provider cannot be used' },
  edits_unknown: { status: 422, title: 'Rejected edits are unknown' },
  optimization_not_completed: { status: 409, title: 'The optimization has no result' },
  review_not_found: { title: 'No such review' },
  texts_removed: { status: 410, title: 'The texts were removed' },
  refining_limit_exceeded: { status: 422, title: 'Refining the text takes too much work' },
  provider_failed: { status: 502, title: 'The provider failed' },
  provider_unavailable: { status: 503, title: 'The provider is not available right now' },
  blocked_address: { status: 422, title: 'The address is not allowed' },
  batch_finished: { status: 409, title: 'The batch has already ended' },
  batch_not_finished: { status: 409, title: 'The batch has not ended yet' },
  nothing_to_retry: { status: 409, title: 'Nothing has failed that can be tried again' },
  job_not_found: { title: 'No such job' },
  broadcast_not_found: { title: 'No such broadcast' },
  quota_exceeded: { status: 429, title: 'The monthly quota is used up' },
  webhook_limit: { status: 429, title: 'The limit of webhooks is reached' },
  budget_exceeded: { status: 429, title: 'The monthly budget is used up' },
  price_unknown: { status: 422, title: 'The price of the model is not known' },
  rate_limited: { status: 429, title: 'Too many requests' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used with another request' },
  idempotency_in_progress: { status: 409, title: 'A request with this idempotency key is still running' },
  service_unavailable: { status: 503, title: 'The service is not available right now' },
  internal_error: { status: 500, title: 'Something went wrong on our side' },
});

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = namesIn(ERRORS);

type MissingResource = `${string}_not_found`;
type ErrorTable<T> = {
  [Code in keyof T]: Code extends MissingResource
    ? { status?: never; title: string }
    : { status: number; title: string };
};

/** Of each code that it has a title, and a status where its name does not say it. */
function errors<T extends ErrorTable<T>>(table: T): T {
  return table;
}

/** The names in a table, in its order. */
function namesIn<T extends object>(table: T): readonly (keyof T & string)[] {
  return Object.keys(table).filter((name): name is keyof T & string => name in table);
}
