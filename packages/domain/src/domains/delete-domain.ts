import { domains } from '@refinery/db/schema/domains.ts';
import { and, eq, isNotNull } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { forgetReplies } from '../idempotency/idempotency.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { lockDomain } from './internal/lock-domain.ts';

/**
 * Removes a domain: another organization can prove it then. Errors: `forbidden`, `domain_not_found`;
 * `sso_in_use` for the last one that is proved where single sign-on is required, as people begin with it.
 */
export async function deleteDomain(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'sso:write');
  await mutate(ctx, 'domain.delete', async (tx) => {
    // Of two that would both be the last one, one stays.
    const { id: organizationId, requireSso } = await lockOrganization(tx, ctx.actor.organizationId);
    const { domain, verifiedAt } = await lockDomain(ctx, tx, id);
    const proved = and(eq(domains.organizationId, organizationId), isNotNull(domains.verifiedAt));
    if (requireSso && verifiedAt && (await tx.$count(domains, proved)) === 1)
      throw new DomainError(
        'sso_in_use',
        'The organization requires single sign-on, and people sign in by this domain. Prove another one first, or stop requiring it.',
      );
    await tx.delete(domains).where(whereOwn(ctx, domains, id));
    await forgetReplies(tx, organizationId, id);
    return { target: id, before: { domain, verified: verifiedAt !== null }, result: undefined };
  });
}
