import type { GatewayReply, UpdateGatewayBody } from '@refinery/contracts/gateway-settings.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { forgetTexts } from '../refined-texts/forget-texts.ts';
import { GATEWAY_COLUMNS, toGatewaySettings } from './internal/gateway-settings.ts';

/**
 * Changes how calls to models are treated; what is left out stays. Without texts of calls nothing is stored
 * of them: system texts that are there go. Errors: `forbidden`.
 */
export async function updateGateway(
  ctx: CallerContext<'clock'>,
  input: UpdateGatewayBody,
): Promise<GatewayReply> {
  requirePermission(ctx, 'organization:write');
  const { organizationId } = ctx.actor;
  const own = eq(organizations.id, organizationId);
  const { refine, provider, model, ...plain } = input;
  const changes = { gatewayRefine: refine, gatewayProvider: provider, gatewayModel: model, ...plain };
  return mutate(ctx, 'gateway.update', async (tx) => {
    // Whoever writes texts down reads the setting under a lock that waits for this one.
    await lockOrganization(tx, organizationId);
    const [before] = await tx.select(GATEWAY_COLUMNS).from(organizations).where(own);
    const [row] = await tx.update(organizations).set(changes).where(own).returning(GATEWAY_COLUMNS);
    if (!row) throw new DomainError('organization_not_found');
    const after = toGatewaySettings(row);
    if (after.callTexts === 'none') await forgetTexts(tx, organizationId);
    return {
      target: organizationId,
      before: { ...toGatewaySettings(before) },
      after: { ...after },
      result: after,
    };
  });
}
