import type { Db } from '@refinery/db/create-db.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, or } from 'drizzle-orm';
import { type ApiKeyActor, permissionsOfKey, permissionsOfRole, type UserActor } from '../context/actor.ts';
import type { Context } from '../context/context.ts';
import { DEFAULTS_COLUMNS, defaultsOf } from '../context/request-defaults.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { KeyIdentity, SessionIdentity } from '../identities/identity.ts';
import { hasTwoFactor, mustSetUpTwoFactor } from '../organizations/must-set-up-two-factor.ts';
import { mustUseSso } from '../organizations/must-use-sso.ts';
import { suspensionColumns, suspensionOf } from '../organizations/suspension.ts';
import { isInRanges } from '../security/address-ranges.ts';
import { sha256 } from '../security/secret-token.ts';
import { accountDisabled } from './account-disabled.ts';
import { sessionIdOfCookie } from './refresh-tokens.ts';

/** Last use is written at most this often, so that a busy key or session does not write with each request. */
const LAST_USE_RESOLUTION_MS = 60_000;

/** The end of a cookie's session moves at most this often, and with short sessions a tenth of their time. */
const SLIDE_EVERY_MS = 60 * 60_000;

const isDue = (written: Date | null, now: Date): boolean =>
  !written || now.getTime() - written.getTime() > LAST_USE_RESOLUTION_MS;

const membershipColumns = {
  role: memberships.role,
  plan: subscriptions.plan,
  ...DEFAULTS_COLUMNS,
  emailVerifiedAt: users.emailVerifiedAt,
  disabledAt: users.disabledAt,
  ...suspensionColumns,
};

/** The part of an actor that is the same however they signed in. Errors: `account_disabled`. */
function memberOf({ settings }: Pick<Context, 'settings'>, row: KeyIdentity | SessionIdentity) {
  if (row.disabledAt) throw accountDisabled();
  return {
    organizationId: row.organizationId,
    userId: row.userId,
    role: row.role,
    plan: row.plan,
    mustVerify: settings.requireVerifiedEmail && row.emailVerifiedAt === null,
    suspended: suspensionOf(row),
    defaults: defaultsOf(row),
  };
}

/**
 * Who a signed access token speaks for. Asks Postgres, or remembers until Postgres tells of a change, so that
 * logout and revocation hold at once, whether or not Redis is there. Errors: `unauthenticated`,
 * `account_disabled`.
 */
export async function authenticateSession(ctx: IdentifyContext, sessionId: string): Promise<UserActor> {
  return openedBy(ctx, await rememberedSession(ctx, sessionId));
}

/**
 * Who the cookie of a browser speaks for. Asks or remembers as {@link authenticateSession} does. Each use
 * moves the end of the session, which is written once in a while. Errors: `unauthenticated`,
 * `account_disabled`.
 */
export async function authenticateCookie(ctx: IdentifyContext, cookie: string): Promise<UserActor> {
  const sessionId = sessionIdOfCookie(cookie);
  const row = sessionId === null ? undefined : await rememberedSession(ctx, sessionId);
  if (!row || row.cookieHash !== sha256(cookie)) throw sessionEnded();
  const actor = openedBy(ctx, row);
  const fullMs = ctx.settings.refreshTokenSeconds * 1_000;
  const expiresAt = new Date(ctx.clock.now().getTime() + fullMs);
  if (expiresAt.getTime() - row.expiresAt.getTime() > Math.min(SLIDE_EVERY_MS, fullMs / 10)) {
    row.expiresAt = expiresAt;
    ctx.lastUses.ofCookie(row.id, expiresAt);
  }
  return actor;
}

type IdentifyContext = Pick<Context, 'clock' | 'identities' | 'lastUses' | 'settings' | 'systemDb'>;

const rememberedSession = (ctx: IdentifyContext, id: string): Promise<SessionIdentity | undefined> =>
  ctx.identities.sessions.find(id, () => findSession(ctx, id));

const sessionEnded = () => new DomainError('unauthenticated', 'The session has ended. Sign in again.');

function openedBy(ctx: IdentifyContext, row: SessionIdentity | undefined): UserActor {
  const now = ctx.clock.now();
  // Their sessions have ended, too; this says why.
  if (row?.disabledAt) throw accountDisabled();
  if (!row || row.revokedAt || row.expiresAt <= now) {
    throw sessionEnded();
  }
  const sessionId = row.id;
  if (isDue(row.lastSeenAt, now)) {
    row.lastSeenAt = now;
    ctx.lastUses.ofSession(sessionId, now);
  }
  const member = memberOf(ctx, row);
  // Else an identity provider has said who they are, and asks for a second factor, or not.
  const asThemselves = row.connectionId === null;
  const own = {
    sessionId,
    connectionId: row.connectionId,
    mustVerify: member.mustVerify && asThemselves,
    mustSetUpTwoFactor: row.mustSetUpTwoFactor && asThemselves,
    mustUseSso: row.mustUseSso && asThemselves,
    operator: row.operatorSince && asThemselves ? { mustSetUpTwoFactor: !row.hasTwoFactor } : null,
  };
  return { kind: 'user', ...member, ...own, permissions: permissionsOfRole(row.role) };
}

