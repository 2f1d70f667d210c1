import type { ModelAliasReply } from '@refinery/contracts/models.ts';
import { modelAliases } from '@refinery/db/schema/models.ts';
import { asc, eq } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { toAliasReply } from './internal/alias-rows.ts';

/** The organization's names for models, in alphabetical order. Errors: `forbidden`. */
export async function listModelAliases(ctx: CallerContext): Promise<ModelAliasReply[]> {
  requirePermission(ctx, 'providers:read');
  const rows = await ctx.tenant.run((tx) =>
    tx
      .select()
      .from(modelAliases)
      .where(eq(modelAliases.organizationId, ctx.actor.organizationId))
      .orderBy(asc(modelAliases.alias)),
  );
  return rows.map(toAliasReply);
}
