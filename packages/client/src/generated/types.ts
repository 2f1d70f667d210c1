// Made from packages/contracts by `pnpm docs:write`. Not to be edited.

/** A method that takes nothing, or nothing yet. */
export type NoInput = Record<string, never>;

/** RFC 9457 problem details */
export interface Problem {
  /** A URI reference that identifies the kind of problem. */
  type: string;
  title: string;
  status: number;
  /** What happened, and what you can do. */
  detail: string;
  /** Stable. All codes are listed in docs/api.md. */
  code:
    | 'validation_failed'
    | 'invalid_items'
    | 'invalid_json'
    | 'invalid_upload'
    | 'unsupported_media_type'
    | 'payload_too_large'
    | 'request_timeout'
    | 'route_not_found'
    | 'malformed_request'
    | 'headers_too_large'
    | 'unauthenticated'
    | 'invalid_credentials'
    | 'token_expired'
    | 'refresh_token_invalid'
    | 'refresh_token_reused'
    | 'forbidden'
    | 'cross_site'
    | 'address_not_allowed'
    | 'account_disabled'
    | 'plan_required'
    | 'organization_suspended'
    | 'wrong_password'
    | 'two_factor_required'
    | 'two_factor_code_invalid'
    | 'two_factor_not_set_up'
    | 'two_factor_enabled'
    | 'account_token_invalid'
    | 'email_not_verified'
    | 'user_not_found'
    | 'session_not_found'
    | 'email_taken'
    | 'export_not_found'
    | 'export_in_progress'
    | 'organization_slug_taken'
    | 'organization_not_found'
    | 'last_admin'
    | 'limit_reached'
    | 'member_not_found'
    | 'invitation_not_found'
    | 'invitation_invalid'
    | 'email_domain_not_allowed'
    | 'two_factor_setup_required'
    | 'already_member'
    | 'optimization_not_found'
    | 'project_not_found'
    | 'dataset_not_found'
    | 'dataset_item_not_found'
    | 'dataset_in_use'
    | 'dataset_required'
    | 'dataset_empty'
    | 'run_not_found'
    | 'run_finished'
    | 'run_not_finished'
    | 'execution_not_found'
    | 'variables_missing'
    | 'prompt_not_found'
    | 'prompt_version_not_found'
    | 'label_not_found'
    | 'gate_failed'
    | 'prompt_name_taken'
    | 'prompt_slug_taken'
    | 'prompt_in_use'
    | 'version_conflict'
    | 'include_invalid'
    | 'published_prompt_not_found'
    | 'screening_failed'
    | 'already_reported'
    | 'share_not_found'
    | 'share_ended'
    | 'share_password_required'
    | 'enrichment_not_found'
    | 'enrichment_job_not_found'
    | 'enrichment_job_finished'
    | 'ab_test_not_found'
    | 'test_running'
    | 'test_started'
    | 'test_not_running'
    | 'weights_invalid'
    | 'evaluator_not_found'
    | 'batch_not_found'
    | 'api_key_not_found'
    | 'webhook_not_found'
    | 'webhook_delivery_not_found'
    | 'webhook_delivery_not_failed'
    | 'webhook_disabled'
    | 'provider_not_configured'
    | 'provider_not_usable'
    | 'edits_unknown'
    | 'optimization_not_completed'
    | 'review_not_found'
    | 'texts_removed'
    | 'refining_limit_exceeded'
    | 'provider_failed'
    | 'provider_unavailable'
    | 'blocked_address'
    | 'batch_finished'
    | 'batch_not_finished'
    | 'nothing_to_retry'
    | 'job_not_found'
    | 'broadcast_not_found'
    | 'quota_exceeded'
    | 'webhook_limit'
    | 'budget_exceeded'
    | 'call_not_found'
    | 'refined_text_not_found'
    | 'text_not_ready'
    | 'model_not_found'
    | 'call_refused'
    | 'session_busy'
    | 'storage_disabled'
    | 'price_unknown'
    | 'billing_disabled'
    | 'trial_used'
    | 'trial_unavailable'
    | 'plan_pinned'
    | 'plan_not_sold'
    | 'overage_not_sold'
    | 'domain_not_found'
    | 'domain_exists'
    | 'domain_taken'
    | 'domain_unproven'
    | 'connection_not_found'
    | 'scim_token_not_found'
    | 'member_deactivated'
    | 'sso_code_invalid'
    | 'sso_account_taken'
    | 'social_disabled'
    | 'social_code_invalid'
    | 'social_account_not_found'
    | 'social_account_taken'
    | 'no_role'
    | 'own_sign_in_required'
    | 'sso_required'
    | 'sso_not_tested'
    | 'sso_in_use'
    | 'connection_invalid'
    | 'dns_unavailable'
    | 'subscription_exists'
    | 'no_subscription'
    | 'subscription_cancelled'
    | 'payment_required'
    | 'change_refused'
    | 'signature_invalid'
    | 'billing_unavailable'
    | 'rate_limited'
    | 'idempotency_key_reused'
    | 'idempotency_in_progress'
    | 'service_unavailable'
    | 'internal_error';
  requestId: string;
  errors?: {
    path: string;
    message: string;
    /** Line of the upload; the first line is 1. */
    line?: number;
  }[];
  /** How many errors were found. Checking stops at 50, so there may be more. */
  errorCount?: number;
  /** What the gate of a label checked, with `gate_failed`. */
  findings?: GateFinding[];
  /** What must not be published, with `screening_failed`: where it is, not what it says. */
  screened?: ScreenedSpan[];
  /** The page where the payment that is due is made, with `payment_required`. */
  url?: string;
  resetsAt?: string;
}

export interface GateFinding {
  check: 'fidelity' | 'configuration' | 'variables' | 'approvals' | 'role' | 'evaluation';
  passed: boolean;
  detail: string;
  /** In what the version differs from the labelled one. */
  requirements?: {
    /** To be named in `acknowledge`. Good for these two versions only. */
    id: string;
    kind: string;
    text: string;
    /**
     * `lost`, `doubtful`: a requirement of the labelled version. `added`: what the version asks for besides.
     * `changed`: a field of the configuration, or the roles of the messages.
     */
    verdict: 'kept' | 'lost' | 'doubtful' | 'added' | 'changed';
  }[];
  /** The evaluation that was required. */
  asked?: {
    datasetId: string;
    evaluators: string[];
    margin?: number;
  };
  /** The run whose verdict it is. */
  runId?: string;
  /** The version that it is about, where several were checked. */
  version?: number;
}

export interface ScreenedSpan {
  /** The field, for example `messages/0/content`. */
  path: string;
  what: 'secret' | 'email' | 'phone';
  /** In UTF-16 code units from the start of the field. */
  start: number;
  end: number;
}

export interface Health {
  status: 'ok' | 'degraded' | 'down';
  /** Seconds since this process started. */
  uptime: number;
  version: string;
  services: Record<string, ServiceHealth>;
}

export interface ServiceHealth {
  status: 'up' | 'down';
  responseTimeMs: number | null;
  detail?: string;
}

export interface Status {
  status: string;
}

/** What `register` takes. */
export interface RegisterInput {
  /** At most 254 characters. */
  email: string;
  /**
   * At least 8 characters and at most 1,024 bytes. It must not be one of the most common passwords, the
   * e-mail or a name of the account.
   * At least 8 characters.
   */
  password: string;
  /** 1 to 200 characters. */
  fullName: string;
  /** 1 to 200 characters. */
  organizationName?: string;
  /**
   * Lower-case letters, digits and hyphens.
   * 2 to 63 characters.
   */
  organizationSlug?: string;
  /**
   * For browsers: `cookie` sets a cookie that no script can read, and the reply has no tokens. Default:
   * `tokens`.
   */
  session?: 'tokens' | 'cookie';
}

export interface Session {
  /** JWT for `Authorization: Bearer`. */
  accessToken?: string;
  /** Works once. Send it to `POST /auth/refresh` to get new tokens. */
  refreshToken?: string;
  /** Seconds until the access token expires. */
  expiresIn?: number;
  user: User;
}

export interface User {
  id: string;
  email: string;
  fullName: string;
  role: 'admin' | 'member' | 'viewer';
  organizationId: string;
  organization: {
    id: string;
    name: string;
    slug: string;
    plan: 'free' | 'pro' | 'enterprise';
  };
}

/** What `login` takes. */
export interface LoginInput {
  /** 1 to 254 characters. */
  email: string;
  /** Not empty. */
  password: string;
  /**
   * The six digits that the authenticator app shows, or a recovery code.
   * 6 to 20 characters.
   */
  code?: string;
  /**
   * For browsers: `cookie` sets a cookie that no script can read, and the reply has no tokens. Default:
   * `tokens`.
   */
  session?: 'tokens' | 'cookie';
}

/** What `refreshSession` takes. */
export interface RefreshSessionInput {
  /** 1 to 500 characters. */
  refreshToken: string;
}

export interface Tokens {
  /** JWT for `Authorization: Bearer`. */
  accessToken: string;
  /** Works once. Send it to `POST /auth/refresh` to get new tokens. */
  refreshToken: string;
  /** Seconds until the access token expires. */
  expiresIn: number;
}

export interface Me {
  id: string;
  email: string;
  fullName: string;
  role: 'admin' | 'member' | 'viewer';
  organizationId: string;
  organization: {
    id: string;
    name: string;
    slug: string;
    plan: 'free' | 'pro' | 'enterprise';
  };
  caller: 'person' | 'api-key';
  /** What the caller may do in the organization in which the request acts. */
  permissions: (
    | 'optimizations:read'
    | 'optimizations:write'
    | 'batches:read'
    | 'batches:write'
    | 'prompts:read'
    | 'prompts:write'
    | 'prompts:publish'
    | 'prompts:label'
    | 'tests:read'
    | 'tests:write'
    | 'events:write'
    | 'providers:read'
    | 'models:call'
    | 'usage:read'
    | 'members:read'
    | 'members:write'
    | 'webhooks:read'
    | 'webhooks:write'
    | 'members:add'
    | 'prompts:approve'
    | 'audit:read'
    | 'providers:write'
    | 'api-keys:read'
    | 'api-keys:write'
    | 'organization:write'
    | 'billing:read'
    | 'billing:write'
    | 'sso:read'
    | 'sso:write'
  )[];
}

/** What `changePassword` takes. */
export interface ChangePasswordInput {
  /** Not empty. */
  currentPassword: string;
  /**
   * At least 8 characters and at most 1,024 bytes. It must not be one of the most common passwords, the
   * e-mail or a name of the account.
   * At least 8 characters.
   */
  newPassword: string;
}

/** What `forgotPassword` takes. */
export interface ForgotPasswordInput {
  /** At most 254 characters. */
  email: string;
}

export interface MailAccepted {
  /** What to do next, as a text for people. */
  message: string;
}

/** What `resetPassword` takes. */
export interface ResetPasswordInput {
  /**
   * The part after `#token=` in the mailed link. It works once.
   * 1 to 200 characters.
   */
  token: string;
  /**
   * At least 8 characters and at most 1,024 bytes. It must not be one of the most common passwords, the
   * e-mail or a name of the account.
   * At least 8 characters.
   */
  newPassword: string;
  /** Whether to delete your API keys in all organizations as well. Default: false, they still work. */
  revokeKeys?: boolean;
}

export interface PasswordResetResult {
  /**
   * How many of your API keys, in all organizations, still work.
   * At least 0.
   */
  workingApiKeys: number;
  /**
   * How many of your API keys this request deleted.
   * At least 0.
   */
  revokedApiKeys: number;
}

/** What `verifyEmail` takes. */
export interface VerifyEmailInput {
  /**
   * The part after `#token=` in the mailed link. It works once.
   * 1 to 200 characters.
   */
  token: string;
}

/** What `listSessions` takes. */
export interface ListSessionsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface OpenSession {
  id: string;
  /** How the client shows who it is. */
  kind: 'tokens' | 'cookie';
  device: string | null;
  address: string | null;
  /** Whether it is the session of this request. */
  current: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Exact to the minute. */
  lastSeenAt: string;
  /** Each refresh moves it to a later time, and so does each use of a cookie, exact to the hour. */
  expiresAt: string;
}

/** What `endSession` takes. */
export interface EndSessionInput {
  id: string;
}

/** What `switchOrganization` takes. */
export interface SwitchOrganizationInput {
  organizationId: string;
}

export interface TwoFactor {
  enabled: boolean;
  /**
   * Each works once.
   * At least 0.
   */
  recoveryCodesLeft: number;
}

/** What `setupTwoFactor` takes. */
export interface SetupTwoFactorInput {
  /**
   * Your current password.
   * Not empty.
   */
  password: string;
}

export interface TwoFactorSecret {
  /** For typing into an authenticator app (base32). Only this answer contains it. */
  secret: string;
  /** The same as a URL for a QR code: SHA-1, six digits, 30 seconds. */
  otpauthUrl: string;
}

/** What `confirmTwoFactor` takes. */
export interface ConfirmTwoFactorInput {
  /**
   * The six digits that the authenticator app shows, or a recovery code.
   * 6 to 20 characters.
   */
  code: string;
}

export interface RecoveryCodes {
  /** For signing in if you lose the authenticator app. Each works once. Only this answer contains them. */
  recoveryCodes: string[];
}

/** What `disableTwoFactor` takes. */
export interface DisableTwoFactorInput {
  /**
   * Your current password.
   * Not empty.
   */
  password: string;
  /**
   * The six digits that the authenticator app shows, or a recovery code.
   * 6 to 20 characters.
   */
  code: string;
}