async function findSession(
  { settings, systemDb }: Pick<Context, 'settings' | 'systemDb'>,
  sessionId: string,
): Promise<SessionIdentity | undefined> {
  const [row] = await systemDb
    .select({
      id: sessions.id,
      organizationId: sessions.organizationId,
      userId: sessions.userId,
      expiresAt: sessions.expiresAt,
      revokedAt: sessions.revokedAt,
      lastSeenAt: sessions.lastSeenAt,
      cookieHash: sessions.cookieHash,
      connectionId: sessions.connectionId,
      mustSetUpTwoFactor,
      mustUseSso: mustUseSso(settings),
      operatorSince: users.operatorSince,
      hasTwoFactor,
      ...membershipColumns,
    })
    .from(sessions)
    .innerJoin(
      memberships,
      and(eq(memberships.userId, sessions.userId), eq(memberships.organizationId, sessions.organizationId)),
    )
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(organizations, eq(organizations.id, sessions.organizationId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, sessions.organizationId))
    .where(eq(sessions.id, sessionId));
  return row;
}

/**
 * Who the API key with this SHA-256 speaks for, called from the client's `address`. Asks or remembers as
 * {@link authenticateSession} does. Errors: `unauthenticated`, also once the overlap of a rotation has ended;
 * `address_not_allowed`; `account_disabled`, whoever else still belongs to the organization.
 */
export async function findKeyActor(
  ctx: Pick<Context, 'clock' | 'identities' | 'lastUses' | 'settings' | 'systemDb'>,
  keyHash: string,
  address: string,
): Promise<ApiKeyActor> {
  const row = await ctx.identities.keys.find(keyHash, () => findKey(ctx.systemDb, keyHash));
  const now = ctx.clock.now();
  if (!row) throw new DomainError('unauthenticated', 'The API key is not valid.');
  requireWorking(row, { keyHash, address, now });
  const member = memberOf(ctx, row);
  if (isDue(row.lastUsedAt, now)) {
    row.lastUsedAt = now;
    ctx.lastUses.ofKey(row.id, now, address);
  }
  return {
    kind: 'api-key',
    ...member,
    apiKeyId: row.id,
    rateLimitPerMinute: row.rateLimitPerMinute,
    calls: {
      monthlyBudgetMicros: row.monthlyBudgetMicros,
      tokensPerMinute: row.tokensPerMinute,
      compactToolResults: row.compactToolResults,
      replyCacheSeconds: row.replyCacheSeconds,
    },
    permissions: permissionsOfKey(row.role, row.scopes),
  };
}

async function findKey(systemDb: Db, keyHash: string): Promise<KeyIdentity | undefined> {
  const [row] = await systemDb
    .select({
      id: apiKeys.id,
      organizationId: apiKeys.organizationId,
      userId: apiKeys.userId,
      scopes: apiKeys.scopes,
      expiresAt: apiKeys.expiresAt,
      keyHash: apiKeys.keyHash,
      previousExpiresAt: apiKeys.previousExpiresAt,
      allowedAddresses: apiKeys.allowedAddresses,
      allowedToAllKeys: organizations.allowedAddresses,
      rateLimitPerMinute: apiKeys.rateLimitPerMinute,
      monthlyBudgetMicros: apiKeys.monthlyBudgetMicros,
      tokensPerMinute: apiKeys.tokensPerMinute,
      compactToolResults: apiKeys.compactToolResults,
      replyCacheSeconds: apiKeys.replyCacheSeconds,
      lastUsedAt: apiKeys.lastUsedAt,
      ...membershipColumns,
    })
    .from(apiKeys)
    .innerJoin(
      memberships,
      and(eq(memberships.userId, apiKeys.userId), eq(memberships.organizationId, apiKeys.organizationId)),
    )
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .innerJoin(organizations, eq(organizations.id, apiKeys.organizationId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, apiKeys.organizationId))
    .where(or(eq(apiKeys.keyHash, keyHash), eq(apiKeys.previousKeyHash, keyHash)));
  return row;
}

function requireWorking(key: KeyIdentity, call: { keyHash: string; address: string; now: Date }): void {
  const { previousExpiresAt, allowedAddresses } = key;
  if (key.keyHash !== call.keyHash && !(previousExpiresAt && previousExpiresAt > call.now))
    throw new DomainError('unauthenticated', 'The API key was replaced. Use the new one.');
  if (key.expiresAt && key.expiresAt <= call.now)
    throw new DomainError('unauthenticated', 'The API key has expired.');
  if (allowedAddresses && !isInRanges(call.address, allowedAddresses)) {
    const detail =
      'The API key does not work from this address. Ask the person who manages the key to allow the address.';
    throw new DomainError('address_not_allowed', detail);
  }
  if (key.allowedToAllKeys && !isInRanges(call.address, key.allowedToAllKeys)) {
    const detail =
      'No API key of the organization works from this address. Ask an admin of the organization to allow the address.';
    throw new DomainError('address_not_allowed', detail);
  }
}
