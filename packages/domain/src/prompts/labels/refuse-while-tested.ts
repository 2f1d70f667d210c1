import type { Transaction } from '@refinery/db/create-db.ts';
import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { and, eq } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';

/**
 * Refuses where a test of a label is running. Where the prompt is locked, none starts meanwhile. Errors:
 * `test_running`.
 */
export async function refuseWhileTested(
  { actor }: CallerContext,
  tx: Transaction,
  { id, label }: { id: string; label: string },
): Promise<void> {
  const [running] = await tx
    .select({ id: abTests.id })
    .from(abTests)
    .where(
      and(
        eq(abTests.organizationId, actor.organizationId),
        eq(abTests.promptId, id),
        eq(abTests.label, label),
        eq(abTests.status, 'running'),
      ),
    );
  if (running)
    throw new DomainError('test_running', `The A/B test ${running.id} of the label ${label} is running.`);
}
