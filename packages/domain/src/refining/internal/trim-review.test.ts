import { expect, it } from 'vitest';
import { reviewText } from '../refiner-tasks.ts';
import { trimReview } from './trim-review.ts';

const original =
  'Could you please write a report of at most 200 words? The team moved into another building. Never mention Acme. We are a bakery in the hills.';
const rewritten =
  'Write a report of at most 200 words. The team moved into another building. Never mention Acme. We are a bakery in the hills.';

it('takes background out and checks the rest as before', () => {
  const review = reviewText(original, rewritten, {});
  const trimmed = trimReview({ original, review, targetTokens: 1, preserve: [] });
  expect(trimmed.refinedText).toBe('Write a report of at most 200 words. Never mention Acme.');
  expect(trimmed.findings).toMatchObject({ passed: true, lost: [], doubtful: [] });
  expect(trimmed.warnings).toEqual([expect.stringContaining('1 could not be reached')]);
});

it('leaves a result as it is whose background is in doubt', () => {
  const review = reviewText(original, rewritten, {});
  const requirements = review.findings.requirements.map((item) =>
    item.text.includes('bakery') ? { ...item, verdict: 'doubtful' as const } : item,
  );
  const doubtful = { ...review, findings: { ...review.findings, requirements } };
  expect(trimReview({ original, review: doubtful, targetTokens: 1, preserve: [] })).toBe(doubtful);
});
