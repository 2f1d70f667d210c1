import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { permissionsOfRole } from '../context/actor.ts';
import { asCaller } from '../context/as-caller.ts';
import type { ActorContext, Context } from '../context/context.ts';
import { BUILT_IN_DEFAULTS, DEFAULTS_COLUMNS, defaultsOf } from '../context/request-defaults.ts';
import { DomainError } from '../errors/domain-error.ts';

interface MemberOf {
  organizationId: string;
  /** Null: they were deleted. */
  userId: string | null;
  /** What they asked for, in place of a session. */
  sessionId: string;
}

/**
 * The context in which something is done later for a person who asked for it: with the rights that they have
 * now. Errors: `forbidden` where they have left.
 */
export async function asMember(
  ctx: Context,
  { organizationId, userId, sessionId }: MemberOf,
): Promise<ActorContext> {
  const member = userId === null ? undefined : await findActiveMember(ctx, organizationId, userId);
  if (!member || userId === null)
    throw new DomainError('forbidden', 'Whoever asked for it has left the organization.');
  const [chosen] = await openTenant(ctx.db, organizationId).run((tx) =>
    tx.select(DEFAULTS_COLUMNS).from(organizations).where(eq(organizations.id, organizationId)),
  );
  return asCaller(ctx, {
    kind: 'user',
    organizationId,
    userId,
    sessionId,
    ...member,
    permissions: permissionsOfRole(member.role),
    defaults: chosen ? defaultsOf(chosen) : BUILT_IN_DEFAULTS,
    mustVerify: false,
    suspended: null,
    mustSetUpTwoFactor: false,
    mustUseSso: false,
    operator: null,
    connectionId: null,
  });
}

async function findActiveMember(
  { systemDb }: Pick<Context, 'systemDb'>,
  organizationId: string,
  userId: string,
) {
  const [member] = await systemDb
    .select({ role: memberships.role, plan: subscriptions.plan })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, memberships.organizationId))
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.userId, userId),
        isNull(users.disabledAt),
      ),
    );
  return member;
}
