import type { AbTestReply } from '@refinery/contracts/ab-tests.ts';
import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { refuseWhileTested } from '../prompts/labels/refuse-while-tested.ts';
import { findLabels, lockPrompt } from '../prompts/versions/version-rows.ts';
import { findAbTest, lockAbTest } from './ab-test-rows.ts';
import { toAbTestReply } from './to-ab-test-reply.ts';

/**
 * Starts an A/B test: whoever fetches the prompt by the label gets its arms, and the label stays where it is.
 * The first arm is what has the label, so that ending a test, whatever becomes of its row, is enough to
 * return everybody to it.
 * Errors: `forbidden`, `ab_test_not_found`, `prompt_not_found`, `test_started`, `test_running` for another
 * test of the label, `label_not_found`, `validation_failed` where another version has the label.
 */
export async function startAbTest(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<AbTestReply> {
  requirePermission(ctx, 'tests:write');
  return mutate(ctx, 'ab-test.start', async (tx) => {
    const { promptId, label, arms } = await findAbTest(ctx, tx, id);
    // Before the test, as whoever moves a label does.
    await lockPrompt(ctx, tx, promptId);
    const row = await lockAbTest(ctx, tx, id);
    if (row.status !== 'draft') throw new DomainError('test_started');
    await refuseWhileTested(ctx, tx, { id: promptId, label });
    const labelled = (await findLabels(ctx, tx, [promptId]))(promptId)[label];
    if (labelled === undefined) throw new DomainError('label_not_found');
    if (labelled !== arms[0]?.version)
      throw invalidField('arms.0.version', `must be ${labelled}, which has the label ${label}`);
    const change = { status: 'running', startedAt: ctx.clock.now(), startedBy: ctx.actor.userId } as const;
    await tx
      .update(abTests)
      .set(change)
      .where(whereOwn(ctx, abTests, id));
    const result = toAbTestReply({ ...row, ...change });
    return { target: id, before: { status: row.status }, after: { status: change.status }, result };
  });
}
