import type { SnapshotStatus } from '@refinery/contracts/published-prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { publishedPrompts } from '@refinery/db/schema/published-prompts.ts';
import { eq } from 'drizzle-orm';

/**
 * Marks the approved snapshot of a publication as `replaced`, because the one with this id is about to be
 * shown.
 * @param snapshots all of the publication, locked by the caller
 */
export async function replaceApproved(
  tx: Transaction,
  snapshots: readonly { id: string; status: SnapshotStatus }[],
  id: string,
): Promise<void> {
  const shown = snapshots.find((one) => one.status === 'approved' && one.id !== id);
  if (!shown) return;
  await tx.update(publishedPrompts).set({ status: 'replaced' }).where(eq(publishedPrompts.id, shown.id));
}
