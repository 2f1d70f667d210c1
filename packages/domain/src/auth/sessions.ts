import type { SessionKind, UserReply } from '@refinery/contracts/auth.ts';
import type { Plan, Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { newRefreshToken, newSessionCookie } from './refresh-tokens.ts';

/** What signing in yields; the transport turns it into tokens of its own kind. */
export interface SignedIn {
  sessionId: string;
  /** Null where the session is a cookie's. */
  refreshToken: string | null;
  /** What the cookie holds; null where the session has tokens. */
  cookie: string | null;
  user: UserReply;
}

/** The same of a session with tokens. */
export interface SignedInByTokens extends SignedIn {
  refreshToken: string;
  cookie: null;
}

/** A session without whose it is. */
type Opened = Omit<SignedIn, 'user'>;

/** Whoever signs in, as far as it is known. */
export interface Client {
  address?: string;
  /** What it calls itself. */
  userAgent?: string | undefined;
  /** How it shows later who it is; default: by tokens. */
  session?: SessionKind | undefined;
}

const LONGEST_DEVICE = 300;

type OpenContext = Pick<Context, 'clock' | 'settings'>;
interface Owner {
  organizationId: string;
  userId: string;
  /** Through which identity provider they sign in; default: as themselves. */
  connectionId?: string;
}

export function openSession(
  ctx: OpenContext,
  tx: Transaction,
  owner: Owner,
  client?: Client & { session?: 'tokens' | undefined },
): Promise<Omit<SignedInByTokens, 'user'>>;
export function openSession(ctx: OpenContext, tx: Transaction, owner: Owner, client: Client): Promise<Opened>;
/**
 * Opens a session and returns what opens it later: its first refresh token, or its cookie. Only their hashes
 * are stored.
 */
export async function openSession(
  ctx: OpenContext,
  tx: Transaction,
  owner: Owner,
  { address, userAgent, session }: Client = {},
): Promise<Opened> {
  const sessionId = newId();
  const byCookie = session === 'cookie';
  const { token, hash } = byCookie ? newSessionCookie(sessionId) : newRefreshToken(sessionId);
  const now = ctx.clock.now();
  await tx.insert(sessions).values({
    id: sessionId,
    ...owner,
    refreshTokenHash: byCookie ? null : hash,
    cookieHash: byCookie ? hash : null,
    device: userAgent?.slice(0, LONGEST_DEVICE) ?? null,
    address: address ?? null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + ctx.settings.refreshTokenSeconds * 1_000),
  });
  return { sessionId, refreshToken: byCookie ? null : token, cookie: byCookie ? token : null };
}

/**
 * Ends the sessions of a condition that are not ended yet: their access and refresh tokens stop working at
 * once. Returns those.
 */
export function endSessions(
  ctx: Pick<Context, 'clock'>,
  db: Context['systemDb'] | Transaction,
  which: SQL | undefined,
): Promise<{ id: string; organizationId: string }[]> {
  return db
    .update(sessions)
    .set({ revokedAt: ctx.clock.now() })
    .where(and(which, isNull(sessions.revokedAt)))
    .returning({ id: sessions.id, organizationId: sessions.organizationId });
}

/** Ends all sessions of a person in one organization. */
export async function endSessionsIn(
  ctx: Pick<Context, 'clock'>,
  db: Context['systemDb'] | Transaction,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<void> {
  await endSessions(ctx, db, and(eq(sessions.organizationId, organizationId), eq(sessions.userId, userId)));
}

/** A person as a member of one organization, or undefined where there is no such membership. */
export async function findMemberReply(
  db: Context['systemDb'] | Transaction,
  owner: { organizationId: string; userId: string },
): Promise<UserReply | undefined> {
  const rows = await db
    .select({ user: users, role: memberships.role, organization: organizations, plan: subscriptions.plan })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, memberships.organizationId))
    .where(and(eq(memberships.userId, owner.userId), eq(memberships.organizationId, owner.organizationId)));
  const row = rows[0];
  return row && describeMember(row);
}

function describeMember(row: {
  user: { id: string; email: string; fullName: string };
  role: Role;
  organization: { id: string; name: string; slug: string };
  plan: Plan;
}): UserReply {
  const { id, name, slug } = row.organization;
  return {
    id: row.user.id,
    email: row.user.email,
    fullName: row.user.fullName,
    role: row.role,
    organizationId: id,
    organization: { id, name, slug, plan: row.plan },
  };
}
