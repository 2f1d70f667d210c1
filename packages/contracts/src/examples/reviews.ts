import { EXAMPLE_TIME, exampleId } from './ids.ts';
import { optimizeExample, resultExample } from './optimizations.ts';

const text = `${resultExample.refinedText} Thank you!`;

/** Without rejected edits it fits every optimization. */
export const reviewBodyExample = { rejected: [], text };

export const reviewExample = {
  text,
  rejected: [{ start: 117, end: optimizeExample.text.length, replacement: '' }],
  checks: resultExample.checks,
  tokens: { original: 28, rewritten: 25 },
  reviewedBy: exampleId('user'),
  reviewedAt: EXAMPLE_TIME,
  textsRemovedAt: null,
};

export const reviewRulesExample = {
  rule: 'politeness',
  reason: 'polite phrase',
  proposed: 40,
  rejected: 10,
  share: 0.25,
};
