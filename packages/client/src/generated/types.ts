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
  /** Stable; listed in docs/api.md. */
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
    | 'address_not_allowed'
    | 'account_disabled'
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
    | 'batch_not_found'
    | 'api_key_not_found'
    | 'webhook_not_found'
    | 'webhook_delivery_not_found'
    | 'webhook_delivery_not_failed'
    | 'webhook_disabled'
    | 'provider_not_configured'
    | 'provider_not_usable'
    | 'texts_removed'
    | 'refining_limit_exceeded'
    | 'provider_failed'
    | 'provider_unavailable'
    | 'blocked_address'
    | 'batch_finished'
    | 'batch_not_finished'
    | 'nothing_to_retry'
    | 'quota_exceeded'
    | 'webhook_limit'
    | 'budget_exceeded'
    | 'price_unknown'
    | 'rate_limited'
    | 'idempotency_key_reused'
    | 'idempotency_in_progress'
    | 'service_unavailable'
    | 'internal_error';
  requestId: string;
  errors?: {
    path: string;
    message: string;
    /** Line of an upload, counted from 1. */
    line?: number;
  }[];
  /** How many errors were found. Checking stops at 50, so there may be more. */
  errorCount?: number;
  resetsAt?: string;
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
   * At least 8 characters, at most 1,024 bytes. Not one of the most common passwords, and not the e-mail address or a name of the account.
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
}

export interface Session {
  /** JWT for `Authorization: Bearer`. */
  accessToken: string;
  /** Works once. Send it to POST /auth/refresh. */
  refreshToken: string;
  /** Seconds until the access token expires. */
  expiresIn: number;
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
   * The six digits of the authenticator app, or a recovery code.
   * 6 to 20 characters.
   */
  code?: string;
}

/** What `refreshSession` takes. */
export interface RefreshSessionInput {
  /** 1 to 500 characters. */
  refreshToken: string;
}

export interface Tokens {
  /** JWT for `Authorization: Bearer`. */
  accessToken: string;
  /** Works once. Send it to POST /auth/refresh. */
  refreshToken: string;
  /** Seconds until the access token expires. */
  expiresIn: number;
}

/** What `changePassword` takes. */
export interface ChangePasswordInput {
  /** Not empty. */
  currentPassword: string;
  /**
   * At least 8 characters, at most 1,024 bytes. Not one of the most common passwords, and not the e-mail address or a name of the account.
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
  /** What to do next, in plain words. */
  message: string;
}

/** What `resetPassword` takes. */
export interface ResetPasswordInput {
  /**
   * The text after `#token=` in the mailed link. Works once.
   * 1 to 200 characters.
   */
  token: string;
  /**
   * At least 8 characters, at most 1,024 bytes. Not one of the most common passwords, and not the e-mail address or a name of the account.
   * At least 8 characters.
   */
  newPassword: string;
  /** `true` also deletes your API keys in all organizations. Default `false`: they keep working. */
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
   * The text after `#token=` in the mailed link. Works once.
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
  device: string | null;
  address: string | null;
  /** Whether this is the session of the request. */
  current: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** To the minute. */
  lastSeenAt: string;
  /** Moved forward by each refresh. */
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
   * The current one.
   * Not empty.
   */
  password: string;
}

export interface TwoFactorSecret {
  /** To type into an authenticator app (base32). Only shown in this answer. */
  secret: string;
  /** The same for a QR code: SHA-1, six digits, 30 seconds. */
  otpauthUrl: string;
}

/** What `confirmTwoFactor` takes. */
export interface ConfirmTwoFactorInput {
  /**
   * The six digits of the authenticator app, or a recovery code.
   * 6 to 20 characters.
   */
  code: string;
}

export interface RecoveryCodes {
  /** To sign in if the authenticator app is lost. Each works once. Only shown in this answer. */
  recoveryCodes: string[];
}

/** What `disableTwoFactor` takes. */
export interface DisableTwoFactorInput {
  /**
   * The current one.
   * Not empty.
   */
  password: string;
  /**
   * The six digits of the authenticator app, or a recovery code.
   * 6 to 20 characters.
   */
  code: string;
}

