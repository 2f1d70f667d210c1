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

/**
 * What a second reader is asked about a model's result: nothing, the guard's doubts, or every requirement.
 */
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

/**
 * Who decided the plan of an organization: nobody, so it has the one that new organizations get; a trial; its
 * subscription at Stripe; or an operator, whose decision stays until an operator takes it back.
 */
export const PLAN_SOURCES = ['default', 'trial', 'stripe', 'operator'] as const;
export type PlanSource = (typeof PLAN_SOURCES)[number];

/** How often a subscription is paid for. */
export const BILLING_INTERVALS = ['month', 'year'] as const;
export type BillingInterval = (typeof BILLING_INTERVALS)[number];

/** How a subscription is, in Stripe's words. */
export const SUBSCRIPTION_STATUSES = [
  'trialing',
  'active',
  'past_due',
  'incomplete',
  'incomplete_expired',
  'unpaid',
  'paused',
  'canceled',
] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** Where people have accounts of their own by which they may sign in. */
export const SOCIAL_PROVIDERS = ['google', 'github'] as const;
export type SocialProvider = (typeof SOCIAL_PROVIDERS)[number];

export const ROLES = ['admin', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const READERS: readonly Role[] = ['viewer', 'member', 'admin'];
const WORKERS: readonly Role[] = ['member', 'admin'];
const ADMINS: readonly Role[] = ['admin'];

/**
 * Who may do what: the one table of it. `scope` says whether an API key may be allowed it: always, only where
 * the key's scopes name it, since with it the key acts on people, learns what they did or spends money, or
 * never. `docs/permissions.md` is made from it, for review.
 */
export const PERMISSION_TABLE = {
  'optimizations:read': { roles: READERS, scope: true },
  'optimizations:write': { roles: WORKERS, scope: true },
  'batches:read': { roles: READERS, scope: true },
  'batches:write': { roles: WORKERS, scope: true },
  'prompts:read': { roles: READERS, scope: true },
  'prompts:write': { roles: WORKERS, scope: true },
  'prompts:publish': { roles: WORKERS, scope: 'named' },
  'prompts:label': { roles: WORKERS, scope: 'named' },
  'tests:read': { roles: READERS, scope: true },
  'tests:write': { roles: WORKERS, scope: 'named' },
  'events:write': { roles: WORKERS, scope: 'named' },
  'providers:read': { roles: READERS, scope: true },
  'models:call': { roles: WORKERS, scope: 'named' },
  'usage:read': { roles: READERS, scope: true },
  'members:read': { roles: READERS, scope: true },
  'members:write': { roles: ADMINS, scope: 'named' },
  'webhooks:read': { roles: READERS, scope: true },
  'webhooks:write': { roles: ADMINS, scope: 'named' },
  'members:add': { roles: ADMINS, scope: false },
  'prompts:approve': { roles: WORKERS, scope: false },
  'audit:read': { roles: ADMINS, scope: 'named' },
  'providers:write': { roles: ADMINS, scope: false },
  'api-keys:read': { roles: READERS, scope: false },
  'api-keys:write': { roles: WORKERS, scope: false },
  'organization:write': { roles: ADMINS, scope: false },
  'billing:read': { roles: ADMINS, scope: false },
  'billing:write': { roles: ADMINS, scope: false },
  'sso:read': { roles: ADMINS, scope: false },
  'sso:write': { roles: ADMINS, scope: false },
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

/**
 * What a vendor's model was asked for. `gateway` and `chat` are of callers who speak to models themselves.
 */
export const CALL_KINDS = [
  'optimize',
  'batch',
  'enhance',
  'verify',
  'check',
  'test',
  'gateway',
  'chat',
] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/**
 * How a call to a model ended. `truncated`: its stream was cut. `lost`: nobody knows, because the process
 * died.
 */
export const CALL_STATUSES = ['completed', 'failed', 'cancelled', 'truncated', 'lost'] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

/**
 * What becomes of the system texts of calls: nothing, a proposal for admins, or what passed every check
 * without doubts is used.
 */
export const GATEWAY_REFINES = ['off', 'propose', 'auto'] as const;
export type GatewayRefine = (typeof GATEWAY_REFINES)[number];

/**
 * What was decided of a system text: nothing yet, it is being refined, there is a result that nobody uses
 * yet, the result is used, or it stays as it is.
 */
export const REFINED_TEXT_STATUSES = ['seen', 'refining', 'proposed', 'active', 'verbatim'] as const;
export type RefinedTextStatus = (typeof REFINED_TEXT_STATUSES)[number];

/** Why a system text stays as it is, or why refining it failed: then it is tried again. */
export const REFINED_TEXT_REASONS = [
  'loss',
  'no_gain',
  'cache_minimum',
  'json_word',
  'rejected',
  'refining_failed',
] as const;
export type RefinedTextReason = (typeof REFINED_TEXT_REASONS)[number];

/** Whether calls without marks for the caches of vendors get some. */
export const CACHE_MARKS = ['auto', 'off'] as const;
export type CacheMarks = (typeof CACHE_MARKS)[number];

/** What is kept of calls: daily sums, a row for each call, or its texts as well. */
export const CALL_TEXTS = ['none', 'metadata', 'full'] as const;
export type CallTexts = (typeof CALL_TEXTS)[number];

export const CUSTOM_REQUEST_FORMATS = ['openai', 'anthropic', 'generic'] as const;
export type CustomRequestFormat = (typeof CUSTOM_REQUEST_FORMATS)[number];

/** The names in a table, in its order. */
export function namesIn<T extends object>(table: T): readonly (keyof T & string)[] {
  return Object.keys(table).filter((name): name is keyof T & string => name in table);
}