export interface Profile {
  id: string;
  email: string;
  /** Whether the person has confirmed the e-mail. */
  emailVerified: boolean;
  fullName: string;
  locale: string | null;
  /**
   * Settings that an application stores for a person: up to 50 names, each with a string, a number or a
   * boolean.
   */
  preferences: Record<string, boolean | number | string>;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `updateProfile` takes. */
export interface UpdateProfileInput {
  /** 1 to 200 characters. */
  fullName?: string;
  locale?: string | null;
  /**
   * Settings that an application stores for a person: up to 50 names, each with a string, a number or a
   * boolean.
   */
  preferences?: Record<string, boolean | number | string>;
}

export interface UserStats {
  period: {
    /** ISO 8601, UTC. */
    start: string;
    /** ISO 8601, UTC. */
    end: string;
  };
  /**
   * How many were completed in the period, including those in batches.
   * At least 0.
   */
  optimizations: number;
  /** Tokens of the originals minus tokens of the results, in the period. */
  tokensSaved: number;
  /**
   * How many were accepted in the period.
   * At least 0.
   */
  batches: number;
  /**
   * How many API keys belong to the person.
   * At least 0.
   */
  apiKeys: number;
  /** When the person joined the organization. */
  memberSince: string;
}

export interface UserExport {
  id: string;
  /**
   * `pending`: it is being made. `ready`: the link was mailed. `downloaded`: it was downloaded and the
   * archive was deleted. `failed`: ask for another export.
   */
  status: 'pending' | 'ready' | 'downloaded' | 'failed';
  bytes: number | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  readyAt: string | null;
  /** When the archive, the link and this entry are deleted. */
  expiresAt: string;
}

/** What `getUserExport` takes. */
export interface GetUserExportInput {
  id: string;
}

/** What `downloadUserExport` takes. */
export interface DownloadUserExportInput {
  /**
   * The part after `#token=` in the mailed link.
   * 1 to 200 characters.
   */
  token: string;
}

/** What `deleteAccount` takes. */
export interface DeleteAccountInput {
  /**
   * Your current password.
   * Not empty.
   */
  password: string;
  /**
   * The six digits that the authenticator app shows, or a recovery code.
   * 6 to 20 characters.
   */
  code?: string;
}

export interface Erasure {
  receipt: {
    /** The id of the receipt. */
    id: string;
    subject: {
      kind: 'user' | 'organization';
      id: string;
    };
    requestedBy: {
      kind: 'user' | 'api-key' | 'system' | 'operator';
      userId: string | null;
      name: string | null;
    };
    /** ISO 8601, UTC. */
    erasedAt: string;
    /** How many rows were deleted, by table. */
    erased: Record<string, number>;
    organizations: {
      id: string;
      /**
       * `deleted`: the organization and everything in it were deleted. `kept`: the organization has other members
       * and still exists.
       */
      outcome: 'deleted' | 'kept';
      /**
       * How many rows of its audit log had something erased.
       * At least 0.
       */
      auditEntries: number;
      /**
       * How many values were erased from these rows: addresses, clients, e-mails and names.
       * At least 0.
       */
      auditValues: number;
      /**
       * How many values stay, because their rows are too old to be erasable.
       * At least 0.
       */
      auditValuesKept: number;
    }[];
    /**
     * How many rows that name the person stay in organizations that are kept, by table. Of the person they
     * contain at most the id from now on.
     */
    stays: Record<string, number>;
  };
  /**
   * SHA-256 of the receipt, which is written in the same form as a row of the audit log. The audit log of
   * every organization that is kept contains it.
   */
  sha256: string;
}

/** What `listOrganizations` takes. */
export interface ListOrganizationsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface Organization {
  id: string;
  name: string;
  slug: string;
  plan: 'free' | 'pro' | 'enterprise';
  /** The caller's role in the organization. */
  role: 'admin' | 'member' | 'viewer';
  /**
   * Whether people without two-factor sign-in must set it up before they can do anything here. API keys still
   * work.
   */
  requireTwoFactor: boolean;
  /**
   * Only people whose e-mail is in one of these domains, for example `example.com`, may join; empty: any
   * domain. Members stay members.
   * At most 50 entries.
   */
  allowedEmailDomains: string[];
  defaultStrategy: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL' | null;
  defaultCompressionLevel: 'low' | 'medium' | 'high' | null;
  /**
   * The only providers that may replace one that fails and that `auto` uses, in this order. Providers that
   * cannot be used are skipped. Empty: all providers, by their `position`.
   * At most 7 entries.
   */
  fallbackOrder: ('openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom')[];
  /**
   * IPv4 and IPv6 addresses and CIDR ranges from which the API keys of the organization work. A key that has
   * addresses of its own works only from addresses that are in both lists. null: all addresses.
   */
  apiKeyAllowedAddresses: string[] | null;
  promptRetentionDays: number | null;
  monthlyBudgetUsd: number | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** When the organization and everything in it will be deleted; null: it will not be deleted. */
  deletesAt: string | null;
}

/** What `createOrganization` takes. */
export interface CreateOrganizationInput {
  /** 1 to 200 characters. */
  name: string;
  /**
   * Lower-case letters, digits and hyphens.
   * 2 to 63 characters.
   */
  slug?: string;
}

/** What `getOrganization` takes. */
export interface GetOrganizationInput {
  organizationId: string;
}

/** What `updateOrganization` takes. */
export interface UpdateOrganizationInput {
  organizationId: string;
  /** 1 to 200 characters. */
  name?: string;
  /**
   * Lower-case letters, digits and hyphens.
   * 2 to 63 characters.
   */
  slug?: string;
  /**
   * Whether people without two-factor sign-in must set it up before they can do anything here. API keys still
   * work.
   */
  requireTwoFactor?: boolean;
  /**
   * Only people whose e-mail is in one of these domains, for example `example.com`, may join; empty: any
   * domain. Members stay members.
   * At most 50 entries.
   */
  allowedEmailDomains?: string[];
  defaultStrategy?: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL' | null;
  defaultCompressionLevel?: 'low' | 'medium' | 'high' | null;
  /**
   * The only providers that may replace one that fails and that `auto` uses, in this order. Providers that
   * cannot be used are skipped. Empty: all providers, by their `position`.
   * At most 7 entries.
   */
  fallbackOrder?: ('openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom')[];
  /**
   * IPv4 and IPv6 addresses and CIDR ranges from which the API keys of the organization work. A key that has
   * addresses of its own works only from addresses that are in both lists. null: all addresses.
   */
  apiKeyAllowedAddresses?: string[] | null;
  promptRetentionDays?: number | null;
  monthlyBudgetUsd?: number | null;
}

/** What `deleteOrganization` takes. */
export interface DeleteOrganizationInput {
  organizationId: string;
  /**
   * The slug of the organization, to make sure that it is the right one.
   * 1 to 63 characters.
   */
  slug: string;
}

/** What `restoreOrganization` takes. */
export interface RestoreOrganizationInput {
  organizationId: string;
}

/** What `listOrganizationApiKeys` takes. */
export interface ListOrganizationApiKeysInput {
  organizationId: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface ApiKey {
  id: string;
  name: string;
  /** The first characters of the key, so that you can recognize it. */
  prefix: string;
  scopes: (
    | 'optimizations:read'
    | 'optimizations:write'
    | 'batches:read'
    | 'batches:write'
    | 'prompts:read'
    | 'prompts:write'
    | 'prompts:publish'
    | 'prompts:label'
    | 'tests:read'
    | 'tests:write'
    | 'events:write'
    | 'providers:read'
    | 'models:call'
    | 'usage:read'
    | 'members:read'
    | 'members:write'
    | 'webhooks:read'
    | 'webhooks:write'
    | 'audit:read'
  )[];
  /** ISO 8601, UTC. */
  createdAt: string;
  lastUsedAt: string | null;
  lastUsedAddress: string | null;
  expiresAt: string | null;
  allowedAddresses: string[] | null;
  rateLimitPerMinute: number | null;
  monthlyQuota: number | null;
  monthlyBudgetUsd: number | null;
  tokensPerMinute: number | null;
  compactToolResults: boolean;
  replyCache: {
    /**
     * How many seconds a reply may be sent again, up to 24 hours.
     * 1 to 86,400.
     */
    ttlSeconds: number;
  } | null;
  previous: {
    /** The first characters of the old key. */
    prefix: string;
    /** When the old key stops working, or when it stopped. */
    expiresAt: string;
  } | null;
}

/** What `createOrganizationApiKey` takes. */
export interface CreateOrganizationApiKeyInput {
  organizationId: string;
  /** 1 to 100 characters. */
  name: string;
  /**
   * Default: all scopes that you have.
   * 1 to 19 entries.
   */
  scopes?: (
    | 'optimizations:read'
    | 'optimizations:write'
    | 'batches:read'
    | 'batches:write'
    | 'prompts:read'
    | 'prompts:write'
    | 'prompts:publish'
    | 'prompts:label'
    | 'tests:read'
    | 'tests:write'
    | 'events:write'
    | 'providers:read'
    | 'models:call'
    | 'usage:read'
    | 'members:read'
    | 'members:write'
    | 'webhooks:read'
    | 'webhooks:write'
    | 'audit:read'
  )[];
  /** When the key stops working; default: never. */
  expiresAt?: string;
  allowedAddresses?: string[] | null;
  rateLimitPerMinute?: number | null;
  monthlyQuota?: number | null;
  monthlyBudgetUsd?: number | null;
  tokensPerMinute?: number | null;
  /**
   * Whether white space outside strings is removed from tool results that are JSON, before they go to the
   * model. Harmful to agents that edit files by quoting them: they quote what the model saw. Default: false.
   */
  compactToolResults?: boolean;
  replyCache?: {
    /**
     * How many seconds a reply may be sent again, up to 24 hours.
     * 1 to 86,400.
     */
    ttlSeconds: number;
  } | null;
}

export interface CreatedApiKey {
  id: string;
  name: string;
  /** The first characters of the key, so that you can recognize it. */
  prefix: string;
  scopes: (
    | 'optimizations:read'
    | 'optimizations:write'
    | 'batches:read'
    | 'batches:write'
    | 'prompts:read'
    | 'prompts:write'
    | 'prompts:publish'
    | 'prompts:label'
    | 'tests:read'
    | 'tests:write'
    | 'events:write'
    | 'providers:read'
    | 'models:call'
    | 'usage:read'
    | 'members:read'
    | 'members:write'
    | 'webhooks:read'
    | 'webhooks:write'
    | 'audit:read'
  )[];
  /** ISO 8601, UTC. */
  createdAt: string;
  lastUsedAt: string | null;
  lastUsedAddress: string | null;
  expiresAt: string | null;
  allowedAddresses: string[] | null;
  rateLimitPerMinute: number | null;
  monthlyQuota: number | null;
  monthlyBudgetUsd: number | null;
  tokensPerMinute: number | null;
  compactToolResults: boolean;
  replyCache: {
    /**
     * How many seconds a reply may be sent again, up to 24 hours.
     * 1 to 86,400.
     */
    ttlSeconds: number;
  } | null;
  previous: {
    /** The first characters of the old key. */
    prefix: string;
    /** When the old key stops working, or when it stopped. */
    expiresAt: string;
  } | null;
  /** Only this answer contains it. */
  key: string;
}

/** What `listMembers` takes. */
export interface ListMembersInput {
  organizationId: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface Member {
  /** The id of the person. */
  id: string;
  email: string;
  fullName: string;
  role: 'admin' | 'member' | 'viewer';
  /** ISO 8601, UTC. */
  joinedAt: string;
}

/** What `addMember` takes. */
export interface AddMemberInput {
  organizationId: string;
  /** At most 254 characters. */
  email: string;
  /** 1 to 200 characters. */
  fullName: string;
  /**
   * At least 8 characters and at most 1,024 bytes. It must not be one of the most common passwords, the
   * e-mail or a name of the account.
   * At least 8 characters.
   */
  password: string;
  /** `user` and `developer` mean `member`. */
  role?: 'admin' | 'member' | 'viewer' | 'user' | 'developer';
}

/** What `getMember` takes. */
export interface GetMemberInput {
  organizationId: string;
  id: string;
}

/** What `updateMember` takes. */
export interface UpdateMemberInput {
  organizationId: string;
  id: string;
  /** `user` and `developer` mean `member`. */
  role: 'admin' | 'member' | 'viewer' | 'user' | 'developer';
}

/** What `removeMember` takes. */
export interface RemoveMemberInput {
  organizationId: string;
  id: string;
}

/** What `leaveOrganization` takes. */
export interface LeaveOrganizationInput {
  organizationId: string;
}

/** What `listUsers` takes. */
export interface ListUsersInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

/** What `createUser` takes. */
export interface CreateUserInput {
  /** At most 254 characters. */
  email: string;
  /** 1 to 200 characters. */
  fullName: string;
  /**
   * At least 8 characters and at most 1,024 bytes. It must not be one of the most common passwords, the
   * e-mail or a name of the account.
   * At least 8 characters.
   */
  password: string;
  /** `user` and `developer` mean `member`. */
  role?: 'admin' | 'member' | 'viewer' | 'user' | 'developer';
}

/** What `updateUser` takes. */
export interface UpdateUserInput {
  id: string;
  /** `user` and `developer` mean `member`. */
  role: 'admin' | 'member' | 'viewer' | 'user' | 'developer';
}

/** What `deleteUser` takes. */
export interface DeleteUserInput {
  id: string;
}

/** What `listInvitations` takes. */
export interface ListInvitationsInput {
  organizationId: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface Invitation {
  id: string;
  email: string;
  role: 'admin' | 'member' | 'viewer';
  /** The id of the person who invited. */
  invitedBy: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** What `createInvitation` takes. */
export interface CreateInvitationInput {
  organizationId: string;
  /** At most 254 characters. */
  email: string;
  /** `user` and `developer` mean `member`. */
  role?: 'admin' | 'member' | 'viewer' | 'user' | 'developer';
  /**
   * How many days the invitation is open; default: 7.
   * 1 to 30.
   */
  expiresInDays?: number;
}

export interface CreatedInvitation {
  id: string;
  email: string;
  role: 'admin' | 'member' | 'viewer';
  /** The id of the person who invited. */
  invitedBy: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
  token: string | null;
}

/** What `revokeInvitation` takes. */
export interface RevokeInvitationInput {
  organizationId: string;
  id: string;
}

/** What `previewInvitation` takes. */
export interface PreviewInvitationInput {
  /** 1 to 200 characters. */
  token: string;
}

export interface InvitationPreview {
  organizationName: string;
  email: string;
  role: 'admin' | 'member' | 'viewer';
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** What `acceptInvitation` takes. */
export interface AcceptInvitationInput {
  /** 1 to 200 characters. */
  token: string;
}

/** What `acceptInvitationAsNew` takes. */
export interface AcceptInvitationAsNewInput {
  /** 1 to 200 characters. */
  token: string;
  /** 1 to 200 characters. */
  fullName: string;
  /**
   * At least 8 characters and at most 1,024 bytes. It must not be one of the most common passwords, the
   * e-mail or a name of the account.
   * At least 8 characters.
   */
  password: string;
  /**
   * For browsers: `cookie` sets a cookie that no script can read, and the reply has no tokens. Default:
   * `tokens`.
   */
  session?: 'tokens' | 'cookie';
}

/** What `listDomains` takes. */
export interface ListDomainsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface Domain {
  id: string;
  /** In small letters; other signs than ASCII as `xn--…`. */
  domain: string;
  /** `pending`: not proved yet, or not any more. */
  status: 'pending' | 'verified';
  /** What must stand in the DNS, and stay there. */
  record: {
    name: string;
    type: 'TXT';
    value: string;
  };
  verifiedAt: string | null;
  /** Since when the record is missing. After 7 days the domain is `pending` again. */
  missingSince: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `createDomain` takes. */
export interface CreateDomainInput {
  /**
   * Such as `acme.example`. A domain below another one is proved by itself.
   * 1 to 255 characters.
   */
  domain: string;
}

/** What `verifyDomain` takes. */
export interface VerifyDomainInput {
  id: string;
}

/** What `deleteDomain` takes. */
export interface DeleteDomainInput {
  id: string;
}

/** What `listConnections` takes. */
export interface ListConnectionsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface Connection {
  id: string;
  kind: 'oidc' | 'saml';
  name: string;
  /** Of a SAML identity provider: its entity id. */
  issuer: string;
  clientId: string | null;
  /**
   * Enter this address at the identity provider. For `saml` it is the ACS URL, the entity id (audience) and
   * the address of our metadata.
   */
  redirectUri: string;
  saml: {
    metadataUrl: string | null;
    /** Where people are sent to sign in. */
    signInUrl: string;
    /** With which the identity provider signs. */
    certificates: {
      /** SHA-256, in hexadecimal digits. */
      fingerprint: string;
      /** From then on, what it signs is refused. */
      expiresAt: string;
    }[];
  } | null;
  defaultRole: 'admin' | 'member' | 'viewer' | null;
  roleMapping: {
    /**
     * Such as `groups`.
     * 1 to 100 characters.
     */
    claim: string;
    /**
     * What the claim says, or has in its list.
     * 1 to 300 characters.
     */
    value: string;
    role: 'admin' | 'member' | 'viewer';
  }[];
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  updatedAt: string;
}

/** What `createConnection` takes. */
export interface CreateConnectionInput {
  kind: 'oidc' | 'saml';
  /**
   * For people, such as `Acme Entra ID`.
   * 1 to 100 characters.
   */
  name: string;
  /**
   * For `oidc`: the address of the identity provider, exactly as its metadata says it. The metadata is at
   * `<issuer>/.well-known/openid-configuration`.
   * 1 to 500 characters.
   */
  issuer?: string;
  /**
   * What the identity provider calls this application.
   * 1 to 300 characters.
   */
  clientId?: string;
  /**
   * What the identity provider gave with it. It is stored encrypted, and never shown.
   * 1 to 1,000 characters.
   */
  clientSecret?: string;
  /**
   * The metadata of a SAML identity provider, as XML.
   * 1 to 262,144 characters.
   */
  metadata?: string;
  /**
   * Or the address where it is. It is read again each day, so new certificates are known in time.
   * 1 to 500 characters.
   */
  metadataUrl?: string;
  defaultRole?: 'admin' | 'member' | 'viewer' | null;
  /**
   * Which claims of the identity provider give which role. The highest role wins.
   * At most 100 entries.
   */
  roleMapping?: {
    /**
     * Such as `groups`.
     * 1 to 100 characters.
     */
    claim: string;
    /**
     * What the claim says, or has in its list.
     * 1 to 300 characters.
     */
    value: string;
    role: 'admin' | 'member' | 'viewer';
  }[];
}

/** What `getConnection` takes. */
export interface GetConnectionInput {
  id: string;
}

/** What `updateConnection` takes. */
export interface UpdateConnectionInput {
  id: string;
  /**
   * For people, such as `Acme Entra ID`.
   * 1 to 100 characters.
   */
  name?: string;
  /**
   * What the identity provider calls this application.
   * 1 to 300 characters.
   */
  clientId?: string;
  /**
   * What the identity provider gave with it. It is stored encrypted, and never shown.
   * 1 to 1,000 characters.
   */
  clientSecret?: string;
  /**
   * The metadata of a SAML identity provider, as XML.
   * 1 to 262,144 characters.
   */
  metadata?: string;
  /**
   * Or the address where it is. It is read again each day, so new certificates are known in time.
   * 1 to 500 characters.
   */
  metadataUrl?: string;
  defaultRole?: 'admin' | 'member' | 'viewer' | null;
  /**
   * Which claims of the identity provider give which role. The highest role wins.
   * At most 100 entries.
   */
  roleMapping?: {
    /**
     * Such as `groups`.
     * 1 to 100 characters.
     */
    claim: string;
    /**
     * What the claim says, or has in its list.
     * 1 to 300 characters.
     */
    value: string;
    role: 'admin' | 'member' | 'viewer';
  }[];
}

/** What `deleteConnection` takes. */
export interface DeleteConnectionInput {
  id: string;
}

/** What `testConnection` takes. */
export interface TestConnectionInput {
  id: string;
}

export interface ConnectionTest {
  issuer: string;
  /** Where people are sent to sign in. */
  authorizationEndpoint: string;
  tokenEndpoint: string | null;
  /** How many keys, or certificates that have not expired, the identity provider signs with. */
  signingKeys: number;
}

export interface SsoPolicy {
  /**
   * Whether people must sign in through an identity provider of the organization. API keys still work. It has
   * no effect while the plan does not have single sign-on.
   */
  requireSso: boolean;
  /** Who may sign in with their own password all the same. All admins get a mail each time. */
  exempt: {
    /** The id of the person. */
    id: string;
    email: string;
    fullName: string;
    /**
     * Whether they have the two-factor sign-in that they had when they became exempt. If not, their password
     * does not work here. Send `exemptIds` again once they have one.
     */
    effective: boolean;
  }[];
  testedAt: string | null;
}

/** What `updateSsoPolicy` takes. */
export interface UpdateSsoPolicyInput {
  /**
   * Whether people must sign in through an identity provider of the organization. API keys still work. It has
   * no effect while the plan does not have single sign-on.
   */
  requireSso?: boolean;
  /**
   * The ids of up to three admins with two-factor sign-in. They can still sign in with their own password.
   * At most 3 entries.
   */
  exemptIds?: string[];
}

/** What `listScimTokens` takes. */
export interface ListScimTokensInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface ScimToken {
  id: string;
  name: string;
  /** The identity provider whose directory it is. */
  connectionId: string;
  /** The first characters of the token. */
  prefix: string;
  /** Enter this address at the identity provider, and the token. */
  baseUrl: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  lastUsedAt: string | null;
}

/** What `createScimToken` takes. */
export interface CreateScimTokenInput {
  /**
   * For people.
   * 1 to 100 characters.
   */
  name: string;
  /**
   * The identity provider whose directory it is. It can be left out where the organization has one
   * connection.
   */
  connectionId?: string;
}

export interface CreatedScimToken {
  id: string;
  name: string;
  /** The identity provider whose directory it is. */
  connectionId: string;
  /** The first characters of the token. */
  prefix: string;
  /** Enter this address at the identity provider, and the token. */
  baseUrl: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  lastUsedAt: string | null;
  /** Only this answer has it. */
  token: string;
}

/** What `deleteScimToken` takes. */
export interface DeleteScimTokenInput {
  id: string;
}

/** What `listDirectoryUsers` takes. */
export interface ListDirectoryUsersInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** Only those who are active, or are not. */
  active?: boolean;
}

export interface DirectoryUser {
  id: string;
  /** The identity provider whose directory has them. */
  connectionId: string;
  userName: string;
  displayName: string | null;
  /** If not, their sessions and API keys here are refused until the directory activates them. */
  active: boolean;
  userId: string | null;
  /** The names of their groups. */
  groups: string[];
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  updatedAt: string;
}

/** What `listSignInMethods` takes. */
export interface ListSignInMethodsInput {
  /** At most 254 characters. */
  email?: string;
}

export interface SignInMethods {
  /** Whether people may sign in with a password. If not, a few admins still may. */
  password: boolean;
  /** Where people may sign in with an account of their own; none where passwords do not work. */
  social: ('google' | 'github')[];
  /** The identity providers of the organization that has proved the domain of the e-mail. */
  sso: {
    connectionId: string;
    name: string;
  }[];
}

/** What `startSso` takes. */
export interface StartSsoInput {
  /** At most 254 characters. */
  email?: string;
  /** In place of the e-mail. */
  connectionId?: string;
  /** In place of the e-mail: where the person has an account of their own. */
  provider?: 'google' | 'github';
  /** The SHA-256 of your verifier, in base64url without padding, as PKCE has it (RFC 7636, S256). */
  challenge: string;
  /**
   * Where the browser goes in the end: a path of this service, or an address such as
   * `http://127.0.0.1:8000/done`. Default: `/sso`.
   * 1 to 500 characters.
   */
  returnTo?: string;
}

export interface SsoStarted {
  /** Open this page of the identity provider in a browser. */
  url: string;
  /** Until then, the person must have signed in. */
  expiresAt: string;
}

/** What `exchangeSso` takes. */
export interface ExchangeSsoInput {
  /**
   * The part after `#code=` in the address where the browser went. It works once.
   * 1 to 200 characters.
   */
  code: string;
  /** The random text whose `challenge` you sent to start. */
  verifier: string;
  /**
   * The six digits that the authenticator app shows, or a recovery code.
   * 6 to 20 characters.
   */
  twoFactorCode?: string;
  /**
   * For browsers: `cookie` sets a cookie that no script can read, and the reply has no tokens. Default:
   * `tokens`.
   */
  session?: 'tokens' | 'cookie';
}

export interface SocialAccount {
  /** Where the account is. */
  provider: 'google' | 'github';
  name: string | null;
  /** When it was linked. */
  createdAt: string;
}

/** What `startLinking` takes. */
export interface StartLinkingInput {
  /** Where the account is. */
  provider: 'google' | 'github';
  /**
   * Your current password.
   * Not empty.
   */
  password: string;
  /** The SHA-256 of your verifier, in base64url without padding, as PKCE has it (RFC 7636, S256). */
  challenge: string;
  /**
   * Where the browser goes in the end: a path of this service, or an address such as
   * `http://127.0.0.1:8000/done`. Default: `/sso`.
   * 1 to 500 characters.
   */
  returnTo?: string;
}

/** What `linkSocial` takes. */
export interface LinkSocialInput {
  /**
   * The part after `#code=` in the address where the browser went. It works once.
   * 1 to 200 characters.
   */
  code: string;
  /** The random text whose `challenge` you sent to start. */
  verifier: string;
}

/** What `unlinkSocial` takes. */
export interface UnlinkSocialInput {
  /** Where the account is. */
  provider: 'google' | 'github';
}

/** What `createApiKey` takes. */
export interface CreateApiKeyInput {
  /** 1 to 100 characters. */
  name: string;
  /**
   * Default: all scopes that you have.
   * 1 to 19 entries.
   */
  scopes?: (
    | 'optimizations:read'
    | 'optimizations:write'
    | 'batches:read'
    | 'batches:write'
    | 'prompts:read'
    | 'prompts:write'
    | 'prompts:publish'
    | 'prompts:label'
    | 'tests:read'
    | 'tests:write'
    | 'events:write'
    | 'providers:read'
    | 'models:call'
    | 'usage:read'
    | 'members:read'
    | 'members:write'
    | 'webhooks:read'
    | 'webhooks:write'
    | 'audit:read'
  )[];
  /** When the key stops working; default: never. */
  expiresAt?: string;
  allowedAddresses?: string[] | null;
  rateLimitPerMinute?: number | null;
  monthlyQuota?: number | null;
  monthlyBudgetUsd?: number | null;
  tokensPerMinute?: number | null;
  /**
   * Whether white space outside strings is removed from tool results that are JSON, before they go to the
   * model. Harmful to agents that edit files by quoting them: they quote what the model saw. Default: false.
   */
  compactToolResults?: boolean;
  replyCache?: {
    /**
     * How many seconds a reply may be sent again, up to 24 hours.
     * 1 to 86,400.
     */
    ttlSeconds: number;
  } | null;
}

/** What `listApiKeys` takes. */
export interface ListApiKeysInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /**
   * The first characters of a key: `prk_` and up to 8 more. Finds the key that begins with them now, or that
   * did before its last rotation. Never send more characters of a key than these.
   */
  prefix?: string;
}

/** What `getApiKey` takes. */
export interface GetApiKeyInput {
  id: string;
}

export interface ApiKeyDetails {
  id: string;
  name: string;
  /** The first characters of the key, so that you can recognize it. */
  prefix: string;
  scopes: (
    | 'optimizations:read'
    | 'optimizations:write'
    | 'batches:read'
    | 'batches:write'
    | 'prompts:read'
    | 'prompts:write'
    | 'prompts:publish'
    | 'prompts:label'
    | 'tests:read'
    | 'tests:write'
    | 'events:write'
    | 'providers:read'
    | 'models:call'
    | 'usage:read'
    | 'members:read'
    | 'members:write'
    | 'webhooks:read'
    | 'webhooks:write'
    | 'audit:read'
  )[];
  /** ISO 8601, UTC. */
  createdAt: string;
  lastUsedAt: string | null;
  lastUsedAddress: string | null;
  expiresAt: string | null;
  allowedAddresses: string[] | null;
  rateLimitPerMinute: number | null;
  monthlyQuota: number | null;
  monthlyBudgetUsd: number | null;
  tokensPerMinute: number | null;
  compactToolResults: boolean;
  replyCache: {
    /**
     * How many seconds a reply may be sent again, up to 24 hours.
     * 1 to 86,400.
     */
    ttlSeconds: number;
  } | null;
  previous: {
    /** The first characters of the old key. */
    prefix: string;
    /** When the old key stops working, or when it stopped. */
    expiresAt: string;
  } | null;
  /**
   * How many optimizations were counted for the key this month, including those that have not ended yet.
   * At least 0.
   */
  usedThisMonth: number;
  /**
   * What calls to models with the key cost this month, in US dollars; not what is set aside for calls that
   * run.
   * At least 0.
   */
  spentThisMonthUsd: number;
}

/** What `updateApiKey` takes. */
export interface UpdateApiKeyInput {
  id: string;
  /** 1 to 100 characters. */
  name?: string;
  /**
   * You can only add scopes that you have yourself.
   * 1 to 19 entries.
   */
  scopes?: (
    | 'optimizations:read'
    | 'optimizations:write'
    | 'batches:read'
    | 'batches:write'
    | 'prompts:read'
    | 'prompts:write'
    | 'prompts:publish'
    | 'prompts:label'
    | 'tests:read'
    | 'tests:write'
    | 'events:write'
    | 'providers:read'
    | 'models:call'
    | 'usage:read'
    | 'members:read'
    | 'members:write'
    | 'webhooks:read'
    | 'webhooks:write'
    | 'audit:read'
  )[];
  expiresAt?: string | null;
  allowedAddresses?: string[] | null;
  rateLimitPerMinute?: number | null;
  monthlyQuota?: number | null;
  monthlyBudgetUsd?: number | null;
  tokensPerMinute?: number | null;
  /**
   * Whether white space outside strings is removed from tool results that are JSON, before they go to the
   * model. Harmful to agents that edit files by quoting them: they quote what the model saw. Default: false.
   */
  compactToolResults?: boolean;
  replyCache?: {
    /**
     * How many seconds a reply may be sent again, up to 24 hours.
     * 1 to 86,400.
     */
    ttlSeconds: number;
  } | null;
}

/** What `rotateApiKey` takes. */
export interface RotateApiKeyInput {
  id: string;
  /**
   * How many seconds the old key still works, up to 7 days.
   * 0 to 604,800.
   * Default: `0`.
   */
  overlapSeconds?: number;
}

export interface RotatedApiKey {
  id: string;
  name: string;
  /** The first characters of the key, so that you can recognize it. */
  prefix: string;
  scopes: (
    | 'optimizations:read'
    | 'optimizations:write'
    | 'batches:read'
    | 'batches:write'
    | 'prompts:read'
    | 'prompts:write'
    | 'prompts:publish'
    | 'prompts:label'
    | 'tests:read'
    | 'tests:write'
    | 'events:write'
    | 'providers:read'
    | 'models:call'
    | 'usage:read'
    | 'members:read'
    | 'members:write'
    | 'webhooks:read'
    | 'webhooks:write'
    | 'audit:read'
  )[];
  /** ISO 8601, UTC. */
  createdAt: string;
  lastUsedAt: string | null;
  lastUsedAddress: string | null;
  expiresAt: string | null;
  allowedAddresses: string[] | null;
  rateLimitPerMinute: number | null;
  monthlyQuota: number | null;
  monthlyBudgetUsd: number | null;
  tokensPerMinute: number | null;
  compactToolResults: boolean;
  replyCache: {
    /**
     * How many seconds a reply may be sent again, up to 24 hours.
     * 1 to 86,400.
     */
    ttlSeconds: number;
  } | null;
  previous: {
    /** The first characters of the old key. */
    prefix: string;
    /** When the old key stops working, or when it stopped. */
    expiresAt: string;
  } | null;
  /** Only this answer contains it. */
  key: string;
}

/** What `deleteApiKey` takes. */
export interface DeleteApiKeyInput {
  id: string;
}

export interface Provider {
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  usable: boolean;
  /** Why it cannot be used. */
  reason: string | null;
  enabled: boolean;
  isDefault: boolean;
  /** Whose credentials a call would use. The organization's own credentials come first. */
  credentials: 'organization' | 'operator' | 'none' | 'not_needed';
  /** The last four characters of the organization's own credential. */
  lastFour: string | null;
  defaultModel: string | null;
  baseUrl: string | null;
  authHeader?: string;
  requestFormat?: 'openai' | 'anthropic' | 'generic';
  /** Position in the fallback order; null: after all providers that have one. */
  position: number | null;
}

export interface VerificationSettings {
  /** Used for requests that do not set it; at first `doubts`. */
  verify: 'off' | 'doubts' | 'all';
  /** Used for requests that do not set it; at first `normal`. */
  strictness: 'normal' | 'strict';
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom' | null;
  model: string | null;
  /** Whether that provider can be used; true if there is none. */
  usable: boolean;
  reason: string | null;
}

/** What `saveVerificationSettings` takes. */
export interface SaveVerificationSettingsInput {
  verify?: 'off' | 'doubts' | 'all';
  strictness?: 'normal' | 'strict';
  provider?: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom' | null;
  model?: string | null;
}

/** What `saveProvider` takes. */
export interface SaveProviderInput {
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /**
   * Stored encrypted, never returned.
   * 1 to 1,000 characters.
   */
  apiKey?: string;
  /** 1 to 200 characters. */
  defaultModel?: string;
  /**
   * For `custom` only.
   * At most 500 characters.
   */
  baseUrl?: string;
  /**
   * Only for `custom`; default: `Authorization`. Headers that control how a request is sent are not allowed:
   * `Cookie`, `Host`, `X-Forwarded-*`, ….
   */
  authHeader?: string;
  /**
   * Only for `custom`: the whole value of the header. It is stored encrypted.
   * 1 to 2,000 characters.
   */
  authValue?: string;
  /** For `custom` only; default `openai`. */
  requestFormat?: 'openai' | 'anthropic' | 'generic';
  enabled?: boolean;
  /**
   * Position in the fallback order; 1 is tried first.
   * 1 to 100.
   */
  position?: number;
  /** Whether requests that do not set a provider use this one. */
  isDefault?: boolean;
}

/** What `deleteProvider` takes. */
export interface DeleteProviderInput {
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
}

/** What `testProvider` takes. */
export interface TestProviderInput {
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
}

export interface ProviderTest {
  ok: boolean;
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string;
  latencyMs: number;
  error?: {
    kind: string;
    message: string;
    retryable: boolean;
  };
}

export interface ModelAlias {
  alias: string;
  /** In the order in which they are asked. */
  targets: string[];
  /** ISO 8601, UTC. */
  updatedAt: string;
}

/** What `getModelAlias` takes. */
export interface GetModelAliasInput {
  alias: string;
}

/** What `saveModelAlias` takes. */
export interface SaveModelAliasInput {
  alias: string;
  /**
   * `provider/model`, in the order in which they are asked. The model is named as the provider names it.
   * 1 to 10 entries.
   */
  targets: string[];
}

/** What `deleteModelAlias` takes. */
export interface DeleteModelAliasInput {
  alias: string;
}

/** What `optimize` takes. */
export interface OptimizeInput {
  /** `edits`: every changed part of the text, for example to show a diff. */
  include?: 'edits';
  /**
   * Names of fields, separated by commas. The reply contains only these. Use it only if you read the JSON
   * yourself: typed clients expect all fields.
   * At most 1,000 characters.
   */
  fields?: string;
  /** 1 to 200,000 characters. */
  text: string;
  /**
   * Default: the organization's default provider, else `local`. `auto`: the providers in the organization's
   * order.
   */
  provider?:
    | 'local'
    | 'openai'
    | 'anthropic'
    | 'gemini'
    | 'deepseek'
    | 'groq'
    | 'openrouter'
    | 'custom'
    | 'auto';
  /** 1 to 200 characters. */
  model?: string;
  /** Default: the organization's `defaultStrategy`, else `UNIVERSAL`. */
  strategy?: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL';
  /** Default: the organization's `defaultCompressionLevel`, else `medium`. */
  compressionLevel?: 'low' | 'medium' | 'high';
  /** Default: `'default'`. */
  outputFormat?: 'default' | 'markdown' | 'json' | 'xml';
  /**
   * Texts that must be kept exactly as they are, at most 50,000 characters in total.
   * At most 100 entries.
   */
  preserve?: string[];
  /**
   * `true`: pasted material (a text to rewrite, notes, examples, data) may be changed, too. Otherwise it is
   * not changed at all.
   * Default: `false`.
   */
  refineMaterial?: boolean;
  /**
   * The highest number of tokens (o200k) that the result should have. Context may be removed to reach it, but
   * never requirements. `targetReached` says whether it was reached.
   * 1 to 1,000,000.
   */
  targetTokens?: number;
  /**
   * `hybrid`: the local refiner runs first, the model gets the shorter text, and the better of the two
   * results is used. Has no effect with `local`.
   * Default: `'direct'`.
   */
  mode?: 'direct' | 'hybrid';
  /**
   * `false`: no other provider is used if this one fails.
   * Default: `true`.
   */
  fallback?: boolean;
  /**
   * When a second reader checks a model's result. `off`: never. `doubts`: what the rules cannot decide.
   * `all`: also what the rules find kept. Default: the organization's setting, else `doubts`. Has no effect
   * with `local`.
   */
  verify?: 'off' | 'doubts' | 'all';
  /**
   * `strict`: every doubt counts as a loss, and no second reader is asked. Default: the organization's
   * setting, else `normal`. Has no effect with `local`.
   */
  strictness?: 'normal' | 'strict';
  /**
   * Parts of `text` that must not be changed, in addition to the pasted material that is found. Offsets are
   * in UTF-16 code units, and `end` is exclusive.
   * At most 100 entries.
   */
  material?: {
    /** 0 to 200,000. */
    start: number;
    /** 0 to 200,000. */
    end: number;
  }[];
  /** Returned with the result. You can filter the history by it. */
  metadata?: Record<string, string>;
}

export interface Optimization {
  id: string;
  refinedText: string;
  /** Counted with the o200k encoding. */
  originalTokens: number;
  /** Counted with the o200k encoding. */
  refinedTokens: number;
  /** With one decimal place. */
  savingsPercentage: number;
  /**
   * In plain sentences: what was done, saved and checked, and how much was not changed because it is pasted
   * material.
   */
  explanation: string;
  /** Only if the request has one. */
  targetTokens?: number;
  /** Only if the request has `targetTokens`. */
  targetReached?: boolean;
  /** The provider that made the result. */
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string;
  mode: 'direct' | 'hybrid';
  /** The version of the local refiner and of the checks. */
  refinerVersion: string;
  strategy: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL';
  compressionLevel: 'low' | 'medium' | 'high';
  outputFormat: 'default' | 'markdown' | 'json' | 'xml';
  removedSegments: RemovedSegment[];
  scores: Scores;
  checks: Checks;
  /** The parts that were not changed, and why. In order, without overlaps; adjacent parts are merged. */
  protected: ProtectedPart[];
  warnings: string[];
  cached: boolean;
  usage: BilledUsage;
  /**
   * ⌈`usage.spentTokens` ÷ (`originalTokens` − `refinedTokens`)⌉: after how many uses the refined prompt has
   * saved what it cost. null if nothing was spent, or a use saves nothing.
   */
  paysAfterUses: number | null;
  /** Only if more than one provider was tried. */
  attempts?: Attempt[];
  latencyMs: number;
  /**
   * Only with `include=edits`. In order and without overlaps. Applied to the original, they give exactly
   * `refinedText`.
   */
  edits?: Edit[];
  /** Returned with the result. You can filter the history by it. */
  metadata?: Record<string, string>;
  /** ISO 8601, UTC. */
  createdAt: string;
}

export interface RemovedSegment {
  /** Words of the original; at most 200 characters, then `…`. */
  text: string;
  /** What stands there now; absent where the words simply went. */
  replacement?: string;
  reason: string;
}

export interface Scores {
  /** 0–100: how much of what must be kept was kept. */
  integrity: number;
  /** 0–100: how much shorter the result is. */
  efficiency: number;
  /** 0–100: how demanding the original is. */
  complexity: number;
}

export interface Checks {
  passed: boolean;
  lost: {
    kind: string;
    text: string;
  }[];
  /**
   * What the original asks for, at most 200 entries. Entries that are lost, doubtful or were read by the
   * second reader come first.
   */
  requirements: Requirement[];
  /** At most 200 entries. */
  added: Addition[];
  /** Requirements for which nobody could decide whether they were kept, at most 200 entries. */
  doubtful: {
    kind: string;
    text: string;
  }[];
  checked: number | null;
  verifiedBy: Reader | null;
}

/**
 * Something that the original asks for: a sentence, a list item, a block of code, a pasted text, or a text
 * in `preserve`. The offsets are positions in the original
 */
export interface Requirement {
  id: string;
  /**
   * What it is (`statement`, `list item`, `code` …), or what is wrong with it (`quantity`, `negation` …): the
   * most serious thing.
   */
  kind: string;
  /** The words of the text, shortened if longer than 300 characters. */
  text: string;
  /** Offset in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  verdict: 'kept' | 'lost' | 'doubtful';
  /** Missing if a rule of the guard is sure that it was kept. */
  reason?: string;
  /** Who decided: a rule of the guard, or the second reader. */
  decidedBy: 'rule' | 'verifier';
  /** What else the rules of the guard found in the same sentence, the most serious first. */
  details?: {
    kind: string;
    text: string;
    /** Offset in UTF-16 code units. */
    start: number;
    /** The same, exclusive. */
    end: number;
    verdict: 'kept' | 'lost' | 'doubtful';
    reason: string;
  }[];
  /** The words of it that are lost or doubtful, in the original, if not all of it is. */
  part?: {
    /** Offset in UTF-16 code units. */
    start: number;
    /** The same, exclusive. */
    end: number;
  };
  /** Where the result says it, if known. */
  where?: {
    /** Offset in UTF-16 code units. */
    start: number;
    /** The same, exclusive. */
    end: number;
  };
}

/**
 * Something that the result says and the original does not. The offsets are positions in the result.
 * `kept`: the second reader found it in the original
 */
export interface Addition {
  id: string;
  /**
   * What it is (`statement`, `list item`, `code` …), or what is wrong with it (`quantity`, `negation` …): the
   * most serious thing.
   */
  kind: string;
  /** The words of the text, shortened if longer than 300 characters. */
  text: string;
  /** Offset in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  verdict: 'kept' | 'lost' | 'doubtful';
  reason: string;
  /** Who decided: a rule of the guard, or the second reader. */
  decidedBy: 'rule' | 'verifier';
  /** What else the rules of the guard found in the same sentence, the most serious first. */
  details?: {
    kind: string;
    text: string;
    /** Offset in UTF-16 code units. */
    start: number;
    /** The same, exclusive. */
    end: number;
    verdict: 'kept' | 'lost' | 'doubtful';
    reason: string;
  }[];
}

/** The second reader, if one was asked and answered */
export interface Reader {
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string;
}

export interface ProtectedPart {
  /** Offset in the original, in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  /** In a few words, for example `code` or `text in tags <doc>`. */
  reason: string;
}

export interface BilledUsage {
  inputTokens: number;
  outputTokens: number;
  /** null if the price of the model is not known. */
  costUsd: number | null;
  /**
   * Input and output tokens that vendors billed for this result, including all attempts and the second
   * reader; 0 for `local` and for a cached answer.
   */
  spentTokens: number;
  /** The part of the usage that was billed for the second reader. */
  verification?: VerificationUsage;
}

/** The part of the usage that was billed for the second reader */
export interface VerificationUsage {
  inputTokens: number;
  outputTokens: number;
  /** null if the price of the model is not known. */
  costUsd: number | null;
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string;
}

export interface Attempt {
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  error: string | null;
  latencyMs: number;
}

export interface Edit {
  /** Offset in the original, in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  replacement: string;
  /** Name of the rule; `rewrite` if a model changed the words. */
  pass: string;
  reason: string;
}

/** What `listHistory` takes. */
export interface ListHistoryInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  /**
   * How many entries to skip. With more than 10000 the answer is 400 `validation_failed`, and says which
   * `cursor` to continue with.
   * 0 to 1,000,000.
   * Default: `0`.
   */
  offset?: number;
  /** From the `Link` header of the previous page. */
  cursor?: string;
  provider?: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  status?: 'processing' | 'completed' | 'failed';
  /** Only optimizations made at or after this time. */
  from?: string;
  /** Only optimizations made before this time. */
  to?: string;
  /**
   * `key:value`, or several of them separated by commas; all must match.
   * At most 2,000 characters.
   */
  metadata?: string;
}

export interface HistoryEntry {
  id: string;
  excerpt: string | null;
  status: 'processing' | 'completed' | 'failed';
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string | null;
  strategy: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL';
  compressionLevel: 'low' | 'medium' | 'high';
  outputFormat: 'default' | 'markdown' | 'json' | 'xml';
  originalTokens: number;
  refinedTokens: number | null;
  savingsPercentage: number | null;
  explanation: string | null;
  /** Only if the request has one. */
  targetTokens?: number;
  /** Only if the request has `targetTokens`. */
  targetReached?: boolean;
  mode: 'direct' | 'hybrid';
  refinerVersion: string | null;
  cached: boolean;
  batchId: string | null;
  /** Returned with the result. You can filter the history by it. */
  metadata: Record<string, string>;
  error?: Failure;
  /**
   * When its texts were removed because of the setting `promptRetentionDays`: both texts, the removed parts,
   * quotations from the texts and the explanation. Everything else stays. null: the texts are still there.
   */
  textsRemovedAt: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
  /** ISO 8601, UTC. */
  createdAt: string;
}

export interface Failure {
  code: string;
  message: string;
}

/** What `getOptimization` takes. */
export interface GetOptimizationInput {
  id: string;
  /**
   * `edits`: every changed part of the text, for example to show a diff. `protected`: the parts that are
   * frozen because they are pasted material, code or quotations.
   */
  include?: 'edits' | 'protected' | 'edits,protected';
  /**
   * Names of fields, separated by commas. The reply contains only these. Use it only if you read the JSON
   * yourself: typed clients expect all fields.
   * At most 1,000 characters.
   */
  fields?: string;
}

export interface StoredOptimization {
  id: string;
  excerpt: string | null;
  status: 'processing' | 'completed' | 'failed';
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string | null;
  strategy: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL';
  compressionLevel: 'low' | 'medium' | 'high';
  outputFormat: 'default' | 'markdown' | 'json' | 'xml';
  originalTokens: number;
  refinedTokens: number | null;
  savingsPercentage: number | null;
  explanation: string | null;
  /** Only if the request has one. */
  targetTokens?: number;
  /** Only if the request has `targetTokens`. */
  targetReached?: boolean;
  mode: 'direct' | 'hybrid';
  refinerVersion: string | null;
  cached: boolean;
  batchId: string | null;
  /** Returned with the result. You can filter the history by it. */
  metadata: Record<string, string>;
  error?: Failure;
  /**
   * When its texts were removed because of the setting `promptRetentionDays`: both texts, the removed parts,
   * quotations from the texts and the explanation. Everything else stays. null: the texts are still there.
   */
  textsRemovedAt: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  originalText: string | null;
  refinedText: string | null;
  removedSegments: RemovedSegment[];
  scores: Scores | null;
  checks: Checks | null;
  warnings: string[];
  usage: BilledUsage;
  /**
   * ⌈`usage.spentTokens` ÷ (`originalTokens` − `refinedTokens`)⌉: after how many uses the refined prompt has
   * saved what it cost. null if nothing was spent, or a use saves nothing.
   */
  paysAfterUses: number | null;
  /**
   * Only with `include=edits`. In order and without overlaps. Applied to the original, they give exactly
   * `refinedText`.
   */
  edits?: Edit[];
  /**
   * Only with `include=protected` or `include=edits,protected`: the first 1,000 parts that stay as they are,
   * read from the text alone. The `preserve`, `material` and `refineMaterial` of the request are not stored.
   * At most 1,000 entries.
   */
  protected?: PlacedPart[];
  attempts?: Attempt[];
  latencyMs: number | null;
  /** When the newest review was made; null if there is none. */
  reviewedAt: string | null;
}

export interface PlacedPart {
  /** Offset in the original, in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  /** In a few words, for example `code` or `text in tags <doc>`. */
  reason: string;
  /** Where it is in `refinedText`. Only with `include=edits,protected`, and if no edit changes it. */
  in?: {
    start: number;
    end: number;
  };
}

/** What `deleteOptimization` takes. */
export interface DeleteOptimizationInput {
  id: string;
}

/** What `putReview` takes. */
export interface PutReviewInput {
  id: string;
  /**
   * Edits of `GET /optimize/{id}?include=edits` that were put back: there, the text of the original stays.
   * At most 20,000 entries.
   */
  rejected: RejectedEdit[];
  /**
   * The text as somebody left it. Default: the original with all edits that are not in `rejected`.
   * 1 to 200,000 characters.
   */
  text?: string;
}

export interface RejectedEdit {
  /** 0 to 200,000. */
  start: number;
  /** 0 to 200,000. */
  end: number;
  /** At most 200,000 characters. */
  replacement: string;
}

export interface Review {
  text: string | null;
  /** Empty if the texts were removed. */
  rejected: RejectedEdit[];
  checks: Checks;
  /** Of the original and of `text`, counted with the o200k encoding. */
  tokens: {
    original: number;
    rewritten: number;
  };
  reviewedBy: string | null;
  /** ISO 8601, UTC. */
  reviewedAt: string;
  /** When the texts were removed because of the setting `promptRetentionDays`. */
  textsRemovedAt: string | null;
}

/** What `getReview` takes. */
export interface GetReviewInput {
  id: string;
}

/** What `listReviewRules` takes. */
export interface ListReviewRulesInput {
  /** Only reviews made at or after this time. */
  from?: string;
  /** Only reviews made before this time. */
  to?: string;
}

export interface ReviewRule {
  rule: string | null;
  /** The `reason` of the edits. */
  reason: string;
  /** Edits of this kind in the reviewed results. */
  proposed: number;
  /** How many of them were put back. */
  rejected: number;
  /** `rejected` ÷ `proposed`, 0 to 1, with three decimal places. */
  share: number;
}

/** What `checkRewrite` takes. */
export interface CheckRewriteInput {
  /** 1 to 200,000 characters. */
  original: string;
  /** At most 200,000 characters. */
  rewritten: string;
  /**
   * Texts that must be kept exactly as they are, at most 50,000 characters in total.
   * At most 100 entries.
   */
  preserve?: string[];
  /**
   * `strict`: every doubt counts as a loss, and no second reader is asked.
   * Default: `'normal'`.
   */
  strictness?: 'normal' | 'strict';
  /**
   * When a model is asked as a second reader. `off`: never. `doubts`: about what the rules cannot decide,
   * unless something is lost for certain, since the rewrite fails then. `all`: always, and also about what
   * the rules find kept.
   * Default: `'off'`.
   */
  verify?: 'off' | 'doubts' | 'all';
  /**
   * The provider of the second reader. Default: the organization's second reader, else its default provider,
   * else the first provider in its order.
   */
  provider?: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /**
   * A model of that provider.
   * 1 to 200 characters.
   */
  model?: string;
}

export interface Check {
  /** Whether nothing was lost, nothing was added and nothing is doubtful. */
  passed: boolean;
  requirements: CheckedRequirement[];
  /** What the rewritten text says and the original does not. */
  added: CheckedAddition[];
  /** 0–100: how much of what must be kept was kept. */
  integrity: number;
  /** Counted with the o200k encoding. */
  tokens: {
    original: number;
    rewritten: number;
  };
  /** The second reader, if one was asked and answered. */
  verifiedBy?: {
    provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
    model: string;
  };
  /** What the second reader billed, if one answered. */
  usage?: {
    inputTokens: number;
    outputTokens: number;
    /** null if the price of the model is not known. */
    costUsd: number | null;
    provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
    model: string;
  };
  /** Why the second reader could not help, if so. */
  warnings: string[];
}

/**
 * `lost` is used only if it is certain. The offsets are positions in the original; the offsets in `where`
 * are positions in the rewritten text
 */
export interface CheckedRequirement {
  id: string;
  /**
   * What it is (`statement`, `list item`, `code` …), or what is wrong with it (`quantity`, `negation` …): the
   * most serious thing.
   */
  kind: string;
  text: string;
  /** Offset in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  verdict: 'kept' | 'lost' | 'doubtful';
  /** Missing if a rule of the guard is sure that it was kept. */
  reason?: string;
  /** Who decided: a rule of the guard, or the second reader. */
  decidedBy: 'rule' | 'verifier';
  /** What else the rules of the guard found in the same sentence, the most serious first. */
  details?: {
    kind: string;
    text: string;
    /** Offset in UTF-16 code units. */
    start: number;
    /** The same, exclusive. */
    end: number;
    verdict: 'kept' | 'lost' | 'doubtful';
    reason: string;
  }[];
  /** The words of it that are lost or doubtful, in the original, if not all of it is. */
  part?: {
    /** Offset in UTF-16 code units. */
    start: number;
    /** The same, exclusive. */
    end: number;
  };
  /** Where the result says it, if known. */
  where?: {
    /** Offset in UTF-16 code units. */
    start: number;
    /** The same, exclusive. */
    end: number;
  };
}

/**
 * The offsets are positions in the rewritten text. `kept`: the second reader found that the original says
 * it, too
 */
export interface CheckedAddition {
  id: string;
  /**
   * What it is (`statement`, `list item`, `code` …), or what is wrong with it (`quantity`, `negation` …): the
   * most serious thing.
   */
  kind: string;
  text: string;
  /** Offset in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  verdict: 'kept' | 'lost' | 'doubtful';
  reason: string;
  /** Who decided: a rule of the guard, or the second reader. */
  decidedBy: 'rule' | 'verifier';
  /** What else the rules of the guard found in the same sentence, the most serious first. */
  details?: {
    kind: string;
    text: string;
    /** Offset in UTF-16 code units. */
    start: number;
    /** The same, exclusive. */
    end: number;
    verdict: 'kept' | 'lost' | 'doubtful';
    reason: string;
  }[];
}

/** What `listRequirements` takes. */
export interface ListRequirementsInput {
  /** 1 to 200,000 characters. */
  text: string;
}

export interface Requirements {
  requirements: {
    id: string;
    /**
     * What it is (`statement`, `list item`, `code` …), or what is wrong with it (`quantity`, `negation` …): the
     * most serious thing.
     */
    kind: string;
    text: string;
    /** Offset in UTF-16 code units. */
    start: number;
    /** The same, exclusive. */
    end: number;
  }[];
}

/** What `createBatch` takes. */
export interface CreateBatchInput {
  /**
   * Default: the organization's default provider, else `local`. `auto`: the providers in the organization's
   * order.
   */
  provider?:
    | 'local'
    | 'openai'
    | 'anthropic'
    | 'gemini'
    | 'deepseek'
    | 'groq'
    | 'openrouter'
    | 'custom'
    | 'auto';
  /** 1 to 200 characters. */
  model?: string;
  /** Default: the organization's `defaultStrategy`, else `UNIVERSAL`. */
  strategy?: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL';
  /** Default: the organization's `defaultCompressionLevel`, else `medium`. */
  compressionLevel?: 'low' | 'medium' | 'high';
  /** Default: `'default'`. */
  outputFormat?: 'default' | 'markdown' | 'json' | 'xml';
  /**
   * Texts that must be kept exactly as they are, at most 50,000 characters in total.
   * At most 100 entries.
   */
  preserve?: string[];
  /**
   * `true`: pasted material (a text to rewrite, notes, examples, data) may be changed, too. Otherwise it is
   * not changed at all.
   * Default: `false`.
   */
  refineMaterial?: boolean;
  /**
   * The highest number of tokens (o200k) that the result should have. Context may be removed to reach it, but
   * never requirements. `targetReached` says whether it was reached.
   * 1 to 1,000,000.
   */
  targetTokens?: number;
  /**
   * `hybrid`: the local refiner runs first, the model gets the shorter text, and the better of the two
   * results is used. Has no effect with `local`.
   * Default: `'direct'`.
   */
  mode?: 'direct' | 'hybrid';
  /**
   * `false`: no other provider is used if this one fails.
   * Default: `true`.
   */
  fallback?: boolean;
  /**
   * When a second reader checks a model's result. `off`: never. `doubts`: what the rules cannot decide.
   * `all`: also what the rules find kept. Default: the organization's setting, else `doubts`. Has no effect
   * with `local`.
   */
  verify?: 'off' | 'doubts' | 'all';
  /**
   * `strict`: every doubt counts as a loss, and no second reader is asked. Default: the organization's
   * setting, else `normal`. Has no effect with `local`.
   */
  strictness?: 'normal' | 'strict';
  /** 1 to 200 characters. */
  name?: string;
  /**
   * When the batch ends, a signed message is sent to this address, whatever events the webhook at this
   * address is for. If there is no webhook at this address, one is made. Get its secret with `POST
   * /webhooks/{id}/rotate-secret`.
   * 1 to 2,000 characters.
   */
  webhookUrl?: string;
  /**
   * Only for CSV: the column that the prompts are in, if it is not named `text`. All other columns but
   * `customId` then become metadata.
   * 1 to 200 characters.
   */
  textColumn?: string;
  /** 1 to 10,000 entries. */
  items: BatchItemInput[];
}

export interface BatchItemInput {
  /** 1 to 200,000 characters. */
  text: string;
  /** 1 to 200 characters. */
  customId?: string;
  /** Returned with the result. You can filter the history by it. */
  metadata?: Record<string, string>;
}

/** The options of `createBatch` for a file. */
export interface CreateBatchFileInput {
  /**
   * Default: the organization's default provider, else `local`. `auto`: the providers in the organization's
   * order.
   */
  provider?:
    | 'local'
    | 'openai'
    | 'anthropic'
    | 'gemini'
    | 'deepseek'
    | 'groq'
    | 'openrouter'
    | 'custom'
    | 'auto';
  /** 1 to 200 characters. */
  model?: string;
  /** Default: the organization's `defaultStrategy`, else `UNIVERSAL`. */
  strategy?: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL';
  /** Default: the organization's `defaultCompressionLevel`, else `medium`. */
  compressionLevel?: 'low' | 'medium' | 'high';
  /** Default: `'default'`. */
  outputFormat?: 'default' | 'markdown' | 'json' | 'xml';
  /**
   * Texts that must be kept exactly as they are, at most 50,000 characters in total.
   * At most 100 entries.
   */
  preserve?: string[];
  /**
   * `true`: pasted material (a text to rewrite, notes, examples, data) may be changed, too. Otherwise it is
   * not changed at all.
   * Default: `false`.
   */
  refineMaterial?: boolean;
  /**
   * The highest number of tokens (o200k) that the result should have. Context may be removed to reach it, but
   * never requirements. `targetReached` says whether it was reached.
   * 1 to 1,000,000.
   */
  targetTokens?: number;
  /**
   * `hybrid`: the local refiner runs first, the model gets the shorter text, and the better of the two
   * results is used. Has no effect with `local`.
   * Default: `'direct'`.
   */
  mode?: 'direct' | 'hybrid';
  /**
   * `false`: no other provider is used if this one fails.
   * Default: `true`.
   */
  fallback?: boolean;
  /**
   * When a second reader checks a model's result. `off`: never. `doubts`: what the rules cannot decide.
   * `all`: also what the rules find kept. Default: the organization's setting, else `doubts`. Has no effect
   * with `local`.
   */
  verify?: 'off' | 'doubts' | 'all';
  /**
   * `strict`: every doubt counts as a loss, and no second reader is asked. Default: the organization's
   * setting, else `normal`. Has no effect with `local`.
   */
  strictness?: 'normal' | 'strict';
  /** 1 to 200 characters. */
  name?: string;
  /**
   * When the batch ends, a signed message is sent to this address, whatever events the webhook at this
   * address is for. If there is no webhook at this address, one is made. Get its secret with `POST
   * /webhooks/{id}/rotate-secret`.
   * 1 to 2,000 characters.
   */
  webhookUrl?: string;
  /**
   * Only for CSV: the column that the prompts are in, if it is not named `text`. All other columns but
   * `customId` then become metadata.
   * 1 to 200 characters.
   */
  textColumn?: string;
}

export interface Batch {
  id: string;
  name: string | null;
  status: 'queued' | 'running' | 'completed' | 'cancelling' | 'cancelled' | 'failed';
  counts: {
    total: number;
    pending: number;
    processing: number;
    completed: number;
    failed: number;
    cancelled: number;
  };
  tokens: {
    original: number;
    refined: number;
  };
  savingsPercentage: number;
  estimatedSavingsUsd: number | null;
  /** 0 to 1. */
  progress: number;
  etaSeconds: number | null;
  webhookId: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /**
   * When its texts were removed because of the setting `promptRetentionDays`: both texts, the removed parts,
   * quotations from the texts and the explanation. Everything else stays. null: the texts are still there.
   */
  textsRemovedAt: string | null;
  /** Only in the reply to an upload: how it was read, if you should know that. */
  warnings?: string[];
}

/** What `listBatches` takes. */
export interface ListBatchesInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  status?: 'queued' | 'running' | 'completed' | 'cancelling' | 'cancelled' | 'failed';
}

/** What `getBatch` takes. */
export interface GetBatchInput {
  id: string;
}

/** What `listBatchItems` takes. */
export interface ListBatchItemsInput {
  id: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  /** 0 to 2,147,483,647. */
  cursor?: number;
  status?: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
}

export interface BatchItem {
  id: string;
  /** Position in the upload; the first item is 1. */
  position: number;
  customId: string | null;
  excerpt: string | null;
  status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
  attempts: number;
  optimizationId: string | null;
  error?: Failure;
  /** Returned with the result. You can filter the history by it. */
  metadata: Record<string, string>;
  /**
   * This and the next three only if it is completed. Absent for items that were refined before these fields
   * existed.
   */
  tokens?: {
    original: number;
    refined: number;
  };
  checksPassed?: boolean;
  /** Requirements that are lost. */
  lost?: number;
  /** Requirements that are doubtful, at most 200. */
  doubtful?: number;
}

/** What `getBatchHistogram` takes. */
export interface GetBatchHistogramInput {
  id: string;
}

export interface BatchHistogram {
  /** Completed items, without those that were refined before this count existed. */
  counted: number;
  /** 20 bins by savings: below 0 %, then 18 bins of 5 % from 0 to 90 %, then 90 % and more. */
  savings: {
    from: number | null;
    to: number | null;
    items: number;
  }[];
  /** Most lost first. */
  losses: {
    /** Kind of requirement, for example `quantity` or `negation`. */
    kind: string;
    /** Requirements of this kind that are lost. */
    lost: number;
    /** Requirements of this kind that are doubtful. */
    doubtful: number;
    /** Items with at least one of them. */
    items: number;
  }[];
}

/** What `streamResults` takes. */
export interface StreamResultsInput {
  id: string;
  /** Counts more than `Accept`: for links that a browser follows, which cannot choose a header. */
  format?: 'ndjson' | 'csv';
  /** `text`: each result also has the prompt that was uploaded. */
  include?: 'text';
  /**
   * In CSV, a text that a spreadsheet would read as a formula (one that begins with `=`, `+`, `-`, `@`, a tab
   * or a line break) gets an apostrophe in front. `false`: texts are not changed, for programs that read
   * them.
   * Default: `true`.
   */
  csvSafe?: boolean;
}

export interface BatchResult {
  position: number;
  customId: string | null;
  status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
  /** Returned with the result. You can filter the history by it. */
  metadata: Record<string, string>;
  optimizationId: string | null;
  text?: string | null;
  error?: Failure;
  attempts?: Attempt[];
  /** When its texts were removed. Then the result has no texts, and `error` says so. */
  textsRemovedAt?: string;
  refinedText?: string;
  /** Counted with the o200k encoding. */
  originalTokens?: number;
  /** Counted with the o200k encoding. */
  refinedTokens?: number;
  /** With one decimal place. */
  savingsPercentage?: number;
  /**
   * In plain sentences: what was done, saved and checked, and how much was not changed because it is pasted
   * material.
   */
  explanation?: string;
  /** Only if the request has one. */
  targetTokens?: number;
  /** Only if the request has `targetTokens`. */
  targetReached?: boolean;
  /** The provider that made the result. */
  provider?: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model?: string;
  mode?: 'direct' | 'hybrid';
  /** The version of the local refiner and of the checks. */
  refinerVersion?: string;
  strategy?: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL';
  compressionLevel?: 'low' | 'medium' | 'high';
  outputFormat?: 'default' | 'markdown' | 'json' | 'xml';
  removedSegments?: RemovedSegment[];
  scores?: Scores;
  checks?: Checks;
  /** The parts that were not changed, and why. In order, without overlaps; adjacent parts are merged. */
  protected?: ProtectedPart[];
  warnings?: string[];
  cached?: boolean;
  usage?: BilledUsage;
  /**
   * ⌈`usage.spentTokens` ÷ (`originalTokens` − `refinedTokens`)⌉: after how many uses the refined prompt has
   * saved what it cost. null if nothing was spent, or a use saves nothing.
   */
  paysAfterUses?: number | null;
  latencyMs?: number;
}

/** What `cancelBatch` takes. */
export interface CancelBatchInput {
  id: string;
}

/** What `retryBatch` takes. */
export interface RetryBatchInput {
  id: string;
}

/** What `deleteBatch` takes. */
export interface DeleteBatchInput {
  id: string;
}

/** What `createProject` takes. */
export interface CreateProjectInput {
  /** 1 to 200 characters. */
  name: string;
  description?: string | null;
}

export interface Project {
  id: string;
  name: string;
  description: string | null;
  /** Whether it takes what is made without a `projectId`. */
  isDefault: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `listProjects` takes. */
export interface ListProjectsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

/** What `listPrompts` takes. */
export interface ListPromptsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** 1 to 100 characters. */
  category?: string;
  /** 1 to 200 characters. */
  folder?: string;
  projectId?: string;
  label?: string;
  /** 1 to 50 characters. */
  tag?: string;
  /**
   * Words that names, descriptions or newest texts contain, in capitals or small letters. One of them has
   * three letters or more.
   * 3 to 200 characters.
   */
  q?: string;
}

export interface Prompt {
  id: string;
  projectId: string;
  name: string;
  /** The same as `name`. */
  title: string;
  slug: string;
  type: 'text' | 'chat';
  folder: string | null;
  description: string | null;
  category: string | null;
  tags: string[];
  /** The number of the newest version, whose text this is. */
  latest: number;
  /** The labels of the prompt, each with the number of its version. */
  labels: Record<string, number>;
  /** With the texts of the prompts that are included. */
  messages: (
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 200,000 characters. */
        content: string;
      }
    | {
        placeholder: string;
      }
  )[];
  source:
    | (
        | {
            role: 'system' | 'user' | 'assistant';
            /** At most 200,000 characters. */
            content: string;
          }
        | {
            placeholder: string;
          }
      )[]
    | null;
  /** The contents of all messages. */
  content: string;
  /** What the program that uses the prompt needs, for example `model` and `temperature`. */
  config: Record<string, unknown>;
  /** The names in `{{…}}` and of the placeholders, in the order of their first use. */
  variables: string[];
  /** Counted with the o200k encoding. */
  tokens: number;
  /** The same as `content`. */
  rawPrompt: string;
  role: string | null;
  task: string | null;
  context: string | null;
  requirements: string | null;
  style: string | null;
  output: string | null;
  model: string | null;
  selectedModel: string | null;
  provider: string | null;
  qualityScore: number | null;
  enrichedPrompt: string | null;
  temperature: number | null;
  /** Whether a text of it is published, or waits to be. */
  isPublic: boolean;
  publicId: string | null;
  publicStatus: 'pending' | 'approved' | 'rejected' | 'hidden' | null;
  /** How often others have read the public prompt. */
  viewCount: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  updatedAt: string;
}

/** What `createPrompt` takes. */
export interface CreatePromptInput {
  /** 1 to 200 characters. */
  name?: string;
  /**
   * Another name for `name`.
   * 1 to 200 characters.
   */
  title?: string;
  slug?: string;
  folder?: string | null;
  description?: string | null;
  category?: string | null;
  /** At most 20 entries. */
  tags?: string[];
  /** Default: the default project. */
  projectId?: string;
  /** 1 to 200,000 characters. */
  content?: string;
  /**
   * Messages, and placeholders for messages that are put in later.
   * 1 to 50 entries.
   */
  messages?: (
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 200,000 characters. */
        content: string;
      }
    | {
        placeholder: string;
      }
  )[];
  /** 1 to 200,000 characters. */
  rawPrompt?: string;
  role?: string | null;
  task?: string | null;
  context?: string | null;
  requirements?: string | null;
  style?: string | null;
  output?: string | null;
  /** What the program that uses the prompt needs, for example `model` and `temperature`. */
  config?: Record<string, unknown>;
  model?: string | null;
  selectedModel?: string | null;
  temperature?: number | null;
  note?: string | null;
  /**
   * `true`: everybody may read the newest text, without your name and that of the organization. `false`:
   * nobody else any more.
   */
  isPublic?: boolean;
  /**
   * For texts that screening would refuse (`screening_failed`). `true`: what it finds waits for an operator,
   * who looks at it and may publish it (`publicStatus: pending`). Where it finds nothing, this changes
   * nothing. Default: `false`.
   */
  review?: boolean;
  /** A public prompt. Its text and, unless you give others, its details become your own. */
  copyOf?: string;
}

export interface ChangedPrompt {
  id: string;
  projectId: string;
  name: string;
  /** The same as `name`. */
  title: string;
  slug: string;
  type: 'text' | 'chat';
  folder: string | null;
  description: string | null;
  category: string | null;
  tags: string[];
  /** The number of the newest version, whose text this is. */
  latest: number;
  /** The labels of the prompt, each with the number of its version. */
  labels: Record<string, number>;
  /** With the texts of the prompts that are included. */
  messages: (
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 200,000 characters. */
        content: string;
      }
    | {
        placeholder: string;
      }
  )[];
  source:
    | (
        | {
            role: 'system' | 'user' | 'assistant';
            /** At most 200,000 characters. */
            content: string;
          }
        | {
            placeholder: string;
          }
      )[]
    | null;
  /** The contents of all messages. */
  content: string;
  /** What the program that uses the prompt needs, for example `model` and `temperature`. */
  config: Record<string, unknown>;
  /** The names in `{{…}}` and of the placeholders, in the order of their first use. */
  variables: string[];
  /** Counted with the o200k encoding. */
  tokens: number;
  /** The same as `content`. */
  rawPrompt: string;
  role: string | null;
  task: string | null;
  context: string | null;
  requirements: string | null;
  style: string | null;
  output: string | null;
  model: string | null;
  selectedModel: string | null;
  provider: string | null;
  qualityScore: number | null;
  enrichedPrompt: string | null;
  temperature: number | null;
  /** Whether a text of it is published, or waits to be. */
  isPublic: boolean;
  publicId: string | null;
  publicStatus: 'pending' | 'approved' | 'rejected' | 'hidden' | null;
  /** How often others have read the public prompt. */
  viewCount: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  updatedAt: string;
  /**
   * What looks like a variable in the newest text and is none, such as `{{user name}}` and `{name}`, in
   * sentences for people. They repeat pieces of the text.
   * At most 20 entries.
   */
  warnings: string[];
}

