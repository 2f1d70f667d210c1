import type { Plan, Role } from '@refinery/contracts/enums.ts';
import type { apiKeys } from '@refinery/db/schema/api-keys.ts';
import type { organizations } from '@refinery/db/schema/organizations.ts';
import type { sessions } from '@refinery/db/schema/sessions.ts';
import type { users } from '@refinery/db/schema/users.ts';

type Organization = typeof organizations.$inferSelect;

/** What is known of a person in an organization. */
interface MemberIdentity
  extends Pick<typeof users.$inferSelect, 'emailVerifiedAt' | 'disabledAt'>,
    Pick<
      Organization,
      'defaultProvider' | 'defaultStrategy' | 'defaultCompressionLevel' | 'suspendedAt' | 'suspendedReason'
    > {
  /** Of the key or the session. */
  id: string;
  userId: string;
  organizationId: string;
  role: Role;
  plan: Plan;
}

/**
 * Who an API key belongs to, and on which terms it works. Each column behind it is one of the triggers' in
 * the migrations that tell of changes; `identity-columns.test.ts` holds them together.
 */
export interface KeyIdentity
  extends MemberIdentity,
    Pick<
      typeof apiKeys.$inferSelect,
      | 'scopes'
      | 'expiresAt'
      | 'keyHash'
      | 'previousExpiresAt'
      | 'allowedAddresses'
      | 'rateLimitPerMinute'
      | 'monthlyBudgetMicros'
      | 'tokensPerMinute'
      | 'compactToolResults'
      | 'replyCacheSeconds'
      | 'lastUsedAt'
    > {
  allowedToAllKeys: Organization['allowedAddresses'];
}

/** Whose a session is, and until when. */
export interface SessionIdentity
  extends MemberIdentity,
    Pick<
      typeof sessions.$inferSelect,
      'expiresAt' | 'revokedAt' | 'lastSeenAt' | 'cookieHash' | 'connectionId'
    >,
    Pick<typeof users.$inferSelect, 'operatorSince'> {
  mustSetUpTwoFactor: boolean;
  mustUseSso: boolean;
  hasTwoFactor: boolean;
}
