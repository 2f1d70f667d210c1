import { newId } from '@refinery/db/ids.ts';
import { datasetItems, datasets } from '@refinery/db/schema/datasets.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { runHolds, runs } from '@refinery/db/schema/runs.ts';
import { scores } from '@refinery/db/schema/scores.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { eq } from 'drizzle-orm';
import type { TestApp } from './test-app.ts';

/** A test of a prompt and a run with one cell, as no model is there to answer them. Returns their ids. */
export async function aRun(
  { ctx }: TestApp,
  { organizationId, user }: Member,
  ids: Record<string, string>,
  mark: string,
): Promise<{ executions: string; runs: string }> {
  const [promptId, evaluatorId, datasetId] = [ids.prompts ?? '', ids.evaluators ?? '', ids.datasets ?? ''];
  const [single, runId, cell, createdAt] = [newId(), newId(), newId(), ctx.clock.now()];
  const execution = {
    organizationId,
    userId: user.id,
    promptId,
    version: 1,
    input: { mark },
    output: mark,
    provider: 'openai' as const,
    model: mark,
    inputTokens: 1,
    outputTokens: 1,
    costMicros: 1,
    latencyMs: 1,
    finishReason: 'stop' as const,
    feedback: mark,
    createdAt,
    ignoredParameters: [],
  };
  await withTenant(ctx.db, organizationId, async (tx) => {
    await tx.insert(executions).values({ ...execution, id: single });
    const [dataset] = await tx.select().from(datasets).where(eq(datasets.id, datasetId));
    const [item] = await tx.select().from(datasetItems).where(eq(datasetItems.datasetId, datasetId));
    await tx.insert(runs).values({
      id: runId,
      organizationId,
      userId: user.id,
      name: mark,
      datasetId,
      createdAt,
      revision: dataset?.revision ?? 1,
      evaluatorIds: [evaluatorId],
      repeats: 1,
      margin: 0.05,
      arms: [{ promptId, version: 1, provider: 'openai' as const, model: mark }],
      clusterBy: mark,
      stopWhenDecided: false,
      failedItems: [0],
      endStatus: 'completed',
      finishedAt: createdAt,
    });
    const ofRun = { runId, datasetItemId: item?.id ?? null, arm: 0, repeat: 1 };
    await tx.insert(executions).values({ ...execution, ...ofRun, id: cell });
    const score = { organizationId, executionId: cell, evaluatorId, score: 1, reason: mark, createdAt };
    await tx.insert(scores).values(score);
    await tx.insert(runHolds).values({ id: newId(), organizationId, itemId: newId(), runId, micros: 1 });
  });
  return { executions: single, runs: runId };
}