/** What `getPromptById` takes. */
export interface GetPromptByIdInput {
  id: string;
}

/** What `updatePrompt` takes. */
export interface UpdatePromptInput {
  id: string;
  /** 1 to 200 characters. */
  name?: string;
  /**
   * Another name for `name`.
   * 1 to 200 characters.
   */
  title?: string;
  slug?: string;
  folder?: string | null;
  description?: string | null;
  category?: string | null;
  /** At most 20 entries. */
  tags?: string[];
  /** Default: the default project. */
  projectId?: string;
  /** 1 to 200,000 characters. */
  content?: string;
  /**
   * Messages, and placeholders for messages that are put in later.
   * 1 to 50 entries.
   */
  messages?: (
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 200,000 characters. */
        content: string;
      }
    | {
        placeholder: string;
      }
  )[];
  /** 1 to 200,000 characters. */
  rawPrompt?: string;
  role?: string | null;
  task?: string | null;
  context?: string | null;
  requirements?: string | null;
  style?: string | null;
  output?: string | null;
  /** What the program that uses the prompt needs, for example `model` and `temperature`. */
  config?: Record<string, unknown>;
  model?: string | null;
  selectedModel?: string | null;
  temperature?: number | null;
  note?: string | null;
  /**
   * `true`: everybody may read the newest text, without your name and that of the organization. `false`:
   * nobody else any more.
   */
  isPublic?: boolean;
  /**
   * For texts that screening would refuse (`screening_failed`). `true`: what it finds waits for an operator,
   * who looks at it and may publish it (`publicStatus: pending`). Where it finds nothing, this changes
   * nothing. Default: `false`.
   */
  review?: boolean;
}

