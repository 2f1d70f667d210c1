import { describe, expect, it } from 'vitest';
import { describeRemovals } from './describe-removals.ts';

describe('describeRemovals', () => {
  it('names runs of words that the rewrite does not have', () => {
    expect(
      describeRemovals('Please write a very long essay about cats.', 'Write an essay about cats.'),
    ).toEqual([{ text: 'Please write a very long', replacement: 'Write an', reason: 'reworded' }]);
  });

  it('says what stands there now, once for each rewording', () => {
    const [has, order] = describeRemovals('It has to be good, in order to win.', 'It must be good to win.');
    expect(has).toEqual({ text: 'has to', replacement: 'must', reason: 'reworded' });
    expect(order).toEqual({ text: 'in order to', reason: 'removed' });
  });

  it('does not call moved text removed', () => {
    expect(describeRemovals('Use JSON. Be brief.', 'Be brief. Use JSON.')).toEqual([]);
  });

  it('counts repeated words', () => {
    expect(describeRemovals('cats and cats', 'cats')).toEqual([{ text: 'and cats', reason: 'removed' }]);
  });

  it('stays bounded', () => {
    const words = Array.from({ length: 5000 }, (_, i) => `w${i}`);
    const kept = words.filter((_, i) => i % 2 === 0);
    expect(describeRemovals(words.join(' '), kept.join(' ')).length).toBe(50);
    expect(describeRemovals(words.join(' '), '')[0]?.text.length).toBeLessThanOrEqual(200);
  });
});
