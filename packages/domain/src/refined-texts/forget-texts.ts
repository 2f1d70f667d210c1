import type { Transaction } from '@refinery/db/create-db.ts';
import { optimizationReviews } from '@refinery/db/schema/optimization-reviews.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { and, eq, inArray } from 'drizzle-orm';

/**
 * Deletes all system texts of an organization, and the optimizations that refined them with their reviews.
 */
export async function forgetTexts(tx: Transaction, organizationId: string): Promise<void> {
  const deleted = await tx
    .delete(refinedTexts)
    .where(eq(refinedTexts.organizationId, organizationId))
    .returning({ made: refinedTexts.optimizationId });
  const made = deleted.flatMap((text) => text.made ?? []);
  if (made.length === 0) return;
  const reviewed = inArray(optimizationReviews.optimizationId, made);
  await tx
    .delete(optimizationReviews)
    .where(and(eq(optimizationReviews.organizationId, organizationId), reviewed));
  await tx
    .delete(optimizations)
    .where(and(eq(optimizations.organizationId, organizationId), inArray(optimizations.id, made)));
}