/** What `deletePrompt` takes. */
export interface DeletePromptInput {
  id: string;
  /** Delete it although it has labels or is included. */
  force?: boolean;
}

/** What `listPromptVersions` takes. */
export interface ListPromptVersionsInput {
  id: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface PromptVersion {
  promptId: string;
  number: number;
  kind: 'authored' | 'enriched' | 'refined' | 'restored';
  parent: number | null;
  /** The labels that the version has now. */
  labels: string[];
  /** With the texts of the prompts that are included. */
  messages: (
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 200,000 characters. */
        content: string;
      }
    | {
        placeholder: string;
      }
  )[];
  source:
    | (
        | {
            role: 'system' | 'user' | 'assistant';
            /** At most 200,000 characters. */
            content: string;
          }
        | {
            placeholder: string;
          }
      )[]
    | null;
  /** The contents of all messages. */
  content: string;
  /** What the program that uses the prompt needs, for example `model` and `temperature`. */
  config: Record<string, unknown>;
  /** The names in `{{…}}` and of the placeholders, in the order of their first use. */
  variables: string[];
  /** Counted with the o200k encoding. */
  tokens: number;
  sections: {
    role?: string;
    task?: string;
    context?: string;
    requirements?: string;
    style?: string;
    output?: string;
  } | null;
  /** SHA-256 of messages and configuration. */
  hash: string;
  score: number | null;
  origin: {
    /**
     * `import`: a file; `include`: a new version of a prompt that is included; `optimization`: the refiner;
     * `enrichment`: an enriched text; `copy`: a public prompt.
     */
    kind: 'import' | 'include' | 'optimization' | 'enrichment' | 'copy';
    id: string | null;
    version: number | null;
  } | null;
  note: string | null;
  authorId: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `getPromptVersion` takes. */
export interface GetPromptVersionInput {
  id: string;
  /** 1 to 2,147,483,647. */
  n: number;
}

/** What `diffPromptVersions` takes. */
export interface DiffPromptVersionsInput {
  id: string;
  /** 1 to 2,147,483,647. */
  n: number;
  /** 1 to 2,147,483,647. */
  other: number;
}

export interface PromptDiff {
  /** 1 to 2,147,483,647. */
  from: number;
  /** 1 to 2,147,483,647. */
  to: number;
  /** The contents of all messages of `from`. */
  original: string;
  /** The contents of all messages of `to`. */
  rewritten: string;
  /** They make `rewritten` of `original`. */
  edits: Edit[];
  /** The fields of the configuration that differ. */
  config: string[];
  variables: {
    added: string[];
    removed: string[];
  };
}

/** What `restorePromptVersion` takes. */
export interface RestorePromptVersionInput {
  id: string;
  /** 1 to 2,147,483,647. */
  n: number;
  note?: string | null;
}

/** What `propagatePromptVersion` takes. */
export interface PropagatePromptVersionInput {
  id: string;
  /** 1 to 2,147,483,647. */
  n: number;
}

export interface Propagation {
  promptId: string;
  /** 1 to 2,147,483,647. */
  version: number;
  /** Prompts that have a new version. */
  updated: UpdatedPrompt[];
  /** Prompts that could not get one, and why. */
  failed: PromptNotUpdated[];
}

export interface UpdatedPrompt {
  promptId: string;
  slug: string;
  version: number;
}

export interface PromptNotUpdated {
  promptId: string;
  slug: string;
  code: string;
  detail: string;
}

/** What `exportPrompts` takes. */
export interface ExportPromptsInput {
  projectId?: string;
}

export interface PromptLine {
  slug: string;
  /** 1 to 200 characters. */
  name: string;
  folder: string | null;
  description: string | null;
  category: string | null;
  /** At most 20 entries. */
  tags: string[];
  /** 1 to 2,147,483,647. */
  version: number;
  /** 1 to 50 entries. */
  messages: (
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 200,000 characters. */
        content: string;
      }
    | {
        placeholder: string;
      }
  )[];
  source:
    | (
        | {
            role: 'system' | 'user' | 'assistant';
            /** At most 200,000 characters. */
            content: string;
          }
        | {
            placeholder: string;
          }
      )[]
    | null;
  sections: {
    role?: string;
    task?: string;
    context?: string;
    requirements?: string;
    style?: string;
    output?: string;
  } | null;
  /** What the program that uses the prompt needs, for example `model` and `temperature`. */
  config: Record<string, unknown>;
  note: string | null;
  /** At most 100 entries. */
  labels: string[];
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `importPrompts` takes. */
export interface ImportPromptsInput {
  /**
   * Whether the labels of the lines are given to the versions, through their gates.
   * Default: `true`.
   */
  labels?: boolean;
  /**
   * The lines of a file, as objects.
   * 1 to 5,000 entries.
   */
  prompts: unknown[];
}

/** The options of `importPrompts` for a file. */
export interface ImportPromptsFileInput {
  /**
   * Whether the labels of the lines are given to the versions, through their gates.
   * Default: `true`.
   */
  labels?: boolean;
}

export interface ImportedPrompts {
  /** Prompts that are new. */
  created: number;
  /** Versions that were added to prompts that were there. */
  added: number;
  /** Lines that were there already. */
  unchanged: number;
  /** Labels that were given. */
  labelled: number;
  /** How much failed; `failed` may name less. */
  failedCount: number;
  /** What failed, at most 50. The other lines are in effect. */
  failed: ImportFailure[];
}

export interface ImportFailure {
  /** Counted from 1. */
  line: number;
  /** A line, or a part of it that was left out. */
  what: 'version' | 'label' | 'tag' | 'config';
  code: string;
  detail: string;
}

/** What `resolvePrompt` takes. */
export interface ResolvePromptInput {
  /**
   * Slug or name.
   * 1 to 200 characters.
   */
  name: string;
  /** Default: `production`. `latest`: the newest version. */
  label?: string;
  /**
   * A version instead of a label.
   * 1 to 2,147,483,647.
   */
  version?: number;
}

export interface ResolvedPrompt {
  name: string;
  slug: string;
  version: number;
  label: string | null;
  type: 'text' | 'chat';
  /** The contents of all messages, with their variables. */
  template: string;
  messages: (
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 200,000 characters. */
        content: string;
      }
    | {
        placeholder: string;
      }
  )[];
  /** What the program that uses the prompt needs, for example `model` and `temperature`. */
  config: Record<string, unknown>;
  variables: string[];
  /**
   * The running A/B test of the label. A unit gets the arm into whose share the first 53 bits of
   * SHA-256(`salt:unit`) fall.
   */
  abTest?: {
    id: string;
    salt: string;
    arms: {
      version: number;
      weight: number;
      template: string;
      messages: (
        | {
            role: 'system' | 'user' | 'assistant';
            /** At most 200,000 characters. */
            content: string;
          }
        | {
            placeholder: string;
          }
      )[];
      /** What the program that uses the prompt needs, for example `model` and `temperature`. */
      config: Record<string, unknown>;
      variables: string[];
    }[];
  };
}

