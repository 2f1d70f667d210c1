import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, asc, eq, isNull, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { OperatorContext } from '../context/context.ts';
import { endTokens } from './internal/account-tokens.ts';
import { changeAccess } from './internal/change-access.ts';
import { endSessions } from './sessions.ts';

/** What became of somebody who was disabled. */
export interface Disabled {
  /** False where they were before. */
  changed: boolean;
  /** How many were ended. */
  sessions: number;
  /** Slugs of the organizations that have no other admin who may sign in. */
  onlyAdminOf: string[];
}

/**
 * Keeps a person out, in all organizations: they cannot sign in, their sessions and mailed links end, and
 * their API keys do not work. Batches that they or their keys began go on: those belong to the organization.
 * Errors: `user_not_found`.
 */
export async function disableUser(ctx: OperatorContext, { email }: { email: string }): Promise<Disabled> {
  const done: Disabled = { changed: false, sessions: 0, onlyAdminOf: [] };
  const access = { email, action: 'user.disable', of: 'disabledAt', since: ctx.clock.now() } as const;
  const { changed } = await changeAccess(ctx, access, async (tx, userId) => {
    done.sessions = (await endSessions(ctx, tx, eq(sessions.userId, userId))).length;
    await endTokens(tx, userId);
    done.onlyAdminOf = await onlyAdminOf(tx, userId);
    return { endedSessions: done.sessions };
  });
  return { ...done, changed };
}

async function onlyAdminOf(tx: Transaction, userId: string): Promise<string[]> {
  const other = alias(memberships, 'other');
  const others = tx
    .select({ one: sql`1` })
    .from(other)
    .innerJoin(users, eq(users.id, other.userId))
    .where(
      and(
        eq(other.organizationId, memberships.organizationId),
        eq(other.role, 'admin'),
        ne(other.userId, userId),
        isNull(users.disabledAt),
      ),
    );
  const rows = await tx
    .select({ slug: organizations.slug })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(memberships.userId, userId), eq(memberships.role, 'admin'), notExists(others)))
    .orderBy(asc(organizations.slug));
  return rows.map(({ slug }) => slug);
}
