import { listHistory } from '@refinery/domain/optimizations/list-history.ts';
import { listRefinedTexts } from '@refinery/domain/refined-texts/list-refined-texts.ts';
import { getUsage } from '@refinery/domain/usage/get-usage.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { useSystemText } from '@refinery/testing/refine-texts.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect, inject, it } from 'vitest';
import { openWorkerBench } from './testing/worker-bench.ts';

const TEXT =
  'You are the assistant of Acme. Please make sure that you always answer in English. Answer in at most 100 words.';
const REFINED = 'You are the assistant of Acme. Always answer in English. Answer in at most 100 words.';

it('a text whose worker is killed is refined once, by the next one', async () => {
  const vendor = await startFakeVendor({ protocol: 'openai' });
  const asked = Promise.withResolvers<void>();
  const killed = Promise.withResolvers<void>();
  vendor.respondWith(async () => {
    asked.resolve();
    await killed.promise;
    return `1|${REFINED}`;
  });
  const bench = await openWorkerBench(inject('services'), {
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: vendor.baseUrl,
  });
  const { as, organizationId } = await buildMember(bench.ctx);
  await asSuperuser(
    bench.ctx,
    (sql) => sql`update organizations set default_provider = 'openai' where id = ${organizationId}`,
  );
  await useSystemText(bench.ctx, organizationId, TEXT, { calls: 600 });
  const texts = async () => (await listRefinedTexts(as, { limit: 5 })).items;
  expect(await texts()).toMatchObject([{ status: 'refining' }]);
  const first = await bench.startProcess();
  await asked.promise;
  first.kill('SIGKILL');
  await first.exited;
  killed.resolve();
  expect(await texts()).toMatchObject([{ status: 'refining' }]);

  const second = await bench.startProcess();
  await waitFor(async () => (await texts())[0]?.status !== 'refining', { what: 'the text to be decided' });
  expect(await texts()).toMatchObject([{ status: 'proposed', refinedBy: 'openai' }]);
  expect((await listHistory(as, { limit: 5 })).items).toHaveLength(1);
  expect(await getUsage(as)).toMatchObject({ used: 1, reserved: 0 });
  second.kill('SIGTERM');
  await second.exited;
  await bench.close();
  await vendor.close();
});