/** What `setPromptLabel` takes. */
export interface SetPromptLabelInput {
  id: string;
  label: string;
  /** 1 to 2,147,483,647. */
  version: number;
  reason?: string | null;
  /**
   * Ids of what is meant to differ, from `findings`. Another version has other ids.
   * At most 1,000 entries.
   */
  acknowledge?: string[];
  /**
   * Where only the evaluation is missing: start its run, and move the label once it has shown that the
   * version is not worse.
   * Default: `false`.
   */
  whenReady?: boolean;
  /**
   * What the run that `whenReady` starts may cost; the rest of it then ends with `budget_reached`.
   * 0 to 1,000,000.
   */
  maxCostUsd?: number;
}

export interface PromptLabel {
  promptId: string;
  label: string;
  version: number;
  /** What was checked. */
  findings: GateFinding[];
  /** ISO 8601, UTC. */
  movedAt: string;
}

export interface PendingLabel {
  promptId: string;
  label: string;
  version: number;
  /** What was checked. */
  findings: GateFinding[];
  /** The run that decides. Its `move` says what became of it. */
  runId: string;
}

/** What `removePromptLabel` takes. */
export interface RemovePromptLabelInput {
  id: string;
  label: string;
}

/** What `listLabelMoves` takes. */
export interface ListLabelMovesInput {
  id: string;
  label: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface LabelMove {
  id: string;
  promptId: string;
  label: string;
  from: number | null;
  to: number | null;
  reason: string | null;
  acknowledged: string[];
  /** What was checked. */
  findings: GateFinding[];
  userId: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `approvePromptVersion` takes. */
export interface ApprovePromptVersionInput {
  id: string;
  /** 1 to 2,147,483,647. */
  n: number;
}

export interface VersionApprovals {
  promptId: string;
  version: number;
  /** How many people have approved the version, its author not counted. */
  approvals: number;
}

/** What `withdrawApproval` takes. */
export interface WithdrawApprovalInput {
  id: string;
  /** 1 to 2,147,483,647. */
  n: number;
}

export interface LabelPolicy {
  label: string;
  require: {
    /**
     * Every requirement of the labelled version is kept, nothing is added, and configuration and roles of
     * messages are the same. What differs is acknowledged.
     */
    fidelity?: boolean;
    /** The version has no variable that the labelled version does not have. */
    variables?: boolean;
    /**
     * How many people must have approved the version. Its author does not count.
     * 0 to 10.
     */
    approvals?: number;
    /** Only admins move the label. */
    role?: 'admin';
    /**
     * A run has shown that the version is not worse than the labelled one, with the models of both and the
     * dataset as it is now.
     */
    evaluation?: {
      datasetId: string;
      /** 1 to 20 entries. */
      evaluators: string[];
      /**
       * What an arm may be worse by than the baseline, in points of scores between 0 and 1.
       * 0 to 1.
       * Default: `0.05`.
       */
      margin?: number;
    };
  };
}

/** What `setLabelPolicy` takes. */
export interface SetLabelPolicyInput {
  label: string;
  require: {
    /**
     * Every requirement of the labelled version is kept, nothing is added, and configuration and roles of
     * messages are the same. What differs is acknowledged.
     */
    fidelity?: boolean;
    /** The version has no variable that the labelled version does not have. */
    variables?: boolean;
    /**
     * How many people must have approved the version. Its author does not count.
     * 0 to 10.
     */
    approvals?: number;
    /** Only admins move the label. */
    role?: 'admin';
    /**
     * A run has shown that the version is not worse than the labelled one, with the models of both and the
     * dataset as it is now.
     */
    evaluation?: {
      datasetId: string;
      /** 1 to 20 entries. */
      evaluators: string[];
      /**
       * What an arm may be worse by than the baseline, in points of scores between 0 and 1.
       * 0 to 1.
       * Default: `0.05`.
       */
      margin?: number;
    };
  };
}

/** What `optimizePrompt` takes. */
export interface OptimizePromptInput {
  id: string;
  /**
   * Default: the newest.
   * 1 to 2,147,483,647.
   */
  version?: number;
  /** The version with this label, instead of `version`. */
  label?: string;
  /**
   * `true`: the result becomes a new version, if nothing was lost.
   * Default: `false`.
   */
  commit?: boolean;
  /**
   * Default: the organization's default provider, else `local`. `auto`: the providers in the organization's
   * order.
   */
  provider?:
    | 'local'
    | 'openai'
    | 'anthropic'
    | 'gemini'
    | 'deepseek'
    | 'groq'
    | 'openrouter'
    | 'custom'
    | 'auto';
  /** 1 to 200 characters. */
  model?: string;
  /** Default: the organization's `defaultStrategy`, else `UNIVERSAL`. */
  strategy?: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL';
  /** Default: the organization's `defaultCompressionLevel`, else `medium`. */
  compressionLevel?: 'low' | 'medium' | 'high';
  /** Default: `'default'`. */
  outputFormat?: 'default' | 'markdown' | 'json' | 'xml';
  /**
   * Texts that must be kept exactly as they are, at most 50,000 characters in total.
   * At most 100 entries.
   */
  preserve?: string[];
  /**
   * `true`: pasted material (a text to rewrite, notes, examples, data) may be changed, too. Otherwise it is
   * not changed at all.
   * Default: `false`.
   */
  refineMaterial?: boolean;
  /**
   * The highest number of tokens (o200k) that the result should have. Context may be removed to reach it, but
   * never requirements. `targetReached` says whether it was reached.
   * 1 to 1,000,000.
   */
  targetTokens?: number;
  /**
   * `hybrid`: the local refiner runs first, the model gets the shorter text, and the better of the two
   * results is used. Has no effect with `local`.
   * Default: `'direct'`.
   */
  mode?: 'direct' | 'hybrid';
  /**
   * `false`: no other provider is used if this one fails.
   * Default: `true`.
   */
  fallback?: boolean;
  /**
   * When a second reader checks a model's result. `off`: never. `doubts`: what the rules cannot decide.
   * `all`: also what the rules find kept. Default: the organization's setting, else `doubts`. Has no effect
   * with `local`.
   */
  verify?: 'off' | 'doubts' | 'all';
  /**
   * `strict`: every doubt counts as a loss, and no second reader is asked. Default: the organization's
   * setting, else `normal`. Has no effect with `local`.
   */
  strictness?: 'normal' | 'strict';
  /** Returned with the result. You can filter the history by it. */
  metadata?: Record<string, string>;
}

export interface OptimizedPrompt {
  promptId: string;
  /** The number of the version that was refined. */
  from: number;
  /** The contents of all messages, as they were written. */
  originalText: string;
  refinedText: string;
  /** They make `refinedText` of `originalText`. */
  edits: Edit[];
  /** Counted with the o200k encoding. */
  originalTokens: number;
  /** Counted with the o200k encoding. */
  refinedTokens: number;
  /** With one decimal place. */
  savingsPercentage: number;
  /** Requirements that are certainly lost, if both texts are compared as a whole. */
  lost: {
    id: string;
    text: string;
    reason: string | null;
  }[];
  /** The messages or sections that were refined, one by one. */
  parts: {
    /** `messages/0`, or `sections/task`. */
    part: string;
    optimization: Optimization;
  }[];
  version: PromptVersion | null;
  reason: string | null;
}

/** What `validatePrompt` takes. */
export interface ValidatePromptInput {
  /** A prompt of the library, in its newest version. */
  promptId?: string;
  /** 1 to 200,000 characters. */
  text?: string;
  sections?: {
    role?: string | null;
    task?: string | null;
    context?: string | null;
    requirements?: string | null;
    style?: string | null;
    output?: string | null;
  };
}

export interface PromptValidation {
  /** 0–1: the weight of the rules that are met, of all. */
  score: number;
  /** All rules, also those that are met. */
  findings: QualityFinding[];
}

export interface QualityFinding {
  rule: string;
  passed: boolean;
  /** 1 to 3. */
  weight: number;
  message: string | null;
  start: number | null;
  end: number | null;
}

/** What `listSuggestions` takes. */
export interface ListSuggestionsInput {
  promptId: string;
}

export interface Suggestions {
  promptId: string;
  version: number;
  /** 0–1: the weight of the rules that are met, of all. */
  score: number;
  /** One for each rule that is not met, the weightiest first. */
  suggestions: Suggestion[];
}

export interface Suggestion {
  rule: string;
  weight: number;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  remedy: string;
  start: number | null;
  end: number | null;
}

export interface EnrichmentModel {
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string | null;
  isDefault: boolean;
  usable: boolean;
  reason: string | null;
  inputUsdPerMillion: number | null;
  outputUsdPerMillion: number | null;
}

/** What `enhancePrompt` takes. */
export interface EnhancePromptInput {
  /** A prompt of the library, in its newest version. */
  promptId?: string;
  /** 1 to 200,000 characters. */
  text?: string;
  sections?: {
    role?: string | null;
    task?: string | null;
    context?: string | null;
    requirements?: string | null;
    style?: string | null;
    output?: string | null;
  };
  /**
   * Prompts of the library that are enriched in the background, each in its newest version.
   * 1 to 10,000 entries.
   */
  promptIds?: string[];
  /**
   * `provider/model`, or the name of a model. Nobody else takes its place, but the local result. `local`: no
   * model is asked. Default: the organization's default provider.
   * 1 to 200 characters.
   */
  model?: string;
  /**
   * What to look out for.
   * 1 to 4,000 characters.
   */
  instructions?: string;
  /**
   * `true`: the result becomes a new version of the prompt, if it says something else.
   * Default: `false`.
   */
  commit?: boolean;
  /**
   * `true`: the result may not ask for anything that the prompt does not ask for.
   * Default: `false`.
   */
  strict?: boolean;
}

export interface Enrichment {
  id: string;
  promptId: string | null;
  from: number | null;
  strict: boolean;
  /** The contents of all messages, as they were written. */
  originalText: string;
  /** The contents of all messages. */
  enriched: string;
  messages: (
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 200,000 characters. */
        content: string;
      }
    | {
        placeholder: string;
      }
  )[];
  sections: {
    role?: string;
    task?: string;
    context?: string;
    requirements?: string;
    style?: string;
    output?: string;
  } | null;
  /** `passed`: nothing was lost and, if `strict`, nothing added. The offsets are of the two texts. */
  checks: EnrichmentChecks;
  /** What the enriched text asks for and the original does not. */
  additions: EnrichmentAddition[];
  /** They make `enriched` of `originalText`. Empty also where finding them takes too much work. */
  edits: Edit[];
  /** 0–1: the weight of the rules that are met, of all. */
  qualityBefore: number;
  /** 0–1: the weight of the rules that are met, of all. */
  qualityAfter: number;
  version: PromptVersion | null;
  reason: string | null;
  /** Of all calls: the second reader is included. */
  usage: EnrichmentUsage;
  /** `true`: the result of an earlier or simultaneous request. Nothing was charged for it. */
  cached: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** `passed`: nothing was lost and, if `strict`, nothing added. The offsets are of the two texts */
export interface EnrichmentChecks {
  passed: boolean;
  lost: {
    kind: string;
    text: string;
  }[];
  /**
   * What the original asks for, at most 200 entries. Entries that are lost, doubtful or were read by the
   * second reader come first.
   */
  requirements: Requirement[];
  /** At most 200 entries. */
  added: Addition[];
  /** Requirements for which nobody could decide whether they were kept, at most 200 entries. */
  doubtful: {
    kind: string;
    text: string;
  }[];
  checked: number | null;
  verifiedBy: Reader | null;
}

export interface EnrichmentAddition {
  kind: string;
  /** Words of the enriched text, shortened if longer than 300 characters. */
  text: string;
  /** Offset in the enriched text, in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  reason: string;
}

/** Of all calls: the second reader is included */
export interface EnrichmentUsage {
  inputTokens: number;
  outputTokens: number;
  costUsd: number | null;
  /** Whose text it is. */
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string | null;
}

export interface EnrichmentJob {
  id: string;
  status: 'queued' | 'running' | 'completed' | 'cancelling' | 'cancelled' | 'failed';
  total: number;
  counts: {
    pending: number;
    processing: number;
    completed: number;
    failed: number;
    cancelled: number;
  };
  commit: boolean;
  strict: boolean;
  model: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/** What `listEnrichments` takes. */
export interface ListEnrichmentsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** Only those of this prompt. */
  promptId?: string;
}

export interface EnrichmentEntry {
  id: string;
  promptId: string | null;
  from: number | null;
  strict: boolean;
  status: 'processing' | 'completed' | 'failed';
  newVersion: number | null;
  qualityBefore: number | null;
  qualityAfter: number | null;
  reason: string | null;
  /** Of all calls: the second reader is included. */
  usage: EnrichmentUsage;
  durationMs: number | null;
  error?: Failure;
  /**
   * When its texts were removed because of the setting `promptRetentionDays`: both texts, the removed parts,
   * quotations from the texts and the explanation. Everything else stays. null: the texts are still there.
   */
  textsRemovedAt: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `getEnrichment` takes. */
export interface GetEnrichmentInput {
  id: string;
}

/** What `getEnrichmentJob` takes. */
export interface GetEnrichmentJobInput {
  id: string;
}

/** What `listEnrichmentJobItems` takes. */
export interface ListEnrichmentJobItemsInput {
  id: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  /** 0 to 2,147,483,647. */
  cursor?: number;
  status?: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
}

export interface EnrichmentJobItem {
  /** Position in `promptIds`; the first is 1. */
  position: number;
  promptId: string;
  status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
  attempts: number;
  enrichmentId: string | null;
  version: number | null;
  failure: Failure | null;
}

/** What `cancelEnrichmentJob` takes. */
export interface CancelEnrichmentJobInput {
  id: string;
}

/** What `testPrompt` takes. */
export interface TestPromptInput {
  id: string;
  /** A value for each variable of the prompt. For a placeholder: messages. */
  input: Record<
    string,
    | string
    | number
    | boolean
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 100,000 characters. */
        content: string;
      }[]
  >;
  /**
   * Default: the newest version.
   * 1 to 2,147,483,647.
   */
  version?: number;
  /** The version with this label. */
  label?: string;
  /**
   * `provider/model`, or the name of a model. Default: `model` in the configuration of the prompt, or else
   * the default provider of the organization. Nobody else takes its place.
   * 1 to 200 characters.
   */
  model?: string;
  /**
   * Default: that of the configuration of the prompt.
   * 0 to 2.
   */
  temperature?: number;
  rating?: number | null;
  feedback?: string | null;
}

export interface Execution {
  id: string;
  promptId: string;
  /** 1 to 2,147,483,647. */
  version: number;
  input: Record<
    string,
    | string
    | number
    | boolean
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 100,000 characters. */
        content: string;
      }[]
  > | null;
  output: string | null;
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /** The one that answered. */
  model: string;
  usage: {
    inputTokens: number;
    outputTokens: number;
  };
  costUsd: number | null;
  latencyMs: number;
  /** `length`: the output is cut, because it has as many tokens as it may have. */
  finishReason: 'stop' | 'length' | 'content_filter' | 'other';
  /** What the model was not asked for, because it refuses it or because its value is not valid. */
  ignoredParameters: ('temperature' | 'topP' | 'stop' | 'seed' | 'maxOutputTokens')[];
  rating: number | null;
  feedback: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /**
   * When its texts were removed because of the setting `promptRetentionDays`: both texts, the removed parts,
   * quotations from the texts and the explanation. Everything else stays. null: the texts are still there.
   */
  textsRemovedAt: string | null;
}

/** What `listExecutions` takes. */
export interface ListExecutionsInput {
  id: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** 1 to 2,147,483,647. */
  version?: number;
}

/** What `getExecution` takes. */
export interface GetExecutionInput {
  id: string;
}

/** What `rateExecution` takes. */
export interface RateExecutionInput {
  id: string;
  rating?: number | null;
  feedback?: string | null;
}

/** What `createDataset` takes. */
export interface CreateDatasetInput {
  /** 1 to 200 characters. */
  name: string;
  /** Default: the default project. */
  projectId?: string;
}

export interface Dataset {
  id: string;
  name: string;
  projectId: string;
  /**
   * Grows by one with each change of the items. A run keeps to the revision that it began with.
   * At least 0.
   */
  revision: number;
  /**
   * Of the newest revision.
   * At least 0.
   */
  itemCount: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Of the last change. */
  updatedAt: string;
}

/** What `importDataset` takes. */
export interface ImportDatasetInput {
  /**
   * Default: the description in the configuration.
   * 1 to 200 characters.
   */
  name?: string;
  /** Default: the default project. */
  projectId?: string;
  /** The configuration: its YAML or JSON as a text, or the JSON itself. */
  configuration: string | Record<string, unknown>;
}

/** The options of `importDataset` for a file. */
export interface ImportDatasetFileInput {
  /**
   * Default: the description in the configuration.
   * 1 to 200 characters.
   */
  name?: string;
  /** Default: the default project. */
  projectId?: string;
}

export interface ImportedDataset {
  dataset: Dataset;
  evaluators: Evaluator[];
  /** What of the configuration was not imported, and why. */
  unsupported: {
    path: string;
    reason: string;
  }[];
}

export interface Evaluator {
  id: string;
  name: string | null;
  kind: 'exact' | 'contains' | 'regex' | 'json_schema' | 'similarity' | 'judge' | 'pairwise';
  settings: Record<string, unknown>;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `listDatasets` takes. */
export interface ListDatasetsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  projectId?: string;
}

/** What `getDataset` takes. */
export interface GetDatasetInput {
  id: string;
}

/** What `addDatasetItems` takes. */
export interface AddDatasetItemsInput {
  id: string;
  /** 1 to 10,000 entries. */
  items: DatasetItemInput[];
}

export interface DatasetItemInput {
  /** A value for each variable of the prompt. For a placeholder: messages. */
  input: Record<
    string,
    | string
    | number
    | boolean
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 100,000 characters. */
        content: string;
      }[]
  >;
  expected?: string | null;
  /** 1 to 200 characters. */
  customId?: string;
  /** Returned with the result. You can filter the history by it. */
  metadata?: Record<string, string>;
}

/** The options of `addDatasetItems` for a file. */
export interface AddDatasetItemsFileInput {
  id: string;
}

/** What `listDatasetItems` takes. */
export interface ListDatasetItemsInput {
  id: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /**
   * Default: the newest.
   * 0 to 2,147,483,647.
   */
  revision?: number;
}

export interface DatasetItem {
  id: string;
  /** A value for each variable of the prompt. For a placeholder: messages. */
  input: Record<
    string,
    | string
    | number
    | boolean
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 100,000 characters. */
        content: string;
      }[]
  >;
  expected: string | null;
  customId: string | null;
  metadata: Record<string, string>;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `removeDatasetItem` takes. */
export interface RemoveDatasetItemInput {
  id: string;
  itemId: string;
}

/** What `deleteDataset` takes. */
export interface DeleteDatasetInput {
  id: string;
  /** Delete it with its runs. */
  force?: boolean;
}

/** What `createRun` takes. */
export interface CreateRunInput {
  /** 1 to 200 characters. */
  name?: string;
  datasetId: string;
  /**
   * The first is the baseline.
   * 1 to 10 entries.
   */
  arms: {
    promptId: string;
    /**
     * Default: the newest.
     * 1 to 2,147,483,647.
     */
    version?: number;
    label?: string;
    /**
     * `provider/model`, or the name of a model. Default: the prompt's own, else the default provider of the
     * organization.
     * 1 to 200 characters.
     */
    model?: string;
  }[];
  /** At most 20 entries. */
  evaluators: string[];
  /**
   * How often each arm answers each item.
   * 1 to 10.
   * Default: `1`.
   */
  repeats?: number;
  /**
   * What an arm may be worse by than the baseline, in points of scores between 0 and 1.
   * 0 to 1.
   * Default: `0.05`.
   */
  margin?: number;
  /**
   * A key of `metadata`: items with the same value count as one.
   * 1 to 64 characters.
   */
  clusterBy?: string;
  /**
   * What the run may cost; the rest then ends with `budget_reached`.
   * 0 to 1,000,000.
   */
  maxCostUsd?: number;
  /**
   * End as soon as there is a verdict on every arm. All evaluators must score each output for itself, without
   * a model.
   * Default: `false`.
   */
  stopWhenDecided?: boolean;
}

export interface Run {
  id: string;
  name: string | null;
  status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
  stopReason: 'budget_reached' | 'decided' | null;
  datasetId: string;
  /** Of the dataset, when the run was made. */
  revision: number;
  arms: RunArm[];
  evaluators: string[];
  repeats: number;
  margin: number;
  clusterBy: string | null;
  stopWhenDecided: boolean;
  cells: RunCounts;
  judgements: RunCounts;
  maxCostUsd: number | null;
  /** What it has cost so far, judges included, as far as prices are known. */
  costUsd: number;
  move: LabelMoveOfRun | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  finishedAt: string | null;
}

export interface RunArm {
  promptId: string;
  /** 1 to 2,147,483,647. */
  version: number;
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string;
}

export interface RunCounts {
  total: number;
  completed: number;
  failed: number;
  cancelled: number;
}

/** The label that waits for the run */
export interface LabelMoveOfRun {
  label: string;
  version: number;
  status: 'waiting' | 'moved' | 'refused';
  detail: string | null;
}

/** What `testEquivalence` takes. */
export interface TestEquivalenceInput {
  id: string;
  baseline: number | string;
  candidate: number | string;
  datasetId: string;
  /**
   * What an arm may be worse by than the baseline, in points of scores between 0 and 1.
   * 0 to 1.
   * Default: `0.05`.
   */
  margin?: number;
  /**
   * `provider/model`, or the name of a model. Default: the prompt's own, else the default provider of the
   * organization.
   * 1 to 200 characters.
   */
  model?: string;
  /**
   * What the run may cost; the rest then ends with `budget_reached`.
   * 0 to 1,000,000.
   */
  maxCostUsd?: number;
}

/** What `listRuns` takes. */
export interface ListRunsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  datasetId?: string;
}

