import type { OrganizationReply } from '@refinery/contracts/organizations.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { changeOrganization } from './internal/change-organization.ts';

/** Calls off the deletion of the caller's organization. Errors: `forbidden`. */
export function restoreOrganization(ctx: CallerContext<'clock'>): Promise<OrganizationReply> {
  requirePermission(ctx, 'organization:write');
  return changeOrganization(ctx, 'organization.restore', () => ({ deletesAt: null }));
}
