import type { AbTestReply } from '@refinery/contracts/ab-tests.ts';
import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { lockAbTest } from './ab-test-rows.ts';
import { toAbTestReply } from './to-ab-test-reply.ts';

/**
 * Stops a running A/B test: everybody gets the version that has the label. Errors: `forbidden`,
 * `ab_test_not_found`, `test_not_running`.
 */
export async function stopAbTest(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<AbTestReply> {
  requirePermission(ctx, 'tests:write');
  return mutate(ctx, 'ab-test.stop', async (tx) => {
    const row = await lockAbTest(ctx, tx, id);
    if (row.status !== 'running') throw new DomainError('test_not_running');
    const change = { status: 'stopped', endedAt: ctx.clock.now(), reason: 'It was stopped.' } as const;
    await tx
      .update(abTests)
      .set(change)
      .where(whereOwn(ctx, abTests, id));
    const result = toAbTestReply({ ...row, ...change });
    return { target: id, before: { status: row.status }, after: { status: change.status }, result };
  });
}
