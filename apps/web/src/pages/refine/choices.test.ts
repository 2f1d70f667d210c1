import { expect, it } from 'vitest';
import { choicesFrom, choicesOfReview, choicesText, rejectedEdits } from './choices.ts';

const edits = [
  { start: 0, end: 2, replacement: '', pass: 'a', reason: 'a' },
  { start: 2, end: 3, replacement: 'x', pass: 'b', reason: 'b' },
];

it('come back from a draft as they were', () => {
  const choices = { rejected: new Set([1]), hand: 'text' };
  expect(choicesFrom(choicesText(choices), 2)).toEqual(choices);
  expect(choicesText({ rejected: new Set(), hand: null })).toBe('');
});

it('leave out what a draft cannot say', () => {
  const none = { rejected: new Set(), hand: null };
  for (const draft of ['', 'no JSON', 'null', '[]', '{"rejected":"all","hand":1}']) {
    expect(choicesFrom(draft, 2)).toEqual(none);
  }
  expect(choicesFrom('{"rejected":[0,7,-1,0.5,"1"]}', 2)).toEqual({ rejected: new Set([0]), hand: null });
});

it('come back from a review as they were', () => {
  const rejected = rejectedEdits(edits, new Set([1]));
  expect(choicesOfReview('abc', edits, { text: 'c', rejected })).toEqual({
    rejected: new Set([1]),
    hand: null,
  });
  expect(choicesOfReview('abc', edits, { text: 'other', rejected })).toEqual({
    rejected: new Set([1]),
    hand: 'other',
  });
  expect(choicesOfReview('abc', edits, null)).toEqual({ rejected: new Set(), hand: null });
});