/** What `getRun` takes. */
export interface GetRunInput {
  id: string;
}

/** What `streamRunResults` takes. */
export interface StreamRunResultsInput {
  id: string;
}

export interface RunResult {
  itemId: string;
  customId: string | null;
  /** At least 0. */
  arm: number;
  /** At least 1. */
  repeat: number;
  status: 'completed' | 'failed' | 'cancelled';
  execution: Execution | null;
  scores: OutputScore[];
  error?: Failure;
}

export interface OutputScore {
  evaluatorId: string;
  score: number | null;
  reason: string | null;
}

/** What `getRunComparison` takes. */
export interface GetRunComparisonInput {
  id: string;
}

export interface RunComparison {
  runId: string;
  status: 'queued' | 'running' | 'completed' | 'cancelled' | 'failed';
  runCostUsd: number;
  arms: ComparedArm[];
  /** The evaluators of the kind `pairwise`. */
  judges: PairwiseJudge[];
}

export interface ComparedArm {
  /** At least 1. */
  arm: number;
  verdict: 'better' | 'equivalent' | 'not_worse' | 'worse' | 'inconclusive' | 'no_noise' | null;
  evaluators: ComparedEvaluator[];
  /**
   * Items with a call that failed for good, in this arm or the baseline. All limits are widened by what they
   * might have scored.
   */
  failedItems: number;
  tokens: {
    baseline: {
      input: number | null;
      output: number | null;
    };
    candidate: {
      input: number | null;
      output: number | null;
    };
  };
  savedTokensPercentage: number | null;
  per1000CallsUsd: {
    baseline: number | null;
    candidate: number | null;
    saved: number | null;
  };
  paysAfterCalls: number | null;
}

export interface ComparedEvaluator {
  id: string;
  /** Items, or clusters of items, that both arms have a score for. */
  n: number;
  means: {
    baseline: number | null;
    candidate: number | null;
  };
  difference: number | null;
  lower: number | null;
  upper: number | null;
  margin: number;
  method: 'tango' | 'betting' | null;
  verdict: 'better' | 'equivalent' | 'not_worse' | 'worse' | 'inconclusive' | 'no_noise' | null;
  itemsNeeded: number | null;
}

export interface PairwiseJudge {
  evaluatorId: string;
  consistency: number | null;
  /** Whether that is below 0.7: the judge goes by the place. */
  isInconsistent: boolean;
  /** Pairs of which people have rated both outputs. */
  ratedPairs: number;
  kappa: number | null;
}

/** What `cancelRun` takes. */
export interface CancelRunInput {
  id: string;
}

/** What `retryRun` takes. */
export interface RetryRunInput {
  id: string;
}

/** What `addRunScores` takes. */
export interface AddRunScoresInput {
  id: string;
  /** 1 to 20 entries. */
  evaluators: string[];
}

/** What `createShare` takes. */
export interface CreateShareInput {
  promptId: string;
  /**
   * Default: the version that has the label `production` now. The link keeps showing this version, with the
   * name and the description that the prompt has now.
   * 1 to 2,147,483,647.
   */
  version?: number;
  password?: string | null;
  maxViews?: number | null;
  expiresAt?: string | null;
}

export interface CreatedShare {
  id: string;
  promptId: string;
  version: number;
  hasPassword: boolean;
  maxViews: number | null;
  /** How often the prompt was read. */
  views: number;
  expiresAt: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Opens the link. It is shown only here. */
  token: string;
  /**
   * A page for people. It shows the prompt when somebody clicks there, and that is a view. To a program that
   * sends `Accept: application/json`, it answers like `GET /sharing/{token}`.
   */
  url: string;
}

/** What `listShares` takes. */
export interface ListSharesInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** Only links to this prompt. */
  promptId?: string;
}

export interface Share {
  id: string;
  promptId: string;
  version: number;
  hasPassword: boolean;
  maxViews: number | null;
  /** How often the prompt was read. */
  views: number;
  expiresAt: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `viewShare` takes. */
export interface ViewShareInput {
  /**
   * What is at the end of the link.
   * 1 to 100 characters.
   */
  token: string;
}

export interface SharedPrompt {
  name: string;
  description: string | null;
  type: 'text' | 'chat';
  version: number;
  /** The contents of all messages. */
  content: string;
  messages: (
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 200,000 characters. */
        content: string;
      }
    | {
        placeholder: string;
      }
  )[];
  /** What the program that uses the prompt needs, for example `model` and `temperature`. */
  config: Record<string, unknown>;
  variables: string[];
  remainingViews: number | null;
  expiresAt: string | null;
}

/** What `updateShare` takes. */
export interface UpdateShareInput {
  /**
   * What is at the end of the link, or the `id`.
   * 1 to 100 characters.
   */
  token: string;
  /**
   * The link shows it with the name and the description that the prompt has now.
   * 1 to 2,147,483,647.
   */
  version?: number;
  password?: string | null;
  maxViews?: number | null;
  expiresAt?: string | null;
}

/** What `revokeShare` takes. */
export interface RevokeShareInput {
  /**
   * What is at the end of the link, or the `id`.
   * 1 to 100 characters.
   */
  token: string;
}

/** What `listPublicPrompts` takes. */
export interface ListPublicPromptsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** 1 to 100 characters. */
  category?: string;
  /** 1 to 50 characters. */
  tag?: string;
  /**
   * Words that names, descriptions or texts contain, in capitals or small letters. One of them has three
   * letters or more.
   * 3 to 200 characters.
   */
  q?: string;
}

export interface PublicPromptItem {
  /** Of the public prompt. It stays the same when the text changes. */
  id: string;
  name: string;
  /** The same as `name`. */
  title: string;
  description: string | null;
  category: string | null;
  tags: string[];
  type: 'text' | 'chat';
  /** Counted with the o200k encoding. */
  tokens: number;
  qualityScore: number | null;
  /** How often it was read. It may be up to 15 minutes old. */
  viewCount: number;
  /** When the prompt was published first. */
  createdAt: string;
  /** When this text was published. */
  updatedAt: string;
  /** How the text begins, up to 300 characters. */
  excerpt: string;
}

/** What `getPublicPrompt` takes. */
export interface GetPublicPromptInput {
  id: string;
}

export interface PublicPrompt {
  /** Of the public prompt. It stays the same when the text changes. */
  id: string;
  name: string;
  /** The same as `name`. */
  title: string;
  description: string | null;
  category: string | null;
  tags: string[];
  type: 'text' | 'chat';
  /** Counted with the o200k encoding. */
  tokens: number;
  qualityScore: number | null;
  /** How often it was read. It may be up to 15 minutes old. */
  viewCount: number;
  /** When the prompt was published first. */
  createdAt: string;
  /** When this text was published. */
  updatedAt: string;
  messages: (
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 200,000 characters. */
        content: string;
      }
    | {
        placeholder: string;
      }
  )[];
  /** The contents of all messages. */
  content: string;
  /** What the program that uses the prompt needs, for example `model` and `temperature`. */
  config: Record<string, unknown>;
  variables: string[];
}

export interface PublicCategory {
  category: string;
  /** How many public prompts it has. */
  count: number;
}

/** What `reportPublicPrompt` takes. */
export interface ReportPublicPromptInput {
  id: string;
  /**
   * What is wrong with it. Operators read this.
   * 1 to 1,000 characters.
   */
  reason: string;
}

/** What `listModeratedPrompts` takes. */
export interface ListModeratedPromptsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /**
   * `reported`: what people have reported since an operator decided last, hidden or not yet. Default:
   * `pending`.
   * Default: `'pending'`.
   */
  status?: 'pending' | 'approved' | 'rejected' | 'hidden' | 'reported';
}

export interface ModeratedPrompt {
  /** Of exactly this text. Another text of the same prompt has another one. */
  id: string;
  /** Of the public prompt. */
  publicId: string;
  organizationId: string;
  /** The number of the version that was published. */
  version: number;
  name: string;
  description: string | null;
  category: string | null;
  tags: string[];
  type: 'text' | 'chat';
  /** Counted with the o200k encoding. */
  tokens: number;
  qualityScore: number | null;
  /** How often it was read. It may be up to 15 minutes old. */
  viewCount: number;
  /** When this text was published. */
  createdAt: string;
  messages: (
    | {
        role: 'system' | 'user' | 'assistant';
        /** At most 200,000 characters. */
        content: string;
      }
    | {
        placeholder: string;
      }
  )[];
  /** The contents of all messages. */
  content: string;
  /** What the program that uses the prompt needs, for example `model` and `temperature`. */
  config: Record<string, unknown>;
  variables: string[];
  status: 'pending' | 'approved' | 'rejected' | 'hidden';
  reason: string | null;
  judgedAt: string | null;
  /**
   * What screening found and no operator has allowed before. To approve the text allows the same words in all
   * texts of the organization.
   */
  screened: ScreenedSpan[];
  /** How many people have reported it since a decision, also those whose reports do not count. */
  reportCount: number;
  /** The first 20 of them. */
  reports: PromptReport[];
}

export interface PromptReport {
  organizationId: string;
  reason: string;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `moderatePrompt` takes. */
export interface ModeratePromptInput {
  id: string;
  status: 'approved' | 'rejected';
  reason?: string | null;
}

/** What `listEvaluators` takes. */
export interface ListEvaluatorsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** Only those of this kind. */
  kind?: 'exact' | 'contains' | 'regex' | 'json_schema' | 'similarity' | 'judge' | 'pairwise';
}

/** What `createEvaluator` takes. */
export interface CreateEvaluatorInput {
  /** 1 to 200 characters. */
  name?: string;
  kind: 'exact' | 'contains' | 'regex' | 'json_schema' | 'similarity' | 'judge' | 'pairwise';
  /** Those of the kind. As JSON, at most 50,000 characters. */
  settings: Record<string, unknown>;
}

/** What `getEvaluator` takes. */
export interface GetEvaluatorInput {
  id: string;
}

/** What `listAbTests` takes. */
export interface ListAbTestsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  promptId?: string;
  status?: 'draft' | 'running' | 'decided' | 'halted' | 'stopped';
}

export interface AbTest {
  id: string;
  promptId: string;
  label: string;
  status: 'draft' | 'running' | 'decided' | 'halted' | 'stopped';
  metric: string;
  missing: 'zero' | 'exclude';
  windowHours: number;
  alpha: number;
  minUnits: number;
  autoPromote: boolean;
  arms: {
    version: number;
    weight: number;
    /** Units that have seen it. */
    exposed: number;
    /** Units that count: their window is over. */
    closed: number;
    mean: number | null;
  }[];
  comparisons: {
    /** The version that is compared with that of the first arm. */
    arm: number;
    difference: number | null;
    lower: number;
    /** With `lower`: limits of the difference, which hold however often somebody looks. In steps. */
    upper: number;
    /** How strongly the units say that it is better. */
    eValue: number;
    verdict: 'better' | 'worse' | 'inconclusive';
  }[];
  guardrails: {
    metric: 'cost' | 'latency' | 'tokens' | 'errors';
    maxIncrease: number | null;
    maxPoints: number | null;
    cap: number;
    windowMinutes: number;
    arms: {
      version: number;
      difference: number | null;
      /** It is certain that the limit is kept. */
      proven: boolean;
      /** It is certain that the limit is not kept. */
      breached: boolean;
    }[];
  }[];
  /** How strongly the units say that they are not shared out by the weights. 1,000 halts. */
  srm: {
    exposed: number;
    counted: number;
    mismatch: boolean;
  };
  winner: number | null;
  reason: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
}

/** What `createAbTest` takes. */
export interface CreateAbTestInput {
  promptId: string;
  label: string;
  /**
   * The first one is what the others are compared with.
   * 2 to 10 entries.
   */
  arms: {
    /** 1 to 2,147,483,647. */
    version: number;
    /**
     * Its share of the units.
     * 0.001 to 1.
     */
    weight: number;
  }[];
  /** The name of what should grow. Its values are between 0 and 1. */
  metric: string;
  /**
   * How a unit without a value counts: as 0, or not at all.
   * Default: `'zero'`.
   */
  missing?: 'zero' | 'exclude';
  /** At most 4 entries. */
  guardrails?: {
    metric: 'cost' | 'latency' | 'tokens' | 'errors';
    /**
     * How much more than the first arm an arm may have, as a share: 0.1 is a tenth.
     * At most 10.
     */
    maxIncrease?: number;
    /** How much more it may have in the unit of the metric. `errors` needs it. */
    maxPoints?: number;
    /** Larger values count as this one. Needed for all metrics but `errors`: there it is 1. */
    cap?: number;
    /**
     * How long after its exposure a unit is observed.
     * 1 to 43,200.
     * Default: `10`.
     */
    windowMinutes?: number;
  }[];
  /**
   * 1 to 720.
   * Default: `24`.
   */
  windowHours?: number;
  /**
   * The rate of false winners.
   * 0.001 to 0.2.
   * Default: `0.05`.
   */
  alpha?: number;
  /**
   * An arm does not win before it and the first arm have so many closed units.
   * 1 to 10,000,000.
   * Default: `100`.
   */
  minUnits?: number;
  /**
   * A winner gets the label if it passes the gate, with what was acknowledged at the start.
   * Default: `false`.
   */
  autoPromote?: boolean;
}

/** What `getAbTest` takes. */
export interface GetAbTestInput {
  id: string;
}

/** What `startAbTest` takes. */
export interface StartAbTestInput {
  id: string;
  /**
   * Ids of what is meant to differ, from `findings`. Another version has other ids.
   * At most 1,000 entries.
   */
  acknowledge?: string[];
}

/** What `stopAbTest` takes. */
export interface StopAbTestInput {
  id: string;
}

/** What `recordAbEvents` takes. */
export interface RecordAbEventsInput {
  id: string;
  /** 1 to 1,000 entries. */
  events: {
    /**
     * Sent again with the same id, an event does not count again.
     * 1 to 100 characters.
     */
    eventId: string;
    /**
     * Whatever always gets the same arm, such as the id of a user. Only its hash is stored.
     * 1 to 500 characters.
     */
    unit: string;
    kind: 'exposure' | 'metric';
    /**
     * Of a metric: which one.
     * 1 to 100 characters.
     */
    name?: string;
    /**
     * Of a metric.
     * At least 0.
     */
    value?: number;
  }[];
}

export interface ReceivedAbEvents {
  received: number;
}

export interface Usage {
  plan: 'free' | 'pro' | 'enterprise';
  period: {
    /** ISO 8601, UTC. */
    start: string;
    /** ISO 8601, UTC. */
    end: string;
  };
  used: number;
  /** Reserved for accepted work that has not ended yet. */
  reserved: number;
  limit: number | null;
  remaining: number | null;
  /** ISO 8601, UTC. */
  resetsAt: string;
  /**
   * Everything that the plan limits: `optimizations`, as above, `prompts` that are made, `enrichments`, and
   * `test_cells`, which are outputs of tests of prompts.
   */
  meters: MeterUsage[];
  /** What providers cost, in US dollars with up to six decimals. */
  spend: {
    budgetUsd: number | null;
    /** What providers billed this month, as far as their prices are known. */
    spentUsd: number;
    /** The most that the calls that are running now may cost. */
    reservedUsd: number;
    remainingUsd: number | null;
  };
  /** How many rewrites were checked this month. They do not count toward the quota. */
  checks: number;
}

export interface MeterUsage {
  name: 'optimizations' | 'prompts' | 'enrichments' | 'test_cells';
  used: number;
  /** Reserved for accepted work that has not ended yet. */
  reserved: number;
  limit: number | null;
  remaining: number | null;
}

export interface Billing {
  /** `operator`: only operators of this service change plans. `stripe`: billing is on. */
  mode: 'operator' | 'stripe';
  /** The plan that counts now. */
  plan: 'free' | 'pro' | 'enterprise';
  /**
   * Who decided it. `default`: nobody. `trial`: the trial, until `trialEndsAt`. `stripe`: the subscription.
   * `operator`: an operator; billing does not change it.
   */
  source: 'default' | 'trial' | 'stripe' | 'operator';
  trialEndsAt: string | null;
  status:
    | 'trialing'
    | 'active'
    | 'past_due'
    | 'incomplete'
    | 'incomplete_expired'
    | 'unpaid'
    | 'paused'
    | 'canceled'
    | null;
  interval: 'month' | 'year' | null;
  periodEnd: string | null;
  cancelAt: string | null;
  graceEndsAt: string | null;
  scheduledChange: ScheduledChange | null;
  unpaidChange: UnpaidChange | null;
  overage: Overage | null;
  pending: 'trial' | null;
}

export interface ScheduledChange {
  plan: 'free' | 'pro' | 'enterprise';
  /** How often it is paid for. */
  interval: 'month' | 'year';
  /** When the plan changes. */
  at: string;
}

/** A better plan that begins as soon as it is paid */
export interface UnpaidChange {
  plan: 'free' | 'pro' | 'enterprise';
  /** How often it is paid for. */
  interval: 'month' | 'year';
  /** Until when it can be paid. */
  expiresAt: string;
  url: string | null;
}

/** null: none beyond the plan */
export interface Overage {
  /** The most that optimizations beyond the plan may cost in a calendar month, in US dollars. */
  limitUsd: number;
  /** What each of them costs. */
  unitUsd: number;
  /** How many they may be in a calendar month. */
  units: number;
  /**
   * How many of them were asked for this month. What came to nothing is not counted. A larger plan takes
   * nothing back: what was used before it is paid.
   */
  usedUnits: number;
}

export interface Offers {
  /** Empty where billing is off. */
  offers: Offer[];
  overage: {
    /** What each costs, in US dollars. */
    unitUsd: number;
    tax: 'exclusive' | 'inclusive' | null;
  } | null;
}

export interface Offer {
  plan: 'pro' | 'enterprise';
  /** How often it is paid for. */
  interval: 'month' | 'year';
  /** What it costs each time, in the smallest unit of the currency, such as cents. */
  amount: number;
  /** Three small letters, such as `usd`. */
  currency: string;
  tax: 'exclusive' | 'inclusive' | null;
}

/** What `startCheckout` takes. */
export interface StartCheckoutInput {
  /** The plan to have. */
  plan: 'pro' | 'enterprise';
  /** How often to pay. */
  interval: 'month' | 'year';
}

export interface Checkout {
  /** The page of Stripe where the plan is paid for. */
  url: string;
  /** Until when this page can be used. */
  expiresAt: string;
}

export interface BillingPortal {
  /** The page of Stripe for cards, the address, invoices and cancelling. */
  url: string;
}

/** What `listInvoices` takes. */
export interface ListInvoicesInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface Invoice {
  /** The id at Stripe. */
  id: string;
  number: string | null;
  /** `open`: it is to be paid. */
  status: 'draft' | 'open' | 'paid' | 'uncollectible' | 'void';
  /** In the smallest unit of the currency, such as cents. Less than zero: a credit. */
  total: number;
  /** Three small letters, such as `usd`. */
  currency: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  url: string | null;
  pdfUrl: string | null;
}

/** What `previewSubscriptionChange` takes. */
export interface PreviewSubscriptionChangeInput {
  /** The plan to have. */
  plan: 'pro' | 'enterprise';
  /** How often to pay. */
  interval: 'month' | 'year';
}

export interface PlanChangePreview {
  /**
   * What would be paid at once, in the smallest unit of the currency, such as cents. It may differ a little
   * later: it is reckoned by the second.
   */
  dueNow: number;
  /** Three small letters, such as `usd`. */
  currency: string;
  /** When the plan would change. */
  at: string;
  /** Whether the plan changes when what is paid is used up. Else it changes at once. */
  atPeriodEnd: boolean;
}

/** What `changeSubscription` takes. */
export interface ChangeSubscriptionInput {
  /** The plan to have. */
  plan: 'pro' | 'enterprise';
  /** How often to pay. */
  interval: 'month' | 'year';
}

export interface PlanChange {
  plan: 'free' | 'pro' | 'enterprise';
  /** How often it is paid for. */
  interval: 'month' | 'year';
  /** When the plan changes. */
  at: string;
  /** Whether the plan changes when what is paid is used up. Else it changes at once. */
  atPeriodEnd: boolean;
}

export interface Cancellation {
  cancelAt: string | null;
}

/** What `setOverage` takes. */
export interface SetOverageInput {
  /** Whether there are any beyond the plan. */
  enabled: boolean;
  /**
   * The most that they may cost in a calendar month, in whole cents. Required if `enabled`. It counts from
   * now on, for this month too.
   * 0.01 to 1,000,000.
   */
  limitUsd?: number;
}

export interface OverageReply {
  overage: Overage | null;
}

export interface EventReceipt {
  /** Always true, also where the event changes nothing here. */
  received: boolean;
}

export interface LlmProvider {
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  isDefault: boolean;
  credentials: 'organization' | 'operator';
  defaultModel: string;
  /**
   * The default model, then those that the price table knows. The provider may offer others, and may not
   * offer all of these.
   */
  models: LlmModel[];
}

export interface LlmModel {
  id: string;
  contextTokens: number | null;
  inputUsdPerMillion: number | null;
  outputUsdPerMillion: number | null;
}

/** What `testLlm` takes. */
export interface TestLlmInput {
  /** Default: the provider of `model`, else the first of `auto`. */
  provider?: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /**
   * Default: the provider's default model.
   * 1 to 200 characters.
   */
  model?: string;
  /** 1 to 4,000 characters. */
  message?: string;
}

export interface LlmTest {
  ok: boolean;
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /** The model that answered; if none did, the one that was asked. */
  model: string;
  latencyMs: number;
  reply: string | null;
  error: {
    kind: string;
    message: string;
    retryable: boolean;
  } | null;
}

/** What `createChatSession` takes. */
export interface CreateChatSessionInput {
  /** 1 to 200 characters. */
  title?: string;
  /**
   * `provider/model`, a model's id, an alias, or `auto`: the organization's providers in their order. Only
   * `auto` and aliases fall back.
   * 1 to 200 characters.
   * Default: `'auto'`.
   */
  model?: string;
  /** 1 to 100,000 characters. */
  systemPrompt?: string;
  /** Returned with the result. You can filter the history by it. */
  metadata?: Record<string, string>;
  /** The organization that it is for, as `X-Organization` names it. Default: the one of the caller. */
  tenantId?: string;
}

export interface ChatSession {
  id: string;
  /** Whose session it is. */
  userId: string;
  title: string | null;
  /**
   * `provider/model`, a model's id, an alias, or `auto`: the organization's providers in their order. Only
   * `auto` and aliases fall back.
   * 1 to 200 characters.
   */
  model: string;
  metadata: Record<string, string>;
  /** All that were ever sent and received in it. */
  messageCount: number;
  /**
   * How many of the oldest messages are not sent to the model any more, because the context of the model has
   * no room for them.
   */
  droppedMessages: number;
  /** Whether a reply is being written. */
  busy: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Of the last message or change. */
  updatedAt: string;
  systemPrompt: string | null;
}

