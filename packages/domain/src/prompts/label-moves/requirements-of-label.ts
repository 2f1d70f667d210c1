import { DEFAULT_REQUIREMENTS, type LabelRequirements } from '@refinery/contracts/prompt-labels.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { labelPolicies } from '@refinery/db/schema/prompt-labels.ts';
import { and, eq, sql } from 'drizzle-orm';
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

/**
 * Lets nobody change what a label requires until the transaction ends: what was answered to an admin is in
 * effect for every move that ends after it. To be called after a prompt is locked. Moves do not wait for each
 * other.
 */
export const lockRequirementsForMove = (ctx: CallerContext, tx: Transaction, label: string) =>
  tx.execute(sql`select pg_advisory_xact_lock_shared(${lockOf(ctx, label)})`);

/**
 * Waits for moves that have read what a label requires, and lets no other read it until the transaction ends.
 */
export const lockRequirementsForChange = (ctx: CallerContext, tx: Transaction, label: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(${lockOf(ctx, label)})`);

const lockOf = ({ actor }: CallerContext, label: string) =>
  sql`hashtextextended(${`label-policy:${actor.organizationId}:${label}`}, 0)`;
