import { domains } from '@refinery/db/schema/domains.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { forgetReplies } from '../idempotency/idempotency.ts';
import { lockDomain } from './internal/lock-domain.ts';

/** Removes a domain: another organization can prove it then. Errors: `forbidden`, `domain_not_found`. */
export async function deleteDomain(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'sso:write');
  await mutate(ctx, 'domain.delete', async (tx) => {
    const { domain, verifiedAt } = await lockDomain(ctx, tx, id);
    await tx.delete(domains).where(whereOwn(ctx, domains, id));
    await forgetReplies(tx, ctx.actor.organizationId, id);
    return { target: id, before: { domain, verified: verifiedAt !== null }, result: undefined };
  });
}