/** What `listChatSessions` takes. */
export interface ListChatSessionsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** Only sessions of this person. */
  userId?: string;
}

export interface ChatSessionEntry {
  id: string;
  /** Whose session it is. */
  userId: string;
  title: string | null;
  /**
   * `provider/model`, a model's id, an alias, or `auto`: the organization's providers in their order. Only
   * `auto` and aliases fall back.
   * 1 to 200 characters.
   */
  model: string;
  metadata: Record<string, string>;
  /** All that were ever sent and received in it. */
  messageCount: number;
  /**
   * How many of the oldest messages are not sent to the model any more, because the context of the model has
   * no room for them.
   */
  droppedMessages: number;
  /** Whether a reply is being written. */
  busy: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Of the last message or change. */
  updatedAt: string;
}

/** What `getChatSession` takes. */
export interface GetChatSessionInput {
  id: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  /** 1 to 2,147,483,647. */
  cursor?: number;
}

export interface Chat {
  id: string;
  /** Whose session it is. */
  userId: string;
  title: string | null;
  /**
   * `provider/model`, a model's id, an alias, or `auto`: the organization's providers in their order. Only
   * `auto` and aliases fall back.
   * 1 to 200 characters.
   */
  model: string;
  metadata: Record<string, string>;
  /** All that were ever sent and received in it. */
  messageCount: number;
  /**
   * How many of the oldest messages are not sent to the model any more, because the context of the model has
   * no room for them.
   */
  droppedMessages: number;
  /** Whether a reply is being written. */
  busy: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Of the last message or change. */
  updatedAt: string;
  systemPrompt: string | null;
  /** Newest first. If there are more, `nextCursor` and the `Link` header say where they are. */
  messages: ConversationMessage[];
  nextCursor: number | null;
}

/** Messages of the user have no provider, model, finish reason and usage */
export interface ConversationMessage {
  id: string;
  role: 'user' | 'assistant';
  content: string;
  /**
   * `pending`: the reply is being written. `cancelled`: the caller left, or the service stopped; a reply has
   * what had come by then. `truncated`: the provider broke off. `failed`: no reply came. Messages of the user
   * that are `cancelled` or `failed` got no reply, and are not sent to the model again.
   */
  status: 'pending' | 'completed' | 'cancelled' | 'truncated' | 'failed';
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom' | null;
  model: string | null;
  finishReason: string | null;
  usage: ChatUsage | null;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** As the provider reports it */
export interface ChatUsage {
  /**
   * With those that were read from and written to the cache of the provider.
   * At least 0.
   */
  inputTokens: number;
  /**
   * Read from its cache.
   * At least 0.
   */
  cachedInputTokens: number;
  /**
   * Written to its cache.
   * At least 0.
   */
  cacheWriteTokens: number;
  /**
   * With those for reasoning.
   * At least 0.
   */
  outputTokens: number;
  /**
   * For reasoning, if the provider says so.
   * At least 0.
   */
  reasoningTokens: number;
  costUsd: number | null;
}

/** What `updateChatSession` takes. */
export interface UpdateChatSessionInput {
  id: string;
  title?: string | null;
  /**
   * `provider/model`, a model's id, an alias, or `auto`: the organization's providers in their order. Only
   * `auto` and aliases fall back.
   * 1 to 200 characters.
   */
  model?: string;
  systemPrompt?: string | null;
  /** Returned with the result. You can filter the history by it. */
  metadata?: Record<string, string>;
}

/** What `deleteChatSession` takes. */
export interface DeleteChatSessionInput {
  id: string;
}

/** What `sendChatMessage` takes. */
export interface SendChatMessageInput {
  id: string;
  /** 1 to 200,000 characters. */
  content: string;
  /**
   * `true`: the reply is a stream of server-sent events, `text/event-stream`.
   * Default: `false`.
   */
  stream?: boolean;
}

export interface ChatTurn {
  sessionId: string;
  /** Messages of the user have no provider, model, finish reason and usage. */
  message: ConversationMessage;
  /** As the provider reports it. */
  usage: ChatUsage;
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /** The model that answered, as the provider names it. */
  model: string;
  /** How many calls of providers it took. */
  attempts: number;
  /**
   * How many of the oldest messages are not sent to the model any more, because the context of the model has
   * no room for them.
   */
  droppedMessages: number;
}

/** What `chat` takes. */
export interface ChatInput {
  /** 1 to 200,000 characters. */
  message: string;
  /** Default: a new session, with the model `auto`. */
  sessionId?: string;
}

export interface ChatAnswer {
  reply: string;
  sessionId: string;
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /** The model that answered, as the provider names it. */
  model: string;
}

/** What `listTenantChatSessions` takes. */
export interface ListTenantChatSessionsInput {
  organizationId: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** Only sessions of this person. */
  userId?: string;
}

/** What `getChatAnalytics` takes. */
export interface GetChatAnalyticsInput {
  organizationId: string;
  /**
   * Days in UTC, with the current one.
   * 1 to 92.
   * Default: `30`.
   */
  days?: number;
}

export interface ChatAnalytics {
  /** Start of the first day. */
  from: string;
  /** End of the last day. */
  to: string;
  totals: ChatNumbers;
  /** Every day of the period, the oldest first. */
  days: ChatDay[];
}

export interface ChatNumbers {
  /**
   * Replies that came whole, or in part.
   * At least 0.
   */
  messages: number;
  /**
   * Messages for which no reply came.
   * At least 0.
   */
  failed: number;
  /**
   * With the next two.
   * At least 0.
   */
  inputTokens: number;
  /**
   * Read from the caches of providers.
   * At least 0.
   */
  cachedInputTokens: number;
  /**
   * Written to them.
   * At least 0.
   */
  cacheWriteTokens: number;
  /**
   * With those for reasoning.
   * At least 0.
   */
  outputTokens: number;
  /**
   * Input tokens that were not sent, because texts were refined.
   * At least 0.
   */
  savedTokens: number;
  /** Of the calls whose price is known. */
  costUsd: number;
  /**
   * Calls whose price is not known.
   * At least 0.
   */
  unpriced: number;
  latencyMs: {
    average: number;
    p95: number;
  } | null;
}

export interface ChatDay {
  /** In UTC. */
  date: string;
  /**
   * Replies that came whole, or in part.
   * At least 0.
   */
  messages: number;
  /**
   * Messages for which no reply came.
   * At least 0.
   */
  failed: number;
  /**
   * With the next two.
   * At least 0.
   */
  inputTokens: number;
  /**
   * Read from the caches of providers.
   * At least 0.
   */
  cachedInputTokens: number;
  /**
   * Written to them.
   * At least 0.
   */
  cacheWriteTokens: number;
  /**
   * With those for reasoning.
   * At least 0.
   */
  outputTokens: number;
  /**
   * Input tokens that were not sent, because texts were refined.
   * At least 0.
   */
  savedTokens: number;
  /** Of the calls whose price is known. */
  costUsd: number;
  /**
   * Calls whose price is not known.
   * At least 0.
   */
  unpriced: number;
  latencyMs: {
    average: number;
    p95: number;
  } | null;
}

/** What `listCalls` takes. */
export interface ListCallsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** Only calls with this `provider`. */
  provider?: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /**
   * Only calls with this `model`.
   * 1 to 200 characters.
   */
  model?: string;
  kind?: 'optimize' | 'batch' | 'enhance' | 'verify' | 'check' | 'test' | 'gateway' | 'chat';
  status?: 'completed' | 'failed' | 'cancelled' | 'truncated' | 'lost';
  /** Only calls that this API key caused. */
  keyId?: string;
  /** Only calls that began at or after this time. */
  from?: string;
  /** Only calls that began before this time. */
  to?: string;
}

export interface Call {
  id: string;
  /**
   * `optimize`, `batch` and `enhance`: the work itself. `verify`: a second reader of a result. `check`: the
   * second reader of `POST /api/v1/checks`. `test`: the test of a provider.
   */
  kind: 'optimize' | 'batch' | 'enhance' | 'verify' | 'check' | 'test' | 'gateway' | 'chat';
  /**
   * `cancelled`: whoever waited for it ended it, or the service stopped. `truncated`: the stream of the reply
   * was cut. `lost`: the process died during the call.
   */
  status: 'completed' | 'failed' | 'cancelled' | 'truncated' | 'lost';
  keyId: string | null;
  userId: string | null;
  optimizationId: string | null;
  batchId: string | null;
  batchItemId: string | null;
  enrichmentId: string | null;
  /** As it was sent along. */
  metadata: Record<string, string>;
  /** The first that was to be asked. */
  requestedProvider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  requestedModel: string;
  /** The last that was asked. It answered, if any did. */
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /** The model that it was asked for. */
  model: string;
  answeredModel: string | null;
  /** Every try in its order, also those that were stopped before the provider was asked. */
  attempts: CallAttempt[];
  error: string | null;
  /** As the provider reports it. Calls without a reply have none. */
  usage: CallUsage;
  firstContentMs: number | null;
  /** Milliseconds of the whole call, all attempts and waits included. */
  latencyMs: number;
  /**
   * Tokens that were not sent, by why: `text`, `results`. `marks`: how many marks for the cache of the
   * provider were set. `systemMarks`: of these, those behind tools and system texts where the provider would
   * not have set one.
   */
  saved: Record<string, number>;
  /** When it began. */
  createdAt: string;
}

export interface CallAttempt {
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string;
  error: string | null;
  /** With the wait for its turn. */
  latencyMs: number;
}

/** As the provider reports it. Calls without a reply have none */
export interface CallUsage {
  /**
   * With those that were read from and written to the cache of the provider.
   * At least 0.
   */
  inputTokens: number;
  /**
   * Read from its cache.
   * At least 0.
   */
  cachedInputTokens: number;
  /**
   * Written to its cache.
   * At least 0.
   */
  cacheWriteTokens: number;
  /**
   * With those for reasoning.
   * At least 0.
   */
  outputTokens: number;
  /**
   * For reasoning, if the provider says so.
   * At least 0.
   */
  reasoningTokens: number;
  costUsd: number | null;
}

/** What `getCall` takes. */
export interface GetCallInput {
  id: string;
  /** `texts`: what was asked and answered, if it was kept. For admins. */
  include?: 'texts';
}

export interface OneCall {
  id: string;
  /**
   * `optimize`, `batch` and `enhance`: the work itself. `verify`: a second reader of a result. `check`: the
   * second reader of `POST /api/v1/checks`. `test`: the test of a provider.
   */
  kind: 'optimize' | 'batch' | 'enhance' | 'verify' | 'check' | 'test' | 'gateway' | 'chat';
  /**
   * `cancelled`: whoever waited for it ended it, or the service stopped. `truncated`: the stream of the reply
   * was cut. `lost`: the process died during the call.
   */
  status: 'completed' | 'failed' | 'cancelled' | 'truncated' | 'lost';
  keyId: string | null;
  userId: string | null;
  optimizationId: string | null;
  batchId: string | null;
  batchItemId: string | null;
  enrichmentId: string | null;
  /** As it was sent along. */
  metadata: Record<string, string>;
  /** The first that was to be asked. */
  requestedProvider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  requestedModel: string;
  /** The last that was asked. It answered, if any did. */
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /** The model that it was asked for. */
  model: string;
  answeredModel: string | null;
  /** Every try in its order, also those that were stopped before the provider was asked. */
  attempts: CallAttempt[];
  error: string | null;
  /** As the provider reports it. Calls without a reply have none. */
  usage: CallUsage;
  firstContentMs: number | null;
  /** Milliseconds of the whole call, all attempts and waits included. */
  latencyMs: number;
  /**
   * Tokens that were not sent, by why: `text`, `results`. `marks`: how many marks for the cache of the
   * provider were set. `systemMarks`: of these, those behind tools and system texts where the provider would
   * not have set one.
   */
  saved: Record<string, number>;
  /** When it began. */
  createdAt: string;
  /** Only with `include=texts`; null: they were not kept, or are no longer. */
  texts?: CallTexts | null;
}

export interface CallTexts {
  /** The body of the request as it was sent, at most 256 KiB. */
  request: string;
  /** Whether the request was longer. */
  requestCut: boolean;
  reply: string | null;
  /** Whether the reply was longer. */
  replyCut: boolean;
}

/** What `getSavings` takes. */
export interface GetSavingsInput {
  /** Only calls that began at or after this time. Default: 30 days before `to`. */
  from?: string;
  /** Only calls that began before this time. Default: now. */
  to?: string;
  /** Default: `'day'`. */
  by?: 'day' | 'key' | 'model' | 'kind';
}

export interface Savings {
  /** ISO 8601, UTC. */
  from: string;
  /** ISO 8601, UTC. */
  to: string;
  by: 'day' | 'key' | 'model' | 'kind';
  total: SavingsTotal;
  /** In order of the days; else those with the most calls first. At most 1,000. */
  groups: SavingsGroup[];
}

export interface SavingsTotal {
  /**
   * All calls to models.
   * At least 0.
   */
  calls: number;
  /**
   * All that they read.
   * At least 0.
   */
  inputTokens: number;
  /**
   * Of these, what a cache of the provider had, whoever marked it.
   * At least 0.
   */
  cachedInputTokens: number;
  /**
   * Not sent, because a system text was replaced by a shorter one.
   * At least 0.
   */
  textTokens: number;
  textUsd: number | null;
  /**
   * Not sent, because white space was removed from tool results.
   * At least 0.
   */
  resultTokens: number;
  resultUsd: number | null;
  /**
   * Calls whose marks for the cache of the provider were set by the gateway.
   * At least 0.
   */
  markedCalls: number;
  markUsd: number | null;
  savedUsd: number | null;
  /**
   * Calls that saved something of which the price is not known. They are in the tokens, not in the dollars.
   * At least 0.
   */
  unpricedCalls: number;
}

export interface SavingsGroup {
  group: string | null;
  /**
   * All calls to models.
   * At least 0.
   */
  calls: number;
  /**
   * All that they read.
   * At least 0.
   */
  inputTokens: number;
  /**
   * Of these, what a cache of the provider had, whoever marked it.
   * At least 0.
   */
  cachedInputTokens: number;
  /**
   * Not sent, because a system text was replaced by a shorter one.
   * At least 0.
   */
  textTokens: number;
  textUsd: number | null;
  /**
   * Not sent, because white space was removed from tool results.
   * At least 0.
   */
  resultTokens: number;
  resultUsd: number | null;
  /**
   * Calls whose marks for the cache of the provider were set by the gateway.
   * At least 0.
   */
  markedCalls: number;
  markUsd: number | null;
  savedUsd: number | null;
  /**
   * Calls that saved something of which the price is not known. They are in the tokens, not in the dollars.
   * At least 0.
   */
  unpricedCalls: number;
}

/** What `listPrefixes` takes. */
export interface ListPrefixesInput {
  /**
   * So many days in UTC, with today.
   * 1 to 90.
   * Default: `7`.
   */
  days?: number;
}

export interface PromptPrefix {
  /** The API key. */
  keyId: string;
  /** `provider/model`, as it was asked for. */
  model: string;
  /**
   * Calls through the gateway.
   * At least 0.
   */
  calls: number;
  /**
   * All that they read.
   * At least 0.
   */
  inputTokens: number;
  /**
   * Of these, what the cache of the provider had.
   * At least 0.
   */
  cachedTokens: number;
  /**
   * Prompts that were compared with those before them.
   * At least 0.
   */
  compared: number;
  /**
   * Of these, those whose tools or system texts are not the same as in any of the last four.
   * At least 0.
   */
  differed: number;
  differsAt: number | null;
  excerpt: string | null;
}

export interface Gateway {
  /**
   * What happens to the system texts of calls. `off`: they stay as they are, also those with an active
   * refined text. `propose`: texts that are used much are refined, and an admin decides. `auto`: what passed
   * every check without doubts and saves at least 5 % becomes active by itself.
   */
  refine: 'off' | 'propose' | 'auto';
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom' | null;
  model: string | null;
  /** Whether calls without marks for the cache of the provider get some. */
  cacheMarks: 'auto' | 'off';
  /**
   * So many of 100 conversations keep their system texts, to compare with. A conversation is told by its
   * first user message.
   * 0 to 100.
   */
  holdoutPercent: number;
  /**
   * What is kept of calls. `none`: daily sums only, and no system text is stored or refined. `metadata`: a
   * row for each call. `full`: their texts as well. If you set `none`, the stored system texts are deleted
   * permanently.
   */
  callTexts: 'none' | 'metadata' | 'full';
}

/** What `updateGateway` takes. */
export interface UpdateGatewayInput {
  /**
   * What happens to the system texts of calls. `off`: they stay as they are, also those with an active
   * refined text. `propose`: texts that are used much are refined, and an admin decides. `auto`: what passed
   * every check without doubts and saves at least 5 % becomes active by itself.
   */
  refine?: 'off' | 'propose' | 'auto';
  provider?: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom' | null;
  model?: string | null;
  /** Whether calls without marks for the cache of the provider get some. */
  cacheMarks?: 'auto' | 'off';
  /**
   * So many of 100 conversations keep their system texts, to compare with. A conversation is told by its
   * first user message.
   * 0 to 100.
   */
  holdoutPercent?: number;
  /**
   * What is kept of calls. `none`: daily sums only, and no system text is stored or refined. `metadata`: a
   * row for each call. `full`: their texts as well. If you set `none`, the stored system texts are deleted
   * permanently.
   */
  callTexts?: 'none' | 'metadata' | 'full';
}

/** What `listRefinedTexts` takes. */
export interface ListRefinedTextsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  status?: 'seen' | 'refining' | 'proposed' | 'active' | 'verbatim';
}

export interface RefinedTextEntry {
  id: string;
  /** SHA-256 of the text in UTF-8. */
  sha256: string;
  /**
   * `seen`: nothing is decided. `refining`: it is being refined. `proposed`: there is a refined text that no
   * call uses. `active`: calls use it. `verbatim`: the text stays as it is.
   */
  status: 'seen' | 'refining' | 'proposed' | 'active' | 'verbatim';
  reason: 'loss' | 'no_gain' | 'cache_minimum' | 'json_word' | 'rejected' | 'refining_failed' | null;
  /** The first 200 characters of the text. */
  excerpt: string;
  /**
   * Of the text (o200k).
   * At least 0.
   */
  tokens: number;
  refinedTokens: number | null;
  savingsPercentage: number | null;
  /** The provider that it was sent to last. */
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /** The model that it was sent to last. */
  model: string;
  /**
   * Calls of about the last seven days: a sum that decays, in which a call of seven days ago counts 0.37.
   * At least 0.
   */
  recentCalls: number;
  /**
   * What the tokens of the text cost in these calls, estimated. Repeated calls count at the price of cached
   * tokens.
   * At least 0.
   */
  recentUsd: number;
  refiningUsd: number | null;
  refinedBy:
    | 'local'
    | 'openai'
    | 'anthropic'
    | 'gemini'
    | 'deepseek'
    | 'groq'
    | 'openrouter'
    | 'custom'
    | null;
  refinedByModel: string | null;
  optimizationId: string | null;
  /** From when on calls use the refined text; null: never. */
  activeFrom: string | null;
  /** Until when calls use it; null: without end. */
  activeUntil: string | null;
  /** ISO 8601, UTC. */
  firstSeenAt: string;
  /** ISO 8601, UTC. */
  lastSeenAt: string;
}

/** What `getRefinedText` takes. */
export interface GetRefinedTextInput {
  id: string;
}

export interface RefinedText {
  id: string;
  /** SHA-256 of the text in UTF-8. */
  sha256: string;
  /**
   * `seen`: nothing is decided. `refining`: it is being refined. `proposed`: there is a refined text that no
   * call uses. `active`: calls use it. `verbatim`: the text stays as it is.
   */
  status: 'seen' | 'refining' | 'proposed' | 'active' | 'verbatim';
  reason: 'loss' | 'no_gain' | 'cache_minimum' | 'json_word' | 'rejected' | 'refining_failed' | null;
  /** The first 200 characters of the text. */
  excerpt: string;
  /**
   * Of the text (o200k).
   * At least 0.
   */
  tokens: number;
  refinedTokens: number | null;
  savingsPercentage: number | null;
  /** The provider that it was sent to last. */
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /** The model that it was sent to last. */
  model: string;
  /**
   * Calls of about the last seven days: a sum that decays, in which a call of seven days ago counts 0.37.
   * At least 0.
   */
  recentCalls: number;
  /**
   * What the tokens of the text cost in these calls, estimated. Repeated calls count at the price of cached
   * tokens.
   * At least 0.
   */
  recentUsd: number;
  refiningUsd: number | null;
  refinedBy:
    | 'local'
    | 'openai'
    | 'anthropic'
    | 'gemini'
    | 'deepseek'
    | 'groq'
    | 'openrouter'
    | 'custom'
    | null;
  refinedByModel: string | null;
  optimizationId: string | null;
  /** From when on calls use the refined text; null: never. */
  activeFrom: string | null;
  /** Until when calls use it; null: without end. */
  activeUntil: string | null;
  /** ISO 8601, UTC. */
  firstSeenAt: string;
  /** ISO 8601, UTC. */
  lastSeenAt: string;
  text: string;
  refinedText: string | null;
  checks: Checks | null;
  /** They make the refined text of the text. */
  edits: Edit[];
}

/** What `decideRefinedText` takes. */
export interface DecideRefinedTextInput {
  id: string;
  /** `active`: calls use the refined text. `verbatim`: the text stays as it is. */
  status: 'active' | 'verbatim';
}

/** What `deleteRefinedText` takes. */
export interface DeleteRefinedTextInput {
  id: string;
}

/** What `getAnalytics` takes. */
export interface GetAnalyticsInput {
  /**
   * Start of the period; the hour that it is in counts. Default: 30 days in UTC, with the day that `to` is
   * in.
   */
  from?: string;
  /** End of the period; the hour that it is in counts. Default: the end of the current hour. */
  to?: string;
}

export interface Analytics {
  /** The first hour that counts. */
  from: string;
  /** The end of the last hour that counts. */
  to: string;
  upToDateUntil: string | null;
  /** In the library, now. */
  prompts: number;
  /** Outputs of tests in the period, those of runs too. */
  testRuns: number;
  successRate: number | null;
  /** Each request is rounded up to a millionth of a dollar. Without those in `unpriced`. */
  costUsd: number;
  tokens: {
    /** What providers billed as input. */
    input: number;
    /** What providers billed as output. */
    output: number;
  };
}

/** What `getCostAnalytics` takes. */
export interface GetCostAnalyticsInput {
  /**
   * Start of the period; the hour that it is in counts. Default: 30 days in UTC, with the day that `to` is
   * in.
   */
  from?: string;
  /** End of the period; the hour that it is in counts. Default: the end of the current hour. */
  to?: string;
  /** Default: `'day'`. */
  by?: 'day' | 'model' | 'prompt';
}

