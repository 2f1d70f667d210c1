import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { enhancePrompt } from '../../prompts/enriching/enhance-prompt.ts';
import { createPrompt } from '../../prompts/versions/create-prompt.ts';
import { computeUsageHours } from '../compute-usage-hours.ts';
import { getPromptAnalytics } from '../get-prompt-analytics.ts';
import { getUsageAnalytics } from '../get-usage-analytics.ts';

const test = fixture(openTestContext);

it('enrichments are counted, with their prompt, each once however often it is repeated', async () => {
  const member = await buildMember(test.ctx);
  const { id: promptId } = await createPrompt(member.as, { name: 'Answer', content: 'Answer in 5 words.' });
  const enriched = await enhancePrompt(member.as, { promptId });
  expect(await enhancePrompt(member.as, { promptId })).toMatchObject({ id: enriched.id, cached: true });
  await enhancePrompt(member.as, { text: 'Write a poem.' });
  await asSuperuser(test.ctx, (sql) => sql`update enrichments set status = 'failed' where prompt_id is null`);
  await computeUsageHours(test.ctx, { mostMs: Number.POSITIVE_INFINITY });
  const usage = await getUsageAnalytics(member.as, { action: 'enrichment' });
  expect(usage).toMatchObject({ requests: 2, failed: 1, successRate: 0.5, costUsd: 0 });
  const { prompts } = await getPromptAnalytics(member.as, { limit: 10 });
  expect(prompts).toMatchObject([{ promptId, name: 'Answer', requests: 1, failed: 0 }]);
});
