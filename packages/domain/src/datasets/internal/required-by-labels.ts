import type { Transaction } from '@refinery/db/create-db.ts';
import { labelPolicies } from '@refinery/db/schema/prompt-labels.ts';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';

/** The labels that require a run with a dataset, by name. */
export async function findRequiringLabels(
  { actor }: CallerContext,
  tx: Transaction,
  datasetId: string,
): Promise<string[]> {
  const rows = await tx
    .select({ label: labelPolicies.label })
    .from(labelPolicies)
    .where(
      and(
        eq(labelPolicies.organizationId, actor.organizationId),
        sql`${labelPolicies.require} #>> '{evaluation,datasetId}' = ${datasetId}`,
      ),
    )
    .orderBy(asc(labelPolicies.label));
  return rows.map(({ label }) => label);
}

/**
 * Whoever could change the items of such a dataset could let any version pass: only who may change what
 * labels require may. Errors: `forbidden`.
 */
export async function requireRightToItems(
  ctx: CallerContext,
  tx: Transaction,
  datasetId: string,
): Promise<void> {
  if (ctx.actor.permissions.has('organization:write')) return;
  const labels = await findRequiringLabels(ctx, tx, datasetId);
  if (labels.length > 0)
    throw new DomainError(
      'forbidden',
      `Labels require a run with the dataset: ${labels.join(', ')}. To change its items needs the permission organization:write.`,
    );
}
