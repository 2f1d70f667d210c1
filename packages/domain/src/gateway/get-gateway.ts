import type { GatewayReply } from '@refinery/contracts/gateway-settings.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { GATEWAY_COLUMNS, toGatewaySettings } from './internal/gateway-settings.ts';

/** How calls of the organization to models are treated. Errors: `forbidden`. */
export async function getGateway(ctx: CallerContext): Promise<GatewayReply> {
  requirePermission(ctx, 'organization:write');
  const own = eq(organizations.id, ctx.actor.organizationId);
  const [row] = await ctx.tenant.run((tx) => tx.select(GATEWAY_COLUMNS).from(organizations).where(own));
  return toGatewaySettings(row);
}
