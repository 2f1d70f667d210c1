import type { OrganizationReply } from '@refinery/contracts/organizations.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { changeOrganization } from './internal/change-organization.ts';

/** In this time a deletion can be called off. */
const GRACE_MS = 7 * 24 * 60 * 60_000;

/**
 * Has the caller's organization deleted in seven days. `slug` must be its own, so that it is not another one
 * that is meant. Where it is to be deleted already, the day stays. Errors: `forbidden`, `validation_failed`.
 */
export function deleteOrganization(
  ctx: CallerContext<'clock'>,
  { slug }: { slug: string },
): Promise<OrganizationReply> {
  requirePermission(ctx, 'organization:write', { suspended: true });
  return changeOrganization(ctx, 'organization.delete', (before) => {
    if (slug !== before.slug) throw wrongSlug();
    return { deletesAt: before.deletesAt ?? new Date(ctx.clock.now().getTime() + GRACE_MS) };
  });
}

const wrongSlug = (): DomainError =>
  new DomainError('validation_failed', 'slug is not the slug of this organization.', {
    errors: [{ path: 'slug', message: 'must be the slug of the organization that you want to delete' }],
  });
