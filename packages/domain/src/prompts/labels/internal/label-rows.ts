import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { labelMoves, promptLabels } from '@refinery/db/schema/prompt-labels.ts';
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { CallerContext } from '../../../context/context.ts';

/** Whose labels are meant. */
interface OfOrganization {
  actor: { organizationId: string };
}

/** A label of a prompt. */
export interface LabelOf {
  id: string;
  label: string;
}

/** The version that has a label; null where none has it. */
export async function labelledVersion(
  ctx: OfOrganization,
  tx: Transaction,
  of: LabelOf,
): Promise<number | null> {
  const [row] = await tx
    .select({ version: promptLabels.version })
    .from(promptLabels)
    .where(whereLabel(ctx, of));
  return row?.version ?? null;
}

export const whereLabel = ({ actor }: OfOrganization, { id, label }: LabelOf) =>
  and(
    eq(promptLabels.organizationId, actor.organizationId),
    eq(promptLabels.promptId, id),
    eq(promptLabels.label, label),
  );

const whereMoves = ({ actor }: CallerContext, { id, label }: LabelOf) =>
  and(
    eq(labelMoves.organizationId, actor.organizationId),
    eq(labelMoves.promptId, id),
    eq(labelMoves.label, label),
  );

/**
 * The version that has a label, else the one that had it last; null where none ever had it. The label's own
 * row comes first: moves are in the order of the clocks of the processes that wrote them.
 */
export async function lastLabelled(ctx: CallerContext, tx: Transaction, of: LabelOf): Promise<number | null> {
  const labelled = await labelledVersion(ctx, tx, of);
  if (labelled !== null) return labelled;
  const [row] = await tx
    .select({ to: labelMoves.to })
    .from(labelMoves)
    .where(and(whereMoves(ctx, of), isNotNull(labelMoves.to)))
    .orderBy(desc(labelMoves.id))
    .limit(1);
  return row?.to ?? null;
}

/** What the gate found whenever a version got a label; null where it never had it. */
export async function findingsOfMoves(
  ctx: CallerContext,
  tx: Transaction,
  of: LabelOf,
  version: number,
): Promise<GateFinding[] | null> {
  const rows = await tx
    .select({ findings: labelMoves.findings })
    .from(labelMoves)
    .where(and(whereMoves(ctx, of), eq(labelMoves.to, version)));
  return rows.length === 0 ? null : rows.flatMap(({ findings }) => findings);
}
