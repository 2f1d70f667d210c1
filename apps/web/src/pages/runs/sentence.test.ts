import type { ComparedArm } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { comparisonTexts } from './comparison-texts.ts';
import { sentenceOf } from './sentence.ts';

const formats = {
  number: (value: number) => new Intl.NumberFormat('en').format(value),
  percent: (value: number) => `${value} %`,
  usd: (value: number) => `$${value.toFixed(2)}`,
};
const evaluator: ComparedArm['evaluators'][number] = {
  id: 'e',
  n: 299,
  means: { baseline: 0.9, candidate: 0.9 },
  difference: 0,
  lower: -0.02,
  upper: 0.02,
  margin: 0.05,
  method: 'tango',
  verdict: 'inconclusive',
  itemsNeeded: 700,
};
const arm: ComparedArm = {
  arm: 1,
  verdict: 'not_worse',
  evaluators: [],
  failedItems: 0,
  savedTokensPercentage: 31,
  tokens: { baseline: { input: 412, output: 98 }, candidate: { input: 255, output: 97 } },
  per1000CallsUsd: { baseline: 1.36, candidate: 0.94, saved: 0.42 },
  paysAfterCalls: 4_524,
};
const names = { candidate: 'version 4', baseline: 'version 3' };
const say = (changed: Partial<ComparedArm> = {}): string =>
  sentenceOf({ arm: { ...arm, ...changed }, names, margin: 0.05, costUsd: 1.9 }, comparisonTexts.en, formats);

it('says what a manager has to know', () => {
  expect(say()).toBe(
    'Version 4 is not worse than version 3 by more than 5 points, and takes 31 % fewer tokens: $0.42 saved per 1,000 calls; the run cost $1.90 and pays after 4,524 calls.',
  );
});

it('does not praise what is worse or dearer', () => {
  const dearer = { savedTokensPercentage: -8, paysAfterCalls: null };
  expect(
    say({ verdict: 'worse', ...dearer, per1000CallsUsd: { baseline: 1, candidate: 1.5, saved: -0.5 } }),
  ).toBe(
    'Version 4 is worse than version 3. It takes 8 % more tokens: $0.50 more per 1,000 calls; the run cost $1.90.',
  );
});

it('says how many items are needed only where every open evaluator knows', () => {
  const open = [evaluator, { ...evaluator, itemsNeeded: 1_200 }];
  expect(say({ verdict: 'inconclusive', evaluators: open })).toMatch(/About 1,200 items would decide it\.$/);
  const unknown = [evaluator, { ...evaluator, itemsNeeded: null }];
  expect(say({ verdict: 'inconclusive', evaluators: unknown })).not.toContain('would decide it');
});

it('says what is not known', () => {
  const nothing = { savedTokensPercentage: null, paysAfterCalls: null };
  const unpriced = { baseline: null, candidate: null, saved: null };
  expect(say({ verdict: null, ...nothing, per1000CallsUsd: unpriced })).toBe(
    'Nothing was scored, so nobody can say whether version 4 is as good as version 3: what it costs is not known, because a model has no known price; the run cost $1.90.',
  );
  const none = { input: null, output: null };
  const failed = { tokens: { baseline: arm.tokens.baseline, candidate: none } };
  expect(say({ verdict: null, ...nothing, ...failed, per1000CallsUsd: unpriced })).toContain(
    'what it costs is not known, because an arm has no output;',
  );
  expect(say({ verdict: null, evaluators: [{ ...evaluator, verdict: null, itemsNeeded: null }] })).toMatch(
    /^The run was cancelled, so there is no verdict on whether version 4 is as good as version 3\. It takes/,
  );
  expect(say({ verdict: 'no_noise' })).toContain('because version 3 always says the same');
});
