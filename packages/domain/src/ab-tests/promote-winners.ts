import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { promptLabels } from '@refinery/db/schema/prompt-labels.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { asMember } from '../members/as-member.ts';
import { PASSING } from '../prompts/labels/move-waiting-labels.ts';
import { setPromptLabel } from '../prompts/labels/set-prompt-label.ts';
import type { AbTestRow } from './ab-test-rows.ts';

interface TestOf {
  id: string;
  organizationId: string;
}

/**
 * Gives the label to winners of tests that asked for it, through its gate, in the name of whoever started the
 * test, with what they acknowledged then, and as far as they may still do so. A winner whose process died
 * before it got the label gets it in the next tick, one of a suspended organization when it works again.
 */
export async function promoteWinners(ctx: Context): Promise<void> {
  const due = await ctx.systemDb
    .select({ id: abTests.id, organizationId: abTests.organizationId })
    .from(abTests)
    .innerJoin(organizations, eq(organizations.id, abTests.organizationId))
    .where(and(eq(abTests.promotion, 'due'), isNull(organizations.suspendedAt)));
  for (const test of due) {
    try {
      await promoteWinner(ctx, test);
    } catch (error) {
      ctx.logger.error({ err: error, abTestId: test.id }, 'winner of an A/B test not promoted');
    }
  }
}

/**
 * The same of one test. Errors: what may be over at the next tick, and what is wrong on our side; a refusal
 * is written down.
 */
async function promoteWinner(ctx: Context, { id, organizationId }: TestOf): Promise<void> {
  const tenant = tenantOf(ctx, organizationId);
  const where = and(eq(abTests.id, id), eq(abTests.organizationId, organizationId));
  const [row] = await tenant.run((tx) => tx.select().from(abTests).where(where));
  if (row?.promotion !== 'due' || row.winner === null) return;
  const refusal = await tryMove(ctx, row, row.winner);
  const outcome = refusal === null ? 'It has the label now.' : `It did not get the label: ${refusal}`;
  await tenant.run((tx) =>
    tx
      .update(abTests)
      .set({ promotion: refusal === null ? 'done' : 'refused', reason: `${row.reason} ${outcome}` })
      .where(and(where, eq(abTests.promotion, 'due'))),
  );
}

/**
 * Answers why the label may not move; null: it has. It moves from the control only: who chose another version
 * since the test ended meant to.
 */
async function tryMove(ctx: Context, row: AbTestRow, version: number): Promise<string | null> {
  const { id, promptId, label, arms, acknowledged } = row;
  const [control] = arms;
  try {
    const { organizationId, startedBy } = row;
    const caller = await asMember(ctx, { organizationId, userId: startedBy, sessionId: id });
    const move = { id: promptId, label, version, reason: `A/B test ${id}`, acknowledge: acknowledged };
    await setPromptLabel(caller, { ...move, ...(control && { onlyFrom: control.version }) });
    return null;
  } catch (error) {
    if (!(error instanceof DomainError) || PASSING.includes(error.code)) throw error;
    // It may have it already: of this process, which died before it said so, or of another one.
    return (await labelledNow(ctx, row)) === version ? null : error.message;
  }
}

async function labelledNow(ctx: Context, { organizationId, promptId, label }: AbTestRow) {
  const [row] = await tenantOf(ctx, organizationId).run((tx) =>
    tx
      .select({ version: promptLabels.version })
      .from(promptLabels)
      .where(
        and(
          eq(promptLabels.organizationId, organizationId),
          eq(promptLabels.promptId, promptId),
          eq(promptLabels.label, label),
        ),
      ),
  );
  return row?.version;
}
