import type { Transaction } from '@refinery/db/create-db.ts';
import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { and, eq } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';

/**
 * Refuses where a test of a label is running. Where the prompt is locked, none starts meanwhile. Errors:
 * `test_running`; `test_started` where that is the test that is to be started.
 */
export async function refuseWhileTested(
  { actor }: CallerContext,
  tx: Transaction,
  { id, label, startsTest }: { id: string; label: string; startsTest?: string | undefined },
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
  if (!running) return;
  if (running.id === startsTest) throw new DomainError('test_started');
  throw new DomainError('test_running', `The A/B test ${running.id} of the label ${label} is running.`);
}
