import { modelAliases } from '@refinery/db/schema/models.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { asc, eq } from 'drizzle-orm';
import { readAhead } from '../concurrency/read-ahead.ts';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import type { GatewayProfile, GatewaySettings } from '../identities/gateway-profile.ts';
import { resolveProviders } from '../providers/resolve-providers.ts';
import { GATEWAY_COLUMNS, toGatewaySettings } from './internal/gateway-settings.ts';

/**
 * What calls of an organization go by: remembered until the database tells of a change, asked for while
 * nobody would hear of one. Errors: `service_unavailable`.
 */
export async function gatewayProfile(
  ctx: Pick<Context, 'db' | 'identities' | 'settings' | 'vendors'>,
  organizationId: string,
): Promise<GatewayProfile> {
  const load = () => readAhead(() => loadProfile(ctx, organizationId));
  const found = await ctx.identities.gateways.find(organizationId, load);
  return found ?? load();
}

async function loadProfile(
  ctx: Pick<Context, 'db' | 'settings' | 'vendors'>,
  organizationId: string,
): Promise<GatewayProfile> {
  const [resolved, settings, aliases] = await Promise.all([
    resolveProviders(ctx, organizationId),
    loadSettings(ctx, organizationId),
    loadAliases(ctx, organizationId),
  ]);
  return { organizationId, resolved, settings, aliases };
}

async function loadSettings(ctx: Pick<Context, 'db'>, organizationId: string): Promise<GatewaySettings> {
  const [row] = await tenantOf(ctx, organizationId).run((tx) =>
    tx.select(GATEWAY_COLUMNS).from(organizations).where(eq(organizations.id, organizationId)),
  );
  return toGatewaySettings(row);
}

async function loadAliases(
  ctx: Pick<Context, 'db'>,
  organizationId: string,
): Promise<GatewayProfile['aliases']> {
  const rows = await tenantOf(ctx, organizationId).run((tx) =>
    tx
      .select({ alias: modelAliases.alias, targets: modelAliases.targets })
      .from(modelAliases)
      .where(eq(modelAliases.organizationId, organizationId))
      .orderBy(asc(modelAliases.alias)),
  );
  return new Map(rows.map(({ alias, targets }) => [alias, targets]));
}
