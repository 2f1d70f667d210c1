import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take a worker longest, about the longest first, but those that start whole instances not all at
 * once. One that is missing here, or gone, costs a little time and nothing else.
 */
const SLOW = [
  'apps/standalone/src/hostile/clients.hostile.ts',
  'apps/standalone/src/hostile/texts.hostile.ts',
  'apps/standalone/src/hostile/bodies.hostile.ts',
  'apps/standalone/src/hostile/batches.hostile.ts',
  'apps/web/tests/every-page.test.ts',
  'apps/worker/src/processes.test.ts',
  'apps/api/src/fuzz/every-field.test.ts',
  'apps/web/tests/serving.test.ts',
  'apps/api/src/isolation/one-of-two.test.ts',
  'apps/web/tests/ab-tests.test.ts',
  'apps/api/src/plugins/idempotent-endpoints.test.ts',
  'apps/web/tests/me.test.ts',
  'packages/domain/src/prompts/labels/evaluation.test.ts',
  'apps/worker/src/runs.test.ts',
  'apps/web/tests/batches.test.ts',
  'apps/web/tests/runs.test.ts',
  'apps/web/tests/prompts.test.ts',
  'apps/api/src/auth/lost-rights.test.ts',
  'apps/standalone/src/cli/cli.test.ts',
  'apps/worker/src/worker.test.ts',
  'apps/api/src/users/export-data.test.ts',
  'apps/web/tests/access-settings.test.ts',
  'packages/refiner/src/hostile.test.ts',
  'apps/worker/src/ab-tests.test.ts',
  'apps/standalone/src/main.test.ts',
  'tools/bundle/src/bundle.test.ts',
  'apps/api/src/batches/result-streams.test.ts',
  'apps/standalone/src/cli/archive/archive.test.ts',
  'apps/api/src/routes/prompt-labels/fetches.test.ts',
  'apps/api/src/routes/optimizations/flushes.test.ts',
  'apps/standalone/src/given-servers.test.ts',
  'apps/worker/src/outages.test.ts',
  'apps/worker/src/analytics.test.ts',
  'apps/standalone/src/end-to-end.test.ts',
  'apps/api/src/endpoints/deleted-meanwhile.test.ts',
  'apps/api/src/routes/ab-tests/processes.test.ts',
  'apps/web/tests/settings.test.ts',
  'apps/web/tests/datasets.test.ts',
  'apps/web/tests/chat.test.ts',
  'apps/web/tests/calls.test.ts',
  'packages/domain/src/usage/quota-model.test.ts',
  'packages/domain/src/promptfoo/hostile-input.test.ts',
  'apps/api/src/processes.test.ts',
  'packages/refiner/src/hostile.property.test.ts',
  'apps/api/src/gateway/killed.test.ts',
  'packages/domain/src/maintenance/archive/archive.test.ts',
  'packages/domain/src/refined-texts/refined-texts.test.ts',
  'apps/api/src/isolation/tables.test.ts',
  'packages/embedded/src/postgres/start-postgres.test.ts',
  'packages/domain/src/batches/run-lane.test.ts',
  'apps/api/src/gateway/shared-budget.test.ts',
  'apps/api/src/gateway/stopped.test.ts',
  'packages/domain/src/batches/lease-model.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = SLOW.findIndex((file) => moduleId.endsWith(`/${file}`));
  return place < 0 ? SLOW.length : place;
};

/**
 * Begins with the files that take longest, so that no worker is left with one when the others have finished.
 * Vitest itself knows them only where it ran before. With `--sequence.shuffle` the order is random, as it is
 * without this.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed, shuffle } = this.ctx.config.sequence;
    if (shuffle) return sortedBy(files, ({ moduleId }) => hash(`${seed} ${moduleId}`));
    return sortedBy(await super.sort(files), placeOf);
  }
}

const hash = (text: string): string => createHash('sha1').update(text).digest('hex');

function sortedBy<T, K extends string | number>(items: readonly T[], keyOf: (item: T) => K): T[] {
  const compare = (a: K, b: K): number => (a < b ? -1 : Number(a > b));
  return items.toSorted((a, b) => compare(keyOf(a), keyOf(b)));
}
