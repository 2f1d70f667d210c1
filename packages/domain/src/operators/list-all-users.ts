import type { OperatedUserReply } from '@refinery/contracts/operators.ts';
import type { Db } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { requireOperator } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../context/pages.ts';

/**
 * Whole words: a select from one table writes its columns without the table. Times from raw SQL come as text.
 */
const lastSeenAt = sql<
  string | null
>`(select max(s.last_seen_at) from sessions s where s.user_id = users.id)`;
const openSessions = sql<number>`(
  select count(*)::int from sessions s where s.user_id = users.id and s.revoked_at is null)`;
const twoFactor = sql<boolean>`exists (
  select 1 from second_factors f where f.user_id = users.id and f.confirmed_at is not null)`;

/**
 * The people of all organizations, newest first: those whose e-mail contains `q`, in whatever case.
 * Errors: those of `requireOperator`.
 */
export async function listAllUsers(
  ctx: CallerContext<'platformDb'>,
  { q, ...page }: PageInput & { q?: string },
): Promise<Page<OperatedUserReply>> {
  requireOperator(ctx);
  const rows = await ctx.platformDb
    .select({
      id: users.id,
      email: users.email,
      fullName: users.fullName,
      createdAt: users.createdAt,
      disabledAt: users.disabledAt,
      emailVerifiedAt: users.emailVerifiedAt,
      operatorSince: users.operatorSince,
      lastSeenAt,
      sessions: openSessions,
      twoFactor,
    })
    .from(users)
    .where(
      and(
        page.cursor === undefined ? undefined : lt(users.id, page.cursor),
        q === undefined
          ? undefined
          : sql`lower(${users.email}) like ${`%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}`,
      ),
    )
    .orderBy(desc(users.id))
    .limit(rowsFor(page.limit));
  const { items, next } = pageOf(rows, page.limit);
  const own = await organizationsOf(
    ctx.platformDb,
    items.map(({ id }) => id),
  );
  return { next, items: items.map((row) => toReply(row, own.get(row.id) ?? [])) };
}

interface Row extends Pick<OperatedUserReply, 'id' | 'email' | 'fullName' | 'twoFactor' | 'sessions'> {
  createdAt: Date;
  disabledAt: Date | null;
  emailVerifiedAt: Date | null;
  operatorSince: Date | null;
  lastSeenAt: string | null;
}

const toReply = (
  { emailVerifiedAt, ...row }: Row,
  own: OperatedUserReply['organizations'],
): OperatedUserReply => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt && new Date(row.lastSeenAt).toISOString(),
  disabledAt: row.disabledAt?.toISOString() ?? null,
  operatorSince: row.operatorSince?.toISOString() ?? null,
  verified: emailVerifiedAt !== null,
  organizations: own,
});

async function organizationsOf(
  db: Db,
  userIds: string[],
): Promise<Map<string, OperatedUserReply['organizations']>> {
  if (!userIds.length) return new Map();
  const rows = await db
    .select({
      userId: memberships.userId,
      id: organizations.id,
      slug: organizations.slug,
      role: memberships.role,
      plan: subscriptions.plan,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, memberships.organizationId))
    .where(inArray(memberships.userId, userIds))
    .orderBy(asc(memberships.createdAt), asc(organizations.id));
  const byUser = Map.groupBy(rows, ({ userId }) => userId);
  return new Map([...byUser].map(([id, all]) => [id, all.map(({ userId: _of, ...one }) => one)]));
}
