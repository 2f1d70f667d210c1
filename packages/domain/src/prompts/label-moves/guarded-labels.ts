import type { Transaction } from '@refinery/db/create-db.ts';
import { labelMoves, promptLabels } from '@refinery/db/schema/prompt-labels.ts';
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { lockRequirementsForMove, requirementsOf } from './requirements-of-label.ts';

/** A label that requires something. */
export interface GuardedLabel {
  label: string;
  /** The version that has it; null: it was removed. */
  now: number | null;
  /** The version that has it, or had it last. */
  last: number;
}

/**
 * The guarded labels that a prompt has or had, in alphabetical order. The prompt is locked; what they require
 * stays until the transaction ends.
 */
export async function guardedLabels(
  ctx: CallerContext,
  tx: Transaction,
  promptId: string,
): Promise<GuardedLabel[]> {
  const { organizationId } = ctx.actor;
  const has = await tx
    .select({ label: promptLabels.label, version: promptLabels.version })
    .from(promptLabels)
    .where(and(eq(promptLabels.organizationId, organizationId), eq(promptLabels.promptId, promptId)));
  const had = await tx
    .selectDistinctOn([labelMoves.label], { label: labelMoves.label, version: labelMoves.to })
    .from(labelMoves)
    .where(
      and(
        eq(labelMoves.organizationId, organizationId),
        eq(labelMoves.promptId, promptId),
        isNotNull(labelMoves.to),
      ),
    )
    .orderBy(labelMoves.label, desc(labelMoves.id));
  const now = new Map(has.map(({ label, version }) => [label, version]));
  const last = new Map([...had, ...has].map(({ label, version }) => [label, version]));
  const guarded: GuardedLabel[] = [];
  for (const [label, version] of [...last].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await lockRequirementsForMove(ctx, tx, label);
    const required = Object.values(await requirementsOf(ctx, tx, label));
    if (version === null || !required.some(Boolean)) continue;
    guarded.push({ label, now: now.get(label) ?? null, last: version });
  }
  return guarded;
}
