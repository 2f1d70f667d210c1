import type { AbTestReply, StartAbTestBody } from '@refinery/contracts/ab-tests.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import type { LabelContext } from '../prompts/labels/set-prompt-label.ts';
import { type OpenGate, throughGate } from '../prompts/labels/through-gate.ts';
import { findLabels, lockPrompt } from '../prompts/versions/version-rows.ts';
import { type AbTestRow, findAbTest, lockAbTest } from './ab-test-rows.ts';
import { toAbTestReply } from './to-ab-test-reply.ts';

/**
 * Starts an A/B test: whoever fetches the prompt by the label gets its arms, and the label stays where it is.
 * So each further arm must pass the gate of the label, as if it got the label. The first arm is what has the
 * label, so that ending a test, whatever becomes of its row, is enough to return everybody to it.
 * Errors: `forbidden`, `ab_test_not_found`, `prompt_not_found`, `test_started`, `test_running` for another
 * test of the label, `label_not_found`, `validation_failed` where another version has the label, and those of
 * {@link throughGate}.
 */
export async function startAbTest(
  ctx: LabelContext,
  { id, acknowledge }: StartAbTestBody & { id: string },
): Promise<AbTestReply> {
  requirePermission(ctx, 'tests:write');
  requirePermission(ctx, 'prompts:label');
  const test = await ctx.tenant.run(async (tx) => {
    const row = await findAbTest(ctx, tx, id);
    await requireReady(ctx, tx, row);
    return row;
  });
  const { promptId, label, arms } = test;
  const versions = arms.slice(1).map(({ version }) => version);
  return throughGate(ctx, { id: promptId, label, versions, acknowledge, startsTest: id }, (gate) =>
    start(ctx, test, gate),
  );
}

/** Errors: `test_started`, `label_not_found`, `validation_failed` where another version has the label. */
async function requireReady(
  ctx: CallerContext,
  tx: Transaction,
  { status, promptId, label, arms }: AbTestRow,
): Promise<void> {
  if (status !== 'draft') throw new DomainError('test_started');
  const labelled = (await findLabels(ctx, tx, [promptId]))(promptId)[label];
  if (labelled === undefined) throw new DomainError('label_not_found');
  if (labelled !== arms[0]?.version)
    throw invalidField('arms.0.version', `must be ${labelled}, which has the label ${label}`);
}

/** Starts the test, unless what decides has changed since the gate looked: then the answer is null. */
const start = (ctx: LabelContext, { id, promptId }: AbTestRow, gate: OpenGate): Promise<AbTestReply | null> =>
  mutate<AbTestReply | null>(ctx, 'ab-test.start', async (tx) => {
    // Before the test, as whoever moves a label does.
    await lockPrompt(ctx, tx, promptId);
    const row = await lockAbTest(ctx, tx, id);
    await requireReady(ctx, tx, row);
    if (!(await gate.lock(tx))) return { unchanged: null };
    const { acknowledged } = gate;
    const change = {
      status: 'running',
      startedAt: ctx.clock.now(),
      startedBy: ctx.actor.userId,
      acknowledged,
    } as const;
    await tx
      .update(abTests)
      .set(change)
      .where(whereOwn(ctx, abTests, id));
    const result = toAbTestReply({ ...row, ...change });
    return {
      target: id,
      before: { status: row.status },
      after: { status: change.status, acknowledged },
      result,
    };
  });
