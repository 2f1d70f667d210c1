import { randomBytes } from 'node:crypto';
import type { AbTestReply, CreateAbTestBody } from '@refinery/contracts/ab-tests.ts';
import { newId } from '@refinery/db/ids.ts';
import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { bindResource } from '../idempotency/idempotency.ts';
import { findLabels, findPrompt, findVersion } from '../prompts/versions/version-rows.ts';
import type { AbTestRow } from './ab-test-rows.ts';
import { checkNewTest } from './check-new-test.ts';
import { emptyState } from './internal/evidence.ts';
import { toAbTestReply } from './to-ab-test-reply.ts';

/**
 * Makes an A/B test, which is to be started yet. Errors: `forbidden`, `prompt_not_found`,
 * `prompt_version_not_found`, `label_not_found`, `weights_invalid`, `validation_failed`.
 */
export async function createAbTest(
  ctx: CallerContext<'clock' | 'db'>,
  input: CreateAbTestBody,
): Promise<AbTestReply> {
  requirePermission(ctx, 'tests:write');
  const guardrails = checkNewTest(input);
  const { promptId, label, arms, metric } = input;
  return mutate(ctx, 'ab-test.create', async (tx) => {
    await findPrompt(ctx, tx, promptId);
    for (const { version } of arms) await findVersion(ctx, tx, promptId, version);
    const labels = (await findLabels(ctx, tx, [promptId]))(promptId);
    if (labels[label] === undefined) throw new DomainError('label_not_found');
    const row: AbTestRow = {
      id: newId(),
      organizationId: ctx.actor.organizationId,
      promptId,
      label,
      status: 'draft',
      salt: randomBytes(16).toString('hex'),
      arms,
      metric,
      guardrails,
      missing: input.missing ?? 'zero',
      windowHours: input.windowHours ?? 24,
      alpha: input.alpha ?? 0.05,
      minUnits: input.minUnits ?? 100,
      autoPromote: input.autoPromote ?? false,
      exposed: arms.map(() => 0),
      exposedUntil: null,
      state: emptyState({ arms, guardrails }),
      winner: null,
      reason: null,
      promotion: null,
      acknowledged: [],
      startedBy: null,
      createdAt: ctx.clock.now(),
      startedAt: null,
      endedAt: null,
    };
    await tx.insert(abTests).values(row);
    await bindResource(tx, ctx, row.id);
    const after = { promptId, label, arms, metric, guardrails };
    return { target: row.id, after, result: toAbTestReply(row) };
  });
}
