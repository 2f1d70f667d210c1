import type { OrganizationReply, UpdateOrganizationBody } from '@refinery/contracts/organizations.ts';
import { violates } from '@refinery/db/unique-violation.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { changeOrganization } from './internal/change-organization.ts';
import { slugTaken } from './slugs.ts';

/** Changes the caller's organization; what is left out stays. Errors: `forbidden`, `organization_slug_taken`. */
export async function updateOrganization(
  ctx: CallerContext<'clock'>,
  { name, slug }: UpdateOrganizationBody,
): Promise<OrganizationReply> {
  requirePermission(ctx, 'organization:write');
  const changes = { name: name?.trim(), slug };
  try {
    return await changeOrganization(ctx, 'organization.update', () => changes);
  } catch (error) {
    throw violates(error, 'organizations_slug_key') ? slugTaken(slug) : error;
  }
}
