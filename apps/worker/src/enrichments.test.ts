import { promptVersions } from '@refinery/db/schema/prompts.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { createEnrichmentJob } from '@refinery/domain/prompts/enriching/create-enrichment-job.ts';
import { getEnrichmentJob } from '@refinery/domain/prompts/enriching/get-enrichment-job.ts';
import { listEnrichments } from '@refinery/domain/prompts/enriching/list-enrichments.ts';
import { createPrompt } from '@refinery/domain/prompts/versions/create-prompt.ts';
import { getUsage } from '@refinery/domain/usage/get-usage.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { count, eq } from 'drizzle-orm';
import { expect, inject, it } from 'vitest';
import { openWorkerBench } from './testing/worker-bench.ts';

const PROMPTS = 15;
const ANSWERED = 7;

it('a worker that is killed in the middle of enriching leaves each prompt with one version', async () => {
  const vendor = await startFakeVendor({ protocol: 'openai' });
  const killed = Promise.withResolvers<void>();
  let asked = 0;
  vendor.respondWith(async ({ messages }) => {
    // The others wait, so that no chunk is at its end when the worker is killed.
    if (++asked > ANSWERED) await killed.promise;
    const [task] = /Summarize report \d+ in at most 50 words\./.exec(messages.at(-1)?.text ?? '') ?? [];
    return JSON.stringify({ task, style: 'Sign as Ann.' });
  });
  const bench = await openWorkerBench(inject('services'), {
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: vendor.baseUrl,
  });
  const { as, organizationId } = await buildMember(bench.ctx);
  const promptIds: string[] = [];
  for (let at = 1; at <= PROMPTS; at++) {
    const content = `Summarize report ${at} in at most 50 words.`;
    promptIds.push((await createPrompt(as, { name: `Report ${at}`, content })).id);
  }
  const job = await createEnrichmentJob(as, { promptIds, commit: true, model: 'openai/gpt-4o-mini' });
  const done = async () => (await listEnrichments(as, { limit: 100 })).items.length;
  const first = await bench.startProcess();
  await waitFor(async () => (await done()) === ANSWERED, { what: 'some prompts to be enriched' });
  first.kill('SIGKILL');
  await first.exited;
  killed.resolve();
  // A machine so slow that a chunk gave back what it had not begun has counted some already.
  expect((await getEnrichmentJob(as, job)).counts.completed).toBeLessThanOrEqual(ANSWERED);

  const second = await bench.startProcess();
  await waitFor(async () => (await getEnrichmentJob(as, job)).finishedAt !== null, {
    what: 'the job to end',
  });
  expect(await getEnrichmentJob(as, job)).toMatchObject({
    status: 'completed',
    counts: { completed: PROMPTS },
  });
  expect(await done()).toBe(PROMPTS);
  const versions = await withTenant(bench.ctx.db, organizationId, (tx) =>
    tx
      .select({ id: promptVersions.promptId, versions: count() })
      .from(promptVersions)
      .where(eq(promptVersions.kind, 'enriched'))
      .groupBy(promptVersions.promptId),
  );
  expect(versions.map((row) => row.versions)).toEqual(promptIds.map(() => 1));
  const { meters } = await getUsage(as);
  expect(meters.find(({ name }) => name === 'enrichments')).toMatchObject({ used: PROMPTS, reserved: 0 });
  second.kill('SIGTERM');
  expect(await second.exited, second.output()).toBe(0);
  await bench.close();
  await vendor.close();
});