export interface CostAnalytics {
  /** The first hour that counts. */
  from: string;
  /** The end of the last hour that counts. */
  to: string;
  upToDateUntil: string | null;
  by: 'day' | 'model' | 'prompt';
  /** Each request is rounded up to a millionth of a dollar. Without those in `unpriced`. */
  costUsd: number;
  /** Requests whose price is not known. */
  unpriced: number;
  /**
   * What this calendar month will cost in UTC, if the rest of it goes on as the last 7 days did. It does not
   * depend on the period.
   */
  projectionUsd: number;
  /**
   * Days with the oldest first, without those that cost nothing and had no requests. Models and prompts with
   * the dearest first, at most 100; `costUsd` has all.
   */
  costs: CostGroup[];
}

export interface CostGroup {
  day?: string;
  provider?: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model?: string | null;
  promptId?: string | null;
  /** That have ended, failed ones included. */
  requests: number;
  /** Each request is rounded up to a millionth of a dollar. Without those in `unpriced`. */
  costUsd: number;
  tokens: {
    /** What providers billed as input. */
    input: number;
    /** What providers billed as output. */
    output: number;
  };
}

/** What `getPerformanceAnalytics` takes. */
export interface GetPerformanceAnalyticsInput {
  /**
   * Start of the period; the hour that it is in counts. Default: 30 days in UTC, with the day that `to` is
   * in.
   */
  from?: string;
  /** End of the period; the hour that it is in counts. Default: the end of the current hour. */
  to?: string;
}

export interface PerformanceAnalytics {
  /** The first hour that counts. */
  from: string;
  /** The end of the last hour that counts. */
  to: string;
  upToDateUntil: string | null;
  /** The most used first, at most 100. Latencies are at most 16 % off. */
  models: ModelPerformance[];
}

export interface ModelPerformance {
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string | null;
  /** That have ended, failed ones included. */
  calls: number;
  successRate: number | null;
  p50Ms: number | null;
  p95Ms: number | null;
}

/** What `getUsageAnalytics` takes. */
export interface GetUsageAnalyticsInput {
  /**
   * Start of the period; the hour that it is in counts. Default: 30 days in UTC, with the day that `to` is
   * in.
   */
  from?: string;
  /** End of the period; the hour that it is in counts. Default: the end of the current hour. */
  to?: string;
  action?: 'optimization' | 'batch' | 'enrichment' | 'test';
  provider?: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /** 1 to 200 characters. */
  model?: string;
  /** A prompt of the library; it may be deleted. */
  promptId?: string;
}

export interface UsageAnalytics {
  /** The first hour that counts. */
  from: string;
  /** The end of the last hour that counts. */
  to: string;
  upToDateUntil: string | null;
  /** That have ended, failed ones included. */
  requests: number;
  failed: number;
  successRate: number | null;
  /** Of the prompts that were refined. */
  originalTokens: number;
  /** Of what they became. */
  refinedTokens: number;
  /** The difference. Negative: they became longer. */
  savedTokens: number;
  /** What providers billed as input. */
  inputTokens: number;
  /** What providers billed as output. */
  outputTokens: number;
  /** Each request is rounded up to a millionth of a dollar. Without those in `unpriced`. */
  costUsd: number;
  /** Requests whose price is not known. */
  unpriced: number;
  /**
   * Of requests that did not fail, in milliseconds, at most 16 % off. Less than a millisecond is 0.5, more
   * than 1,000 seconds is 1000000. null: there were none.
   */
  latency: {
    p50Ms: number | null;
    p95Ms: number | null;
  };
  /** Every action that there was, the most frequent first. */
  byAction: ActionUsage[];
}

export interface ActionUsage {
  action: 'optimization' | 'batch' | 'enrichment' | 'test';
  /** That have ended, failed ones included. */
  requests: number;
  failed: number;
  successRate: number | null;
  /** Of the prompts that were refined. */
  originalTokens: number;
  /** Of what they became. */
  refinedTokens: number;
  /** The difference. Negative: they became longer. */
  savedTokens: number;
  /** What providers billed as input. */
  inputTokens: number;
  /** What providers billed as output. */
  outputTokens: number;
  /** Each request is rounded up to a millionth of a dollar. Without those in `unpriced`. */
  costUsd: number;
  /** Requests whose price is not known. */
  unpriced: number;
  /**
   * Of requests that did not fail, in milliseconds, at most 16 % off. Less than a millisecond is 0.5, more
   * than 1,000 seconds is 1000000. null: there were none.
   */
  latency: {
    p50Ms: number | null;
    p95Ms: number | null;
  };
}

/** What `getPromptAnalytics` takes. */
export interface GetPromptAnalyticsInput {
  /**
   * Start of the period; the hour that it is in counts. Default: 30 days in UTC, with the day that `to` is
   * in.
   */
  from?: string;
  /** End of the period; the hour that it is in counts. Default: the end of the current hour. */
  to?: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
}

export interface PromptAnalytics {
  /** The first hour that counts. */
  from: string;
  /** The end of the last hour that counts. */
  to: string;
  upToDateUntil: string | null;
  prompts: PromptUsage[];
}

export interface PromptUsage {
  promptId: string;
  name: string | null;
  slug: string | null;
  /** That have ended, failed ones included. */
  requests: number;
  failed: number;
  successRate: number | null;
  /** Of the prompts that were refined. */
  originalTokens: number;
  /** Of what they became. */
  refinedTokens: number;
  /** The difference. Negative: they became longer. */
  savedTokens: number;
  /** What providers billed as input. */
  inputTokens: number;
  /** What providers billed as output. */
  outputTokens: number;
  /** Each request is rounded up to a millionth of a dollar. Without those in `unpriced`. */
  costUsd: number;
  /** Requests whose price is not known. */
  unpriced: number;
  /**
   * Of requests that did not fail, in milliseconds, at most 16 % off. Less than a millisecond is 0.5, more
   * than 1,000 seconds is 1000000. null: there were none.
   */
  latency: {
    p50Ms: number | null;
    p95Ms: number | null;
  };
}

/** What `getModelAnalytics` takes. */
export interface GetModelAnalyticsInput {
  /**
   * Start of the period; the hour that it is in counts. Default: 30 days in UTC, with the day that `to` is
   * in.
   */
  from?: string;
  /** End of the period; the hour that it is in counts. Default: the end of the current hour. */
  to?: string;
  /**
   * 1 to 100.
   * Default: `100`.
   */
  limit?: number;
}

export interface ModelAnalytics {
  /** The first hour that counts. */
  from: string;
  /** The end of the last hour that counts. */
  to: string;
  upToDateUntil: string | null;
  models: ModelUsage[];
}

export interface ModelUsage {
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string | null;
  /** That have ended, failed ones included. */
  requests: number;
  failed: number;
  successRate: number | null;
  /** Of the prompts that were refined. */
  originalTokens: number;
  /** Of what they became. */
  refinedTokens: number;
  /** The difference. Negative: they became longer. */
  savedTokens: number;
  /** What providers billed as input. */
  inputTokens: number;
  /** What providers billed as output. */
  outputTokens: number;
  /** Each request is rounded up to a millionth of a dollar. Without those in `unpriced`. */
  costUsd: number;
  /** Requests whose price is not known. */
  unpriced: number;
  /**
   * Of requests that did not fail, in milliseconds, at most 16 % off. Less than a millisecond is 0.5, more
   * than 1,000 seconds is 1000000. null: there were none.
   */
  latency: {
    p50Ms: number | null;
    p95Ms: number | null;
  };
}

/** What `getUsageTrends` takes. */
export interface GetUsageTrendsInput {
  /**
   * Start of the period; the hour that it is in counts. Default: 30 days in UTC, with the day that `to` is
   * in.
   */
  from?: string;
  /** End of the period; the hour that it is in counts. Default: the end of the current hour. */
  to?: string;
  /**
   * Hours: at most 31 days.
   * Default: `'day'`.
   */
  by?: 'hour' | 'day';
  action?: 'optimization' | 'batch' | 'enrichment' | 'test';
  provider?: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /** 1 to 200 characters. */
  model?: string;
  /** A prompt of the library; it may be deleted. */
  promptId?: string;
}

export interface UsageTrends {
  /** The first hour that counts. */
  from: string;
  /** The end of the last hour that counts. */
  to: string;
  upToDateUntil: string | null;
  by: 'hour' | 'day';
  /** Every hour or day of the period, the oldest first. Days are those of UTC. */
  points: UsagePoint[];
}

export interface UsagePoint {
  /** ISO 8601, UTC. */
  from: string;
  /** Not included. */
  to: string;
  /** That have ended, failed ones included. */
  requests: number;
  failed: number;
  successRate: number | null;
  /** Of the prompts that were refined. */
  originalTokens: number;
  /** Of what they became. */
  refinedTokens: number;
  /** The difference. Negative: they became longer. */
  savedTokens: number;
  /** What providers billed as input. */
  inputTokens: number;
  /** What providers billed as output. */
  outputTokens: number;
  /** Each request is rounded up to a millionth of a dollar. Without those in `unpriced`. */
  costUsd: number;
  /** Requests whose price is not known. */
  unpriced: number;
  /**
   * Of requests that did not fail, in milliseconds, at most 16 % off. Less than a millisecond is 0.5, more
   * than 1,000 seconds is 1000000. null: there were none.
   */
  latency: {
    p50Ms: number | null;
    p95Ms: number | null;
  };
}

/** What `listWebhooks` takes. */
export interface ListWebhooksInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
}

export interface Webhook {
  id: string;
  url: string;
  events: (
    | 'batch.completed'
    | 'batch.failed'
    | 'batch.cancelled'
    | 'optimization.completed'
    | 'quota.threshold'
    | 'api_key.rotated'
    | 'prompt.label_moved'
    | 'prompt.moderated'
    | 'run.completed'
    | 'run.failed'
    | 'ab_test.decided'
    | 'ab_test.halted'
  )[];
  description: string | null;
  enabled: boolean;
  failingSince: string | null;
  disabledAt: string | null;
  disabledReason: 'by_request' | 'gone' | 'failing' | null;
  previousSecretExpiresAt: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `createWebhook` takes. */
export interface CreateWebhookInput {
  /**
   * Must begin with `https://` and be on the public internet. Redirects are not followed.
   * 1 to 2,000 characters.
   */
  url: string;
  /**
   * Default: all except `optimization.completed`.
   * 1 to 12 entries.
   */
  events?: (
    | 'batch.completed'
    | 'batch.failed'
    | 'batch.cancelled'
    | 'optimization.completed'
    | 'quota.threshold'
    | 'api_key.rotated'
    | 'prompt.label_moved'
    | 'prompt.moderated'
    | 'run.completed'
    | 'run.failed'
    | 'ab_test.decided'
    | 'ab_test.halted'
  )[];
  description?: string | null;
}

export interface WebhookWithSecret {
  id: string;
  url: string;
  events: (
    | 'batch.completed'
    | 'batch.failed'
    | 'batch.cancelled'
    | 'optimization.completed'
    | 'quota.threshold'
    | 'api_key.rotated'
    | 'prompt.label_moved'
    | 'prompt.moderated'
    | 'run.completed'
    | 'run.failed'
    | 'ab_test.decided'
    | 'ab_test.halted'
  )[];
  description: string | null;
  enabled: boolean;
  failingSince: string | null;
  disabledAt: string | null;
  disabledReason: 'by_request' | 'gone' | 'failing' | null;
  previousSecretExpiresAt: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Signs the deliveries. Only this answer contains it. */
  secret: string;
}

/** What `getWebhook` takes. */
export interface GetWebhookInput {
  id: string;
}

/** What `updateWebhook` takes. */
export interface UpdateWebhookInput {
  id: string;
  /**
   * Must begin with `https://` and be on the public internet. Redirects are not followed.
   * 1 to 2,000 characters.
   */
  url?: string;
  /**
   * Default: all except `optimization.completed`.
   * 1 to 12 entries.
   */
  events?: (
    | 'batch.completed'
    | 'batch.failed'
    | 'batch.cancelled'
    | 'optimization.completed'
    | 'quota.threshold'
    | 'api_key.rotated'
    | 'prompt.label_moved'
    | 'prompt.moderated'
    | 'run.completed'
    | 'run.failed'
    | 'ab_test.decided'
    | 'ab_test.halted'
  )[];
  description?: string | null;
  enabled?: boolean;
}

/** What `deleteWebhook` takes. */
export interface DeleteWebhookInput {
  id: string;
}

/** What `rotateWebhookSecret` takes. */
export interface RotateWebhookSecretInput {
  id: string;
  /**
   * How many seconds deliveries are also signed with the previous secret; default: 86400, one day.
   * 0 to 604,800.
   */
  overlapSeconds?: number;
}

/** What `testWebhook` takes. */
export interface TestWebhookInput {
  id: string;
}

export interface WebhookDelivery {
  id: string;
  /** The `webhook-id` header of the request. It is the same in every attempt. */
  eventId: string;
  type:
    | 'batch.completed'
    | 'batch.failed'
    | 'batch.cancelled'
    | 'optimization.completed'
    | 'quota.threshold'
    | 'api_key.rotated'
    | 'prompt.label_moved'
    | 'prompt.moderated'
    | 'run.completed'
    | 'run.failed'
    | 'ab_test.decided'
    | 'ab_test.halted'
    | 'ping';
  status: 'pending' | 'succeeded' | 'failed';
  attempts: number;
  statusCode: number | null;
  latencyMs: number | null;
  error: string | null;
  nextTryAt: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  finishedAt: string | null;
}

/** What `listWebhookDeliveries` takes. */
export interface ListWebhookDeliveriesInput {
  id: string;
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** Only those with this status. */
  status?: 'pending' | 'succeeded' | 'failed';
}

/** What `retryWebhookDelivery` takes. */
export interface RetryWebhookDeliveryInput {
  id: string;
}

/** What `listAuditLog` takes. */
export interface ListAuditLogInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  /** 1 to 9,007,199,254,740,991. */
  cursor?: number;
  /**
   * Only changes of this kind, for example `api-key.create`.
   * 1 to 100 characters.
   */
  action?: string;
  /** Only changes made by this API key, or by this person and their API keys. */
  actor?: string;
  /**
   * Only changes of the thing with this `target`.
   * 1 to 200 characters.
   */
  target?: string;
  /** Only changes made at or after this time. */
  from?: string;
  /** Only changes made before this time. */
  to?: string;
}

export interface AuditEntry {
  id: string;
  organizationId: string;
  /**
   * 1, 2, 3 … without gaps in the organization.
   * At least 0.
   */
  sequence: number;
  /** Who made the change. */
  actorKind: 'user' | 'api-key' | 'system' | 'operator';
  userId: string | null;
  apiKeyId: string | null;
  actorName: string | null;
  /** The kind of thing and what was done to it, for example `api-key.create`. */
  action: string;
  /** The id of the thing, or something else that identifies it. */
  target: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  address: string | null;
  userAgent: string | null;
  requestId: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** The hash of the previous row; 64 zeros in the first row. */
  previousHash: string;
  /** SHA-256 of all other fields except `salts`. Values that have a digest are replaced with that digest. */
  hash: string;
  digests: Record<string, string> | null;
  salts: Record<string, string> | null;
}

/** What `exportAuditLog` takes. */
export interface ExportAuditLogInput {
  /**
   * Only changes of this kind, for example `api-key.create`.
   * 1 to 100 characters.
   */
  action?: string;
  /** Only changes made by this API key, or by this person and their API keys. */
  actor?: string;
  /**
   * Only changes of the thing with this `target`.
   * 1 to 200 characters.
   */
  target?: string;
  /** Only changes made at or after this time. */
  from?: string;
  /** Only changes made before this time. */
  to?: string;
}

export interface AuditVerification {
  valid: boolean;
  /**
   * How many rows from the first one on are correct.
   * At least 0.
   */
  rows: number;
  firstBroken: {
    sequence: number | null;
    id: string | null;
    /**
     * `changed`: a field does not match the hash. `unlinked`: the row does not contain the hash of the previous
     * row. `missing`: the row does not exist. `added`: the row is not part of the chain. `head`: the last row
     * is not the one that was written last.
     */
    reason: 'changed' | 'unlinked' | 'missing' | 'added' | 'head';
  } | null;
  head: {
    /**
     * The number of the last row that was written; 0: there is no row.
     * At least 0.
     */
    sequence: number;
    /** The hash of that row. */
    hash: string;
  };
}

/** What `listAllUsers` takes. */
export interface ListAllUsersInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /**
   * Only people whose e-mail contains this.
   * 3 to 254 characters.
   */
  q?: string;
}

export interface OperatedUser {
  id: string;
  email: string;
  fullName: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  lastSeenAt: string | null;
  disabledAt: string | null;
  /** Whether the e-mail is confirmed. */
  verified: boolean;
  twoFactor: boolean;
  operatorSince: string | null;
  /**
   * Where they are signed in.
   * At least 0.
   */
  sessions: number;
  organizations: OperatedMembership[];
}

export interface OperatedMembership {
  id: string;
  slug: string;
  role: 'admin' | 'member' | 'viewer';
  plan: 'free' | 'pro' | 'enterprise';
}

export interface PlatformCounts {
  period: {
    /** ISO 8601, UTC. */
    start: string;
    /** ISO 8601, UTC. */
    end: string;
  };
  /** At least 0. */
  users: number;
  organizations: {
    /** At least 0. */
    total: number;
    /**
     * Those that have refined something in the last 30 days.
     * At least 0.
     */
    active: number;
    /** At least 0. */
    suspended: number;
    byPlan: {
      /** At least 0. */
      free: number;
      /** At least 0. */
      pro: number;
      /** At least 0. */
      enterprise: number;
    };
  };
  /**
   * Prompts in the libraries.
   * At least 0.
   */
  prompts: number;
  thisMonth: {
    /**
     * Charged to all organizations, including items of batches.
     * At least 0.
     */
    optimizations: number;
    /**
     * How many were accepted.
     * At least 0.
     */
    batches: number;
    /**
     * The items of these batches.
     * At least 0.
     */
    batchItems: number;
    /** Tokens of the originals minus tokens of the results, of these batches. */
    batchTokensSaved: number;
    /**
     * Charged to all organizations.
     * At least 0.
     */
    enrichments: number;
    /** What providers billed, as far as their prices are known. */
    spendUsd: number;
  };
}

/** What `listAllJobs` takes. */
export interface ListAllJobsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** The kind of work, for example `batch`, `email`, `webhook` or `export`. */
  kind?: string;
  status?: 'queued' | 'running' | 'completed' | 'cancelling' | 'cancelled' | 'failed';
}

export interface OperatedJob {
  id: string;
  organizationId: string;
  kind: string;
  status: 'queued' | 'running' | 'completed' | 'cancelling' | 'cancelled' | 'failed';
  counts: {
    /** At least 0. */
    total: number;
    /** At least 0. */
    completed: number;
    /** At least 0. */
    failed: number;
    /** At least 0. */
    cancelled: number;
  };
  /** ISO 8601, UTC. */
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  durationMs: number | null;
  lastFailure: string | null;
}

/** What `listEndedJobs` takes. */
export interface ListEndedJobsInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** The kind of work, for example `batch`, `email`, `webhook` or `export`. */
  kind?: string;
}

/** What `retryJob` takes. */
export interface RetryJobInput {
  jobId: string;
}

export interface RetriedJob {
  jobId: string;
  /**
   * How many items are tried again.
   * At least 0.
   */
  items: number;
}

/** What `createBroadcast` takes. */
export interface CreateBroadcastInput {
  /** 1 to 200 characters. */
  subject: string;
  /**
   * Plain text. An empty line begins a new paragraph.
   * 1 to 20,000 characters.
   */
  text: string;
  /**
   * `admins`: only people who are an admin of an organization.
   * Default: `'all'`.
   */
  audience?: 'all' | 'admins';
}

export interface Broadcast {
  id: string;
  subject: string;
  audience: 'all' | 'admins';
  /**
   * People who get it.
   * At least 0.
   */
  recipients: number;
  /**
   * Mails that the mail server has taken.
   * At least 0.
   */
  sent: number;
  /**
   * Mails that could not be sent.
   * At least 0.
   */
  failed: number;
  /**
   * People whose mail was not sent yet.
   * At least 0.
   */
  pending: number;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `getBroadcast` takes. */
export interface GetBroadcastInput {
  id: string;
}

export interface SystemStatus {
  status: 'ok' | 'degraded' | 'down';
  /** Seconds since this process started. */
  uptime: number;
  version: string;
  services: Record<string, ServiceHealth>;
  workers: {
    /** Kinds of background work. */
    queues: number;
    attended: number | null;
    oldestWaitingSeconds: number | null;
  };
}

export interface SystemFeatures {
  /** Providers that work without a key of your own. */
  providers: ('openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom')[];
  /** `outbox`: mails are written to files on the server. */
  mail: 'smtp' | 'outbox';
  verifiedEmailRequired: boolean;
  twoFactor: boolean;
  plans: PlanTerms[];
  limits: {
    /** The longest prompt. */
    promptCharacters: number;
  };
}

export interface PlanTerms {
  name: 'free' | 'pro' | 'enterprise';
  /** Limits a calendar month, in whole units. */
  monthly: {
    optimizations: number | null;
    prompts: number | null;
    enrichments: number | null;
    test_cells: number | null;
  };
  /**
   * Requests in one window of the rate limits; reads have ten times as many. 0: no limit.
   * At least 0.
   */
  requestRate: number;
  /**
   * Calls to models a minute; 0: no limit.
   * At least 0.
   */
  callRate: number;
  /** What only some plans have. */
  features: ('sso' | 'scim' | 'overage')[];
}

export interface ServiceStatus {
  /** `degraded`: something is slow to start or limited. `down`: most requests fail. */
  status: 'operational' | 'degraded' | 'down';
  /** ISO 8601, UTC. */
  checkedAt: string;
  components: ServiceComponent[];
  /**
   * Those that work without a key of your own. `degraded`: at least a tenth of the calls of the last five
   * minutes failed there, as far as the process that answers can tell; `down`: at least half. Calls of fewer
   * than five say nothing.
   */
  providers: ServiceProvider[];
}

export interface ServiceComponent {
  name: 'api' | 'database' | 'redis';
  status: 'operational' | 'degraded' | 'down';
}

export interface ServiceProvider {
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  status: 'operational' | 'degraded' | 'down';
}

/** What `signUp` takes. */
export interface SignUpInput {
  /** 1 to 200 characters. */
  name: string;
  /** At most 254 characters. */
  email: string;
  /**
   * At least 8 characters and at most 1,024 bytes. It must not be one of the most common passwords, the
   * e-mail or a name of the account.
   * At least 8 characters.
   */
  password: string;
  /**
   * For browsers: `cookie` sets a cookie that no script can read, and the reply has no tokens. Default:
   * `tokens`.
   */
  session?: 'tokens' | 'cookie';
}

export interface CurrentSession {
  user: User;
  session: OpenSession | null;
}

/** What `deleteOrganizationApiKey` takes. */
export interface DeleteOrganizationApiKeyInput {
  organizationId: string;
  id: string;
}
