import { newId } from '@refinery/db/ids.ts';
import { abEvents, abTests, abUnits, abValues } from '@refinery/db/schema/ab-tests.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { Member } from '@refinery/testing/builders.ts';
import type { TestApp } from './test-app.ts';

/** An A/B test that has ended, with a unit: one that is running would lock the label. */
export async function anAbTest(
  { ctx }: TestApp,
  { organizationId, user }: Member,
  promptId: string,
  mark: string,
): Promise<string> {
  const id = newId();
  const now = ctx.clock.now();
  await withTenant(ctx.db, organizationId, async (tx) => {
    await tx.insert(abTests).values({
      id,
      organizationId,
      promptId,
      label: 'production',
      status: 'stopped',
      salt: mark,
      metric: mark,
      arms: [1, 2].map((version) => ({ version, weight: 0.5 })),
      missing: 'zero',
      guardrails: [],
      windowHours: 24,
      alpha: 0.05,
      minUnits: 100,
      autoPromote: false,
      exposed: [1, 0],
      state: [],
      reason: mark,
      startedBy: user.id,
      createdAt: now,
    });
    const unit = { organizationId, testId: id, unit: mark };
    await tx.insert(abUnits).values({ ...unit, arm: 0, exposedAt: now });
    await tx.insert(abValues).values({ ...unit, metric: 0, sum: 1, count: 1 });
    await tx.insert(abEvents).values({ organizationId, testId: id, eventId: mark, receivedAt: now });
  });
  return id;
}
