import type { OrganizationReply } from '@refinery/contracts/organizations.ts';
import type { CallerContext } from '../context/context.ts';
import { readOrganization } from './internal/select-organizations.ts';

/**
 * The caller's organization; for an API key as the person whom it belongs to sees it. Errors:
 * `organization_not_found`.
 */
export const getOrganization = (ctx: CallerContext<'systemDb'>): Promise<OrganizationReply> =>
  readOrganization(ctx.systemDb, ctx.actor);
