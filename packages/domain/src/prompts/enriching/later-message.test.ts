import { answersTo, asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { expect, it } from 'vitest';
import { createPrompt } from '../versions/create-prompt.ts';
import { enhancePrompt } from './enhance-prompt.ts';
import { openJobBench } from './testing/job-bench.ts';

const bench = fixture(openJobBench);

it('points at the words of a later message, in each part of the checks', async () => {
  const member = await bench.member();
  bench.vendor.respondWith((request) =>
    asksSecondReader(request)
      ? answersTo(request, () => true)
      : JSON.stringify({
          task: 'Answer the customer in at most 100 words. Costs and rebates stay out of it.',
          style: 'Sign as Ann.',
        }),
  );
  const { id } = await createPrompt(member.as, {
    name: 'Two messages',
    messages: [
      { role: 'user', content: 'Hello.' },
      {
        role: 'system',
        content:
          'Answer the customer in at most 100 words. Never name a price, and never promise a discount.',
      },
    ],
  });
  const { checks, enriched, originalText } = await enhancePrompt(member.as, {
    promptId: id,
    model: 'openai/gpt-4o-mini',
  });
  const [doubted] = checks.requirements;
  expect(originalText.slice(doubted?.part?.start, doubted?.part?.end)).toBe(
    'Never name a price, and never promise a discount',
  );
  expect(enriched.slice(doubted?.where?.start, doubted?.where?.end)).toBe('Costs and rebates');
  for (const { start, end, text } of checks.requirements) expect(originalText.slice(start, end)).toBe(text);
  const [added] = checks.added;
  for (const { start, end, text } of [added, ...(added?.details ?? [])].flatMap((place) => place ?? []))
    expect(enriched.slice(start, end)).toBe(text);
  expect(added?.details).toHaveLength(1);
});
