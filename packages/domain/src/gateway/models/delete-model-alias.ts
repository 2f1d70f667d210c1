import { modelAliases } from '@refinery/db/schema/models.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { whereAlias } from './internal/alias-rows.ts';

/** Forgets a name of the organization for models. Errors: `forbidden`, `model_not_found`. */
export async function deleteModelAlias(
  ctx: CallerContext<'clock'>,
  { alias }: { alias: string },
): Promise<void> {
  requirePermission(ctx, 'providers:write');
  await mutate(ctx, 'model.delete', async (tx) => {
    const [deleted] = await tx.delete(modelAliases).where(whereAlias(ctx, alias)).returning();
    if (!deleted) throw new DomainError('model_not_found');
    return { target: alias, before: { targets: deleted.targets }, result: undefined };
  });
}
