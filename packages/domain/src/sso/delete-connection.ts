import { memberships } from '@refinery/db/schema/memberships.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { ssoIdentities } from '@refinery/db/schema/sso-identities.ts';
import { and, eq, ne } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { forgetReplies } from '../idempotency/idempotency.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { lockConnection } from './internal/find-connection.ts';
import { auditedConnection } from './internal/to-connection-reply.ts';

type DeleteContext = CallerContext<'clock' | 'systemDb'>;

/**
 * Removes a connection: sessions through it end, and nobody can sign in through it. Errors: `forbidden`,
 * `connection_not_found`; `sso_in_use` where single sign-on is required, and no admin has ever signed in
 * through another one.
 */
export async function deleteConnection(ctx: DeleteContext, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'sso:write');
  const isOtherUsed = await hasAdminThroughOther(ctx, id);
  await mutate(ctx, 'connection.delete', async (tx) => {
    // Whoever signs in through it at this moment is either in before, or does not get in.
    const { id: organizationId, requireSso } = await lockOrganization(tx, ctx.actor.organizationId);
    const row = await lockConnection(ctx, tx, id);
    const count = await tx.$count(ssoConnections, eq(ssoConnections.organizationId, organizationId));
    if (requireSso && (!isOtherUsed || count === 1))
      throw new DomainError(
        'sso_in_use',
        'The organization requires single sign-on. Sign in through another connection first, as an admin, or stop requiring it.',
      );
    await tx.delete(ssoConnections).where(whereOwn(ctx, ssoConnections, id));
    await forgetReplies(tx, organizationId, id);
    return { target: id, before: auditedConnection(row), result: undefined };
  });
}

async function hasAdminThroughOther({ actor, systemDb }: DeleteContext, id: string): Promise<boolean> {
  const { organizationId, userId, connectionId } = ssoIdentities;
  const [admin] = await systemDb
    .select({ userId })
    .from(ssoIdentities)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId)),
    )
    .where(and(eq(organizationId, actor.organizationId), ne(connectionId, id), eq(memberships.role, 'admin')))
    .limit(1);
  return admin !== undefined;
}
