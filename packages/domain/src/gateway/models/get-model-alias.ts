import type { ModelAliasReply } from '@refinery/contracts/models.ts';
import { modelAliases } from '@refinery/db/schema/models.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { toAliasReply, whereAlias } from './internal/alias-rows.ts';

/** What a name of the organization for models stands for. Errors: `forbidden`, `model_not_found`. */
export async function getModelAlias(
  ctx: CallerContext,
  { alias }: { alias: string },
): Promise<ModelAliasReply> {
  requirePermission(ctx, 'providers:read');
  const [row] = await ctx.tenant.run((tx) => tx.select().from(modelAliases).where(whereAlias(ctx, alias)));
  if (!row) throw new DomainError('model_not_found');
  return toAliasReply(row);
}