export interface Profile {
  id: string;
  email: string;
  /** Whether the person has confirmed the e-mail address. */
  emailVerified: boolean;
  fullName: string;
  locale: string | null;
  /** What an application stores about a person: up to 50 names with a text, number or truth value. */
  preferences: Record<string, boolean | number | string>;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What `updateProfile` takes. */
export interface UpdateProfileInput {
  /** 1 to 200 characters. */
  fullName?: string;
  locale?: string | null;
  /** What an application stores about a person: up to 50 names with a text, number or truth value. */
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
   * Completed in the period, including batches.
   * At least 0.
   */
  optimizations: number;
  /** Tokens of the originals minus those of the results, in the period. */
  tokensSaved: number;
  /**
   * Accepted in the period.
   * At least 0.
   */
  batches: number;
  /**
   * API keys of the person.
   * At least 0.
   */
  apiKeys: number;
  /** When the person joined the organization. */
  memberSince: string;
}

export interface UserExport {
  id: string;
  /** `pending`: it is being prepared. `ready`: a link was mailed. `downloaded`: the archive was downloaded and deleted. `failed`: request a new one. */
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
   * The text after `#token=` in the mailed link.
   * 1 to 200 characters.
   */
  token: string;
}

/** What `deleteAccount` takes. */
export interface DeleteAccountInput {
  /**
   * The current one.
   * Not empty.
   */
  password: string;
  /**
   * The six digits of the authenticator app, or a recovery code.
   * 6 to 20 characters.
   */
  code?: string;
}

export interface Erasure {
  receipt: {
    /** Of the receipt. */
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
    /** Number of deleted rows, by table. */
    erased: Record<string, number>;
    organizations: {
      id: string;
      /** `deleted`: deleted with everything in it. `kept`: it has other members, who keep it. */
      outcome: 'deleted' | 'kept';
      /**
       * Number of rows of its audit log from which something was erased.
       * At least 0.
       */
      auditEntries: number;
      /**
       * Number of values erased from them: IP addresses, clients, e-mail addresses, names.
       * At least 0.
       */
      auditValues: number;
      /**
       * Number of values that stay, because their rows are from before values could be erased.
       * At least 0.
       */
      auditValuesKept: number;
    }[];
    /** Number of rows that stay in organizations that are kept, by table. They contain nothing but the id of the person. */
    stays: Record<string, number>;
  };
  /** SHA-256 of the receipt, written in the same way as rows of the audit log. The audit log of every kept organization has it. */
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
  /** The role of the caller in it. */
  role: 'admin' | 'member' | 'viewer';
  /** `true`: people without two-factor sign-in can do nothing in this organization except set it up. API keys keep working. */
  requireTwoFactor: boolean;
  /**
   * Only people with an e-mail address of these domains can join, such as `example.com`. Empty: all. Existing members stay.
   * At most 50 entries.
   */
  allowedEmailDomains: string[];
  defaultStrategy: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL' | null;
  defaultCompressionLevel: 'low' | 'medium' | 'high' | null;
  /**
   * The providers that `auto` uses, and that replace a provider that fails: only these, in this order. Those that are not usable are skipped. Empty: all, by their `position`.
   * At most 7 entries.
   */
  fallbackOrder: ('openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom')[];
  /** IPv4 and IPv6 addresses and CIDR ranges from which the API keys of the organization work. A key can have a narrower list of its own. null: from everywhere. */
  apiKeyAllowedAddresses: string[] | null;
  promptRetentionDays: number | null;
  monthlyBudgetUsd: number | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** When it will be deleted with everything in it. null: it is not being deleted. */
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
  /** `true`: people without two-factor sign-in can do nothing in this organization except set it up. API keys keep working. */
  requireTwoFactor?: boolean;
  /**
   * Only people with an e-mail address of these domains can join, such as `example.com`. Empty: all. Existing members stay.
   * At most 50 entries.
   */
  allowedEmailDomains?: string[];
  defaultStrategy?: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL' | null;
  defaultCompressionLevel?: 'low' | 'medium' | 'high' | null;
  /**
   * The providers that `auto` uses, and that replace a provider that fails: only these, in this order. Those that are not usable are skipped. Empty: all, by their `position`.
   * At most 7 entries.
   */
  fallbackOrder?: ('openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom')[];
  /** IPv4 and IPv6 addresses and CIDR ranges from which the API keys of the organization work. A key can have a narrower list of its own. null: from everywhere. */
  apiKeyAllowedAddresses?: string[] | null;
  promptRetentionDays?: number | null;
  monthlyBudgetUsd?: number | null;
}

/** What `deleteOrganization` takes. */
export interface DeleteOrganizationInput {
  organizationId: string;
  /**
   * The slug of the organization, to be sure that it is the right one.
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
    | 'providers:read'
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
  previous: {
    /** The first characters of the old key. */
    prefix: string;
    /** When it stops working, or stopped. */
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
   * 1 to 11 entries.
   */
  scopes?: (
    | 'optimizations:read'
    | 'optimizations:write'
    | 'batches:read'
    | 'batches:write'
    | 'providers:read'
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
    | 'providers:read'
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
  previous: {
    /** The first characters of the old key. */
    prefix: string;
    /** When it stops working, or stopped. */
    expiresAt: string;
  } | null;
  /** Only shown once, in this answer. */
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
  /** The person's. */
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
   * At least 8 characters, at most 1,024 bytes. Not one of the most common passwords, and not the e-mail address or a name of the account.
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
   * At least 8 characters, at most 1,024 bytes. Not one of the most common passwords, and not the e-mail address or a name of the account.
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
  /** Name of the person who invited. */
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
   * Default 7.
   * 1 to 30.
   */
  expiresInDays?: number;
}

export interface CreatedInvitation {
  id: string;
  email: string;
  role: 'admin' | 'member' | 'viewer';
  /** Name of the person who invited. */
  invitedBy: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
  /** Opens the invitation. Only shown in this answer. */
  token: string;
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
   * At least 8 characters, at most 1,024 bytes. Not one of the most common passwords, and not the e-mail address or a name of the account.
   * At least 8 characters.
   */
  password: string;
}

/** What `createApiKey` takes. */
export interface CreateApiKeyInput {
  /** 1 to 100 characters. */
  name: string;
  /**
   * Default: all scopes that you have.
   * 1 to 11 entries.
   */
  scopes?: (
    | 'optimizations:read'
    | 'optimizations:write'
    | 'batches:read'
    | 'batches:write'
    | 'providers:read'
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
}

/** What `listApiKeys` takes. */
export interface ListApiKeysInput {
  /**
   * 1 to 100.
   * Default: `20`.
   */
  limit?: number;
  cursor?: string;
  /** The first characters of a key: `prk_` and up to 8 more. Finds the key with this prefix, also if it had it before its last rotation. Never send more of a key. */
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
    | 'providers:read'
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
  previous: {
    /** The first characters of the old key. */
    prefix: string;
    /** When it stops working, or stopped. */
    expiresAt: string;
  } | null;
  /**
   * Optimizations charged to the key this month, including unfinished ones.
   * At least 0.
   */
  usedThisMonth: number;
}

/** What `updateApiKey` takes. */
export interface UpdateApiKeyInput {
  id: string;
  /** 1 to 100 characters. */
  name?: string;
  /**
   * You can only add scopes that you have yourself.
   * 1 to 11 entries.
   */
  scopes?: (
    | 'optimizations:read'
    | 'optimizations:write'
    | 'batches:read'
    | 'batches:write'
    | 'providers:read'
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
}

/** What `rotateApiKey` takes. */
export interface RotateApiKeyInput {
  id: string;
  /**
   * How long the old key still works, up to 7 days.
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
    | 'providers:read'
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
  previous: {
    /** The first characters of the old key. */
    prefix: string;
    /** When it stops working, or stopped. */
    expiresAt: string;
  } | null;
  /** Only shown once, in this answer. */
  key: string;
}

/** What `deleteApiKey` takes. */
export interface DeleteApiKeyInput {
  id: string;
}

export interface Provider {
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  usable: boolean;
  /** Why it is not usable. */
  reason: string | null;
  enabled: boolean;
  isDefault: boolean;
  /** Whose credentials a call would use; an organization's own come first. */
  credentials: 'organization' | 'operator' | 'none' | 'not_needed';
  /** The last four characters of the organization's own credential. */
  lastFour: string | null;
  defaultModel: string | null;
  baseUrl: string | null;
  authHeader?: string;
  requestFormat?: 'openai' | 'anthropic' | 'generic';
  /** Position in the fallback order. null: after those with a position. */
  position: number | null;
}

export interface VerificationSettings {
  /** For requests without `verify`. Default: `doubts`. */
  verify: 'off' | 'doubts' | 'all';
  /** For requests without `strictness`. Default: `normal`. */
  strictness: 'normal' | 'strict';
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom' | null;
  model: string | null;
  /** Whether that provider is usable. true if none is set. */
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
  /** For `custom` only. Default: `Authorization`. Headers that control how a request is sent are not allowed: `Cookie`, `Host`, `X-Forwarded-*`, …. */
  authHeader?: string;
  /**
   * For `custom` only; the whole header value, stored encrypted.
   * 1 to 2,000 characters.
   */
  authValue?: string;
  /** For `custom` only; default `openai`. */
  requestFormat?: 'openai' | 'anthropic' | 'generic';
  enabled?: boolean;
  /**
   * Position in the fallback order. 1 is tried first.
   * 1 to 100.
   */
  position?: number;
  /** Whether requests without a provider use this one. */
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

/** What `optimize` takes. */
export interface OptimizeInput {
  /** `edits`: adds each change, for example to show a diff. */
  include?: 'edits';
  /**
   * Names of fields, separated by commas. The reply contains only these. For callers that read the JSON themselves: typed clients expect all fields.
   * At most 1,000 characters.
   */
  fields?: string;
  /** 1 to 200,000 characters. */
  text: string;
  /** Default: the organization's default, else `local`. `auto` takes the organization's order. */
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
   * Texts that must stay exactly as they are, at most 50,000 characters in total.
   * At most 100 entries.
   */
  preserve?: string[];
  /**
   * `true`: pasted text in the prompt (a text to rewrite, notes, examples, data) may be changed, too. Otherwise it stays exactly as it is.
   * Default: `false`.
   */
  refineMaterial?: boolean;
  /**
   * The result should have at most this many tokens (o200k). Context may be removed to reach it, requirements never. `targetReached` says whether it was reached.
   * 1 to 1,000,000.
   */
  targetTokens?: number;
  /**
   * `hybrid`: the local refiner works first, and the model gets the shorter text. The better of both results is returned. Has no effect with `local`.
   * Default: `'direct'`.
   */
  mode?: 'direct' | 'hybrid';
  /**
   * `false`: do not use another provider if this one fails.
   * Default: `true`.
   */
  fallback?: boolean;
  /** What a second reader is asked about a model's rewrite: nothing, what the guard's rules cannot decide, or also what they find kept. Default: the organization's setting, else `doubts`. Means nothing with `local`. */
  verify?: 'off' | 'doubts' | 'all';
  /** `strict` takes doubts for losses and asks nobody. Default: the organization's setting, else `normal`. Means nothing with `local`. */
  strictness?: 'normal' | 'strict';
  /**
   * Pasted parts of `text`, as offsets in UTF-16 code units, `end` exclusive. They stay exactly as they are, in addition to those that are found.
   * At most 100 entries.
   */
  material?: {
    /** 0 to 200,000. */
    start: number;
    /** 0 to 200,000. */
    end: number;
  }[];
  /** Returned with the result. You can search the history by it. */
  metadata?: Record<string, string>;
}

export interface Optimization {
  id: string;
  refinedText: string;
  /** o200k encoding. */
  originalTokens: number;
  /** o200k encoding. */
  refinedTokens: number;
  /** One decimal. */
  savingsPercentage: number;
  /** What was done, saved and checked, in plain words, and how much pasted text was left alone. */
  explanation: string;
  /** If the request had one. */
  targetTokens?: number;
  /** If the request had `targetTokens`. */
  targetReached?: boolean;
  /** The provider of the result. */
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string;
  mode: 'direct' | 'hybrid';
  /** Version of the local refiner and the checks. */
  refinerVersion: string;
  strategy: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL';
  compressionLevel: 'low' | 'medium' | 'high';
  outputFormat: 'default' | 'markdown' | 'json' | 'xml';
  removedSegments: RemovedSegment[];
  scores: Scores;
  checks: Checks;
  /** Parts that stayed exactly as they were, and why. In order, not overlapping, adjacent parts merged. */
  protected: ProtectedPart[];
  warnings: string[];
  cached: boolean;
  usage: BilledUsage;
  /** What each use saves, what refining cost, and after how many uses it has paid for itself. */
  netSavingsTokens: NetSavings;
  /** If more than one provider was tried. */
  attempts?: Attempt[];
  latencyMs: number;
  /** Only with `include=edits`. The edits are in order and do not overlap. Applied to the original, they give exactly `refinedText`. */
  edits?: Edit[];
  /** Returned with the result. You can search the history by it. */
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
  /** 0–100: how much of the requirements survived. */
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
  /** What was read in the original, at most 200: what is lost, doubtful or was read by the second reader first. */
  requirements: Requirement[];
  /** At most 200. */
  added: Addition[];
  /** Requirements that nobody could decide, at most 200. */
  doubtful: {
    kind: string;
    text: string;
  }[];
  checked: number | null;
  verifiedBy: Reader | null;
}

/** A requirement of the original. Its offsets are positions in the original */
export interface Requirement {
  id: string;
  kind: string;
  /** Its words, shortened beyond 300 characters. */
  text: string;
  /** Offset in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  verdict: 'kept' | 'lost' | 'doubtful';
  /** Absent if a rule of the guard found it clearly kept. */
  reason?: string;
  /** Who decided: a rule of the guard, or the second reader. */
  decidedBy: 'rule' | 'verifier';
  /** What else a rule of the guard found in the same sentence, the most serious first. */
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
  /** Where the result says it, if known. */
  where?: {
    /** Offset in UTF-16 code units. */
    start: number;
    /** The same, exclusive. */
    end: number;
  };
}

/** Something that the result adds. Its offsets are positions in the result. `kept`: the second reader found it in the original */
export interface Addition {
  id: string;
  kind: string;
  /** Its words, shortened beyond 300 characters. */
  text: string;
  /** Offset in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  verdict: 'kept' | 'lost' | 'doubtful';
  reason: string;
  /** Who decided: a rule of the guard, or the second reader. */
  decidedBy: 'rule' | 'verifier';
  /** What else a rule of the guard found in the same sentence, the most serious first. */
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

/** The second reader, if one was asked and replied */
export interface Reader {
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string;
}

export interface ProtectedPart {
  /** Offset into the original in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  /** In a few words: `code`, `text in tags <doc>`. */
  reason: string;
}

export interface BilledUsage {
  inputTokens: number;
  outputTokens: number;
  /** null if the price of the model is not known. */
  costUsd: number | null;
  /** The part of the usage that the second reader billed. */
  verification?: VerificationUsage;
}

/** The part of the usage that the second reader billed */
export interface VerificationUsage {
  inputTokens: number;
  outputTokens: number;
  /** null if the price of the model is not known. */
  costUsd: number | null;
  provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model: string;
}

/** What each use saves, what refining cost, and after how many uses it has paid for itself */
export interface NetSavings {
  /** `originalTokens` − `refinedTokens`. */
  savedPerUse: number;
  /** Input and output tokens that vendors billed for this request, including all attempts, a repair and the second reader. 0 for `local` and for a cached answer. */
  spentOnce: number;
  /** ⌈`spentOnce` ÷ `savedPerUse`⌉; null if a use saves nothing. */
  paysAfterUses: number | null;
}

export interface Attempt {
  provider: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  error: string | null;
  latencyMs: number;
}

export interface Edit {
  /** Offset into the original in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  replacement: string;
  /** Name of the rule; `rewrite` for a model's rewording. */
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
   * Number of entries to skip. Above 10000, the answer is 400 `validation_failed`, which contains the `cursor` to continue with.
   * 0 to 1,000,000.
   * Default: `0`.
   */
  offset?: number;
  /** From the Link header of the previous page. */
  cursor?: string;
  provider?: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  status?: 'processing' | 'completed' | 'failed';
  /** Only entries created at or after this time. */
  from?: string;
  /** Only entries created before this time. */
  to?: string;
  /**
   * `key:value`, several separated by commas. All must match.
   * At most 2,000 characters.
   */
  metadata?: string;
}

export interface HistoryEntry {
  id: string;
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
  /** If the request had one. */
  targetTokens?: number;
  /** If the request had `targetTokens`. */
  targetReached?: boolean;
  mode: 'direct' | 'hybrid';
  refinerVersion: string | null;
  cached: boolean;
  batchId: string | null;
  /** Returned with the result. You can search the history by it. */
  metadata: Record<string, string>;
  error?: Failure;
  /** When its texts were removed because of `promptRetentionDays` of the organization. Then both texts, the removed segments, quotations and the explanation are gone. The rest stays. null: the texts are still there. */
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
  /** `edits`: adds each change, for example to show a diff. */
  include?: 'edits';
  /**
   * Names of fields, separated by commas. The reply contains only these. For callers that read the JSON themselves: typed clients expect all fields.
   * At most 1,000 characters.
   */
  fields?: string;
}

export interface StoredOptimization {
  id: string;
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
  /** If the request had one. */
  targetTokens?: number;
  /** If the request had `targetTokens`. */
  targetReached?: boolean;
  mode: 'direct' | 'hybrid';
  refinerVersion: string | null;
  cached: boolean;
  batchId: string | null;
  /** Returned with the result. You can search the history by it. */
  metadata: Record<string, string>;
  error?: Failure;
  /** When its texts were removed because of `promptRetentionDays` of the organization. Then both texts, the removed segments, quotations and the explanation are gone. The rest stays. null: the texts are still there. */
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
  netSavingsTokens: NetSavings | null;
  /** Only with `include=edits`. The edits are in order and do not overlap. Applied to the original, they give exactly `refinedText`. */
  edits?: Edit[];
  attempts?: Attempt[];
  latencyMs: number | null;
}

/** What `deleteOptimization` takes. */
export interface DeleteOptimizationInput {
  id: string;
}

/** What `checkRewrite` takes. */
export interface CheckRewriteInput {
  /** 1 to 200,000 characters. */
  original: string;
  /** At most 200,000 characters. */
  rewritten: string;
  /**
   * Texts that must stay exactly as they are, at most 50,000 characters in total.
   * At most 100 entries.
   */
  preserve?: string[];
  /**
   * `strict`: a doubt counts as a loss, and the second reader is not asked.
   * Default: `'normal'`.
   */
  strictness?: 'normal' | 'strict';
  /**
   * What a second reader (a model) is asked. `off`: nothing. `doubts`: what the rules cannot decide. `all`: also what the rules found kept.
   * Default: `'off'`.
   */
  verify?: 'off' | 'doubts' | 'all';
  /** Who reads. Default: the organization's second reader, else its default provider, else the first in its order. */
  provider?: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  /**
   * A model of that provider.
   * 1 to 200 characters.
   */
  model?: string;
}

export interface Check {
  /** `true` if nothing was lost or added, and no doubt is left. */
  passed: boolean;
  requirements: CheckedRequirement[];
  /** What only the rewritten text says. */
  added: CheckedAddition[];
  /** 0–100: how much of the requirements survived. */
  integrity: number;
  /** o200k encoding. */
  tokens: {
    original: number;
    rewritten: number;
  };
  /** The second reader, if one was asked and replied. */
  verifiedBy?: {
    provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
    model: string;
  };
  /** What the second reader billed, if one replied. */
  usage?: {
    inputTokens: number;
    outputTokens: number;
    /** null if the price of the model is not known. */
    costUsd: number | null;
    provider: 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
    model: string;
  };
  /** Why the second reader gave no result, if it gave none. */
  warnings: string[];
}

/** `lost` is only used if it is certain. Offsets are positions in the original. Those of `where` are positions in the rewritten text */
export interface CheckedRequirement {
  id: string;
  kind: string;
  text: string;
  /** Offset in UTF-16 code units. */
  start: number;
  /** The same, exclusive. */
  end: number;
  verdict: 'kept' | 'lost' | 'doubtful';
  /** Absent if a rule of the guard found it clearly kept. */
  reason?: string;
  /** Who decided: a rule of the guard, or the second reader. */
  decidedBy: 'rule' | 'verifier';
  /** What else a rule of the guard found in the same sentence, the most serious first. */
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
  /** Where the result says it, if known. */
  where?: {
    /** Offset in UTF-16 code units. */
    start: number;
    /** The same, exclusive. */
    end: number;
  };
}

/** Offsets are positions in the rewritten text. `kept`: the second reader found that the original says it too */
export interface CheckedAddition {
  id: string;
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
  /** What else a rule of the guard found in the same sentence, the most serious first. */
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
  /** Default: the organization's default, else `local`. `auto` takes the organization's order. */
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
   * Texts that must stay exactly as they are, at most 50,000 characters in total.
   * At most 100 entries.
   */
  preserve?: string[];
  /**
   * `true`: pasted text in the prompt (a text to rewrite, notes, examples, data) may be changed, too. Otherwise it stays exactly as it is.
   * Default: `false`.
   */
  refineMaterial?: boolean;
  /**
   * The result should have at most this many tokens (o200k). Context may be removed to reach it, requirements never. `targetReached` says whether it was reached.
   * 1 to 1,000,000.
   */
  targetTokens?: number;
  /**
   * `hybrid`: the local refiner works first, and the model gets the shorter text. The better of both results is returned. Has no effect with `local`.
   * Default: `'direct'`.
   */
  mode?: 'direct' | 'hybrid';
  /**
   * `false`: do not use another provider if this one fails.
   * Default: `true`.
   */
  fallback?: boolean;
  /** What a second reader is asked about a model's rewrite: nothing, what the guard's rules cannot decide, or also what they find kept. Default: the organization's setting, else `doubts`. Means nothing with `local`. */
  verify?: 'off' | 'doubts' | 'all';
  /** `strict` takes doubts for losses and asks nobody. Default: the organization's setting, else `normal`. Means nothing with `local`. */
  strictness?: 'normal' | 'strict';
  /** 1 to 200 characters. */
  name?: string;
  /**
   * Address that gets a signed message when this batch ends, even if the webhook at this address has not subscribed to that event. If there is no webhook at this address, one is created. You get its secret from `POST /webhooks/{id}/rotate-secret`.
   * 1 to 2,000 characters.
   */
  webhookUrl?: string;
  /** 1 to 10,000 entries. */
  items: BatchItemInput[];
}

export interface BatchItemInput {
  /** 1 to 200,000 characters. */
  text: string;
  /** 1 to 200 characters. */
  customId?: string;
  /** Returned with the result. You can search the history by it. */
  metadata?: Record<string, string>;
}

/** The options of `createBatch` for a file. */
export interface CreateBatchFileInput {
  /** Default: the organization's default, else `local`. `auto` takes the organization's order. */
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
   * Texts that must stay exactly as they are, at most 50,000 characters in total.
   * At most 100 entries.
   */
  preserve?: string[];
  /**
   * `true`: pasted text in the prompt (a text to rewrite, notes, examples, data) may be changed, too. Otherwise it stays exactly as it is.
   * Default: `false`.
   */
  refineMaterial?: boolean;
  /**
   * The result should have at most this many tokens (o200k). Context may be removed to reach it, requirements never. `targetReached` says whether it was reached.
   * 1 to 1,000,000.
   */
  targetTokens?: number;
  /**
   * `hybrid`: the local refiner works first, and the model gets the shorter text. The better of both results is returned. Has no effect with `local`.
   * Default: `'direct'`.
   */
  mode?: 'direct' | 'hybrid';
  /**
   * `false`: do not use another provider if this one fails.
   * Default: `true`.
   */
  fallback?: boolean;
  /** What a second reader is asked about a model's rewrite: nothing, what the guard's rules cannot decide, or also what they find kept. Default: the organization's setting, else `doubts`. Means nothing with `local`. */
  verify?: 'off' | 'doubts' | 'all';
  /** `strict` takes doubts for losses and asks nobody. Default: the organization's setting, else `normal`. Means nothing with `local`. */
  strictness?: 'normal' | 'strict';
  /** 1 to 200 characters. */
  name?: string;
  /**
   * Address that gets a signed message when this batch ends, even if the webhook at this address has not subscribed to that event. If there is no webhook at this address, one is created. You get its secret from `POST /webhooks/{id}/rotate-secret`.
   * 1 to 2,000 characters.
   */
  webhookUrl?: string;
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
  /** When its texts were removed because of `promptRetentionDays` of the organization. Then both texts, the removed segments, quotations and the explanation are gone. The rest stays. null: the texts are still there. */
  textsRemovedAt: string | null;
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
  /** Position in the upload, counted from 1. */
  position: number;
  customId: string | null;
  status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
  attempts: number;
  optimizationId: string | null;
  error?: Failure;
  /** Returned with the result. You can search the history by it. */
  metadata: Record<string, string>;
}

/** What `streamResults` takes. */
export interface StreamResultsInput {
  id: string;
  /**
   * In CSV, an apostrophe is put before a text that a spreadsheet would read as a formula (one that begins with `=`, `+`, `-`, `@`, a tab or a line break). `false` leaves the texts unchanged, for programs that read them.
   * Default: `true`.
   */
  csvSafe?: boolean;
}

export interface BatchResult {
  position: number;
  customId: string | null;
  status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
  /** Returned with the result. You can search the history by it. */
  metadata: Record<string, string>;
  optimizationId: string | null;
  error?: Failure;
  attempts?: Attempt[];
  /** If its texts were removed since then, the result has no texts, and `error` says so. */
  textsRemovedAt?: string;
  refinedText?: string;
  /** o200k encoding. */
  originalTokens?: number;
  /** o200k encoding. */
  refinedTokens?: number;
  /** One decimal. */
  savingsPercentage?: number;
  /** What was done, saved and checked, in plain words, and how much pasted text was left alone. */
  explanation?: string;
  /** If the request had one. */
  targetTokens?: number;
  /** If the request had `targetTokens`. */
  targetReached?: boolean;
  /** The provider of the result. */
  provider?: 'local' | 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
  model?: string;
  mode?: 'direct' | 'hybrid';
  /** Version of the local refiner and the checks. */
  refinerVersion?: string;
  strategy?: 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL';
  compressionLevel?: 'low' | 'medium' | 'high';
  outputFormat?: 'default' | 'markdown' | 'json' | 'xml';
  removedSegments?: RemovedSegment[];
  scores?: Scores;
  checks?: Checks;
  /** Parts that stayed exactly as they were, and why. In order, not overlapping, adjacent parts merged. */
  protected?: ProtectedPart[];
  warnings?: string[];
  cached?: boolean;
  usage?: BilledUsage;
  /** What each use saves, what refining cost, and after how many uses it has paid for itself. */
  netSavingsTokens?: NetSavings;
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

export interface Usage {
  plan: 'free' | 'pro' | 'enterprise';
  period: {
    /** ISO 8601, UTC. */
    start: string;
    /** ISO 8601, UTC. */
    end: string;
  };
  used: number;
  /** Accepted work that has not finished yet. */
  reserved: number;
  limit: number | null;
  remaining: number | null;
  /** ISO 8601, UTC. */
  resetsAt: string;
  /** What providers cost, in US dollars with up to six decimals. */
  spend: {
    budgetUsd: number | null;
    /** What providers charged this month, as far as prices are known. */
    spentUsd: number;
    /** The most that calls that are running now may cost. */
    reservedUsd: number;
    remainingUsd: number | null;
  };
  /** Rewrites checked this month. They do not count toward the plan. */
  checks: number;
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
   * An https address on the public internet. Redirects are not followed.
   * 1 to 2,000 characters.
   */
  url: string;
  /**
   * Default: all except `optimization.completed`.
   * 1 to 6 entries.
   */
  events?: (
    | 'batch.completed'
    | 'batch.failed'
    | 'batch.cancelled'
    | 'optimization.completed'
    | 'quota.threshold'
    | 'api_key.rotated'
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
  )[];
  description: string | null;
  enabled: boolean;
  failingSince: string | null;
  disabledAt: string | null;
  disabledReason: 'by_request' | 'gone' | 'failing' | null;
  previousSecretExpiresAt: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Signs the deliveries. Only shown in this answer. */
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
   * An https address on the public internet. Redirects are not followed.
   * 1 to 2,000 characters.
   */
  url?: string;
  /**
   * Default: all except `optimization.completed`.
   * 1 to 6 entries.
   */
  events?: (
    | 'batch.completed'
    | 'batch.failed'
    | 'batch.cancelled'
    | 'optimization.completed'
    | 'quota.threshold'
    | 'api_key.rotated'
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
   * How long the old secret also signs. Default 86400, a day.
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
  /** The same for every attempt: `webhook-id` in the request. */
  eventId: string;
  type:
    | 'batch.completed'
    | 'batch.failed'
    | 'batch.cancelled'
    | 'optimization.completed'
    | 'quota.threshold'
    | 'api_key.rotated'
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
   * Only this action, such as `api-key.create`.
   * 1 to 100 characters.
   */
  action?: string;
  /** Only actions of this person and their API keys, or of this API key. */
  actor?: string;
  /**
   * Only actions on this target.
   * 1 to 200 characters.
   */
  target?: string;
  /** Only entries at or after this time. */
  from?: string;
  /** Only entries before this time. */
  to?: string;
}

export interface AuditEntry {
  id: string;
  organizationId: string;
  /**
   * Number of the entry in the organization: 1, 2, 3 … without gaps.
   * At least 0.
   */
  sequence: number;
  /** Who did it. */
  actorKind: 'user' | 'api-key' | 'system' | 'operator';
  userId: string | null;
  apiKeyId: string | null;
  actorName: string | null;
  /** Thing and verb. */
  action: string;
  /** The thing's id, or what else tells it from others of its kind. */
  target: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  address: string | null;
  userAgent: string | null;
  requestId: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Hash of the previous row. For the first row: 64 zeros. */
  previousHash: string;
  /** SHA-256 over all other fields except `salts`. Values that have a digest are replaced by it. */
  hash: string;
  digests: Record<string, string> | null;
  salts: Record<string, string> | null;
}

/** What `exportAuditLog` takes. */
export interface ExportAuditLogInput {
  /**
   * Only this action, such as `api-key.create`.
   * 1 to 100 characters.
   */
  action?: string;
  /** Only actions of this person and their API keys, or of this API key. */
  actor?: string;
  /**
   * Only actions on this target.
   * 1 to 200 characters.
   */
  target?: string;
  /** Only entries at or after this time. */
  from?: string;
  /** Only entries before this time. */
  to?: string;
}

export interface AuditVerification {
  valid: boolean;
  /**
   * Number of rows, from the first one, that are in order.
   * At least 0.
   */
  rows: number;
  firstBroken: {
    sequence: number | null;
    id: string | null;
    /** `changed`: a field does not match the hash. `unlinked`: the row does not name the previous row. `missing`: the row does not exist. `added`: the row is in no chain. `head`: the last row is not the last row that was written. */
    reason: 'changed' | 'unlinked' | 'missing' | 'added' | 'head';
  } | null;
  head: {
    /**
     * Number of the last row that was written. 0: none.
     * At least 0.
     */
    sequence: number;
    /** Its hash. */
    hash: string;
  };
}

/** What `signUp` takes. */
export interface SignUpInput {
  /** 1 to 200 characters. */
  name: string;
  /** At most 254 characters. */
  email: string;
  /**
   * At least 8 characters, at most 1,024 bytes. Not one of the most common passwords, and not the e-mail address or a name of the account.
   * At least 8 characters.
   */
  password: string;
}

export interface CurrentSession {
  user: User;
  session: OpenSession | null;
}
