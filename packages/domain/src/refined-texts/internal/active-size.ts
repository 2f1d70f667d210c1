import type { Transaction } from '@refinery/db/create-db.ts';
import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';

/** Characters of all refined texts of an organization that are used: processes have them in memory. */
const MAX_ACTIVE_CHARACTERS = 4 * 1024 * 1024;
/** From a decision on until it takes effect: in the meantime all processes hear of it. */
export const EFFECT_DELAY_MS = 5_000;

/** Whether an organization may use one more refined text. */
export async function hasRoomFor(
  tx: Transaction,
  organizationId: string,
  refinedText: string,
): Promise<boolean> {
  const [row] = await tx
    .select({ size: sql<number>`coalesce(sum(length(${refinedTexts.refinedText})), 0)::int` })
    .from(refinedTexts)
    .where(
      and(
        eq(refinedTexts.organizationId, organizationId),
        isNotNull(refinedTexts.activeFrom),
        isNull(refinedTexts.activeUntil),
      ),
    );
  return (row?.size ?? 0) + refinedText.length <= MAX_ACTIVE_CHARACTERS;
}
