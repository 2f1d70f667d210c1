import { DEFAULT_REQUIREMENTS, type LabelRequirements } from '@refinery/contracts/prompt-labels.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { labelPolicies } from '@refinery/db/schema/prompt-labels.ts';
import { and, eq } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';

/** What the organization requires of the versions that get a label. */
export async function requirementsOf(
  ctx: CallerContext,
  tx: Transaction,
  label: string,
): Promise<LabelRequirements> {
  const { organizationId } = ctx.actor;
  const [row] = await tx
    .select({ require: labelPolicies.require })
    .from(labelPolicies)
    .where(and(eq(labelPolicies.organizationId, organizationId), eq(labelPolicies.label, label)));
  return row?.require ?? DEFAULT_REQUIREMENTS[label] ?? {};
}
