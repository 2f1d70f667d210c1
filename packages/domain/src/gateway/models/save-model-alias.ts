import type { ModelAliasReply, SaveModelAliasBody } from '@refinery/contracts/models.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { modelAliases } from '@refinery/db/schema/models.ts';
import { eq } from 'drizzle-orm';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { lockOrganization } from '../../organizations/lock-organization.ts';
import { toAliasReply, whereAlias } from './internal/alias-rows.ts';

/** Of one organization: all of them are held in memory by every process that answers its calls. */
const MAX_ALIASES = 200;

/**
 * Sets what a name of the organization for models stands for, and makes the name if it is new.
 * Errors: `forbidden`, `limit_reached`.
 */
export async function saveModelAlias(
  ctx: CallerContext<'clock'>,
  { alias, targets }: SaveModelAliasBody & { alias: string },
): Promise<ModelAliasReply> {
  requirePermission(ctx, 'providers:write');
  const { organizationId } = ctx.actor;
  const row = { organizationId, alias, targets, updatedAt: ctx.clock.now() };
  return mutate(ctx, 'model.save', async (tx) => {
    // Of two that would both be the last one, one is refused.
    await lockOrganization(tx, organizationId);
    const [was] = await tx.select().from(modelAliases).where(whereAlias(ctx, alias));
    if (!was) await requireRoom(ctx, tx);
    await tx
      .insert(modelAliases)
      .values(row)
      .onConflictDoUpdate({
        target: [modelAliases.organizationId, modelAliases.alias],
        set: { targets, updatedAt: row.updatedAt },
      });
    const before = was && { targets: was.targets };
    return { target: alias, ...(before ? { before } : {}), after: { targets }, result: toAliasReply(row) };
  });
}

async function requireRoom({ actor }: CallerContext, tx: Transaction): Promise<void> {
  const count = await tx.$count(modelAliases, eq(modelAliases.organizationId, actor.organizationId));
  if (count >= MAX_ALIASES)
    throw new DomainError('limit_reached', `An organization may have ${MAX_ALIASES} aliases.`);
}
