import { describe, expect, it } from 'vitest';
import { scoreResult } from './score-result.ts';

const kept = { passed: true, integrity: 100, lost: [], doubtful: [] };

describe('scoreResult', () => {
  it('takes integrity from the guard and efficiency from the tokens', () => {
    const scores = scoreResult('one two three four five six seven eight', 'one two three four', kept);
    expect(scores.integrity).toBe(100);
    expect(scores.efficiency).toBe(50);
  });

  it('gives no efficiency to a longer text and none to an empty one', () => {
    expect(scoreResult('a', 'a b c', kept).efficiency).toBe(0);
    expect(scoreResult('', '', kept)).toEqual({ integrity: 100, efficiency: 0, complexity: 0 });
  });

  it('finds long sentences of long words more complex', () => {
    const simple = scoreResult('', 'The cat sat. The dog ran. We ate.', kept).complexity;
    const hard = scoreResult(
      '',
      'Notwithstanding institutional considerations, comprehensive documentation requirements necessitate organizational restructuring.',
      kept,
    );
    expect(hard.complexity).toBeGreaterThan(simple);
    expect(hard.complexity).toBeLessThanOrEqual(100);
  });
});
