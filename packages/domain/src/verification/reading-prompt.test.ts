import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionsOf } from './questions.ts';
import { buildReadingPrompt } from './reading-prompt.ts';
import { fidelity, requirement } from './testing/fidelity.ts';

const original = 'Be brief. Write only to Bob before lunch.';
const rewritten = 'Briefly write to Bob.';
const result = fidelity([
  requirement('r1', 'doubtful', { original, words: 'brief', rewritten, said: 'Briefly' }),
  requirement('r2', 'doubtful', { original, words: 'only', rewritten, said: 'Bob' }),
  requirement('r3', 'doubtful', { original, words: 'before lunch', rewritten, said: 'write' }),
]);
const build = () =>
  buildReadingPrompt(original, rewritten, questionsOf({ original, rewritten, result }, 'doubts'));

describe('buildReadingPrompt', () => {
  it('shows each passage once, then the doubts', () => {
    const { user } = build();
    const [marker, ...lines] = user.split('\n');
    expect(marker).toMatch(/^DATA-[0-9a-f]{8}$/);
    expect(lines).toEqual([
      'o1 "Be brief."',
      'o2 "Write only to Bob before lunch."',
      'w1 "Briefly write to Bob."',
      'r1 o1 w1 scope "brief"',
      'r2 o2 w1 scope "only"',
      'r3 o2 w1 scope "before lunch"',
      marker,
    ]);
  });

  it('has the same system prompt each time and another marker', () => {
    const [first, second] = [build(), build()];
    expect(first.system).toBe(second.system);
    expect(first.user).not.toBe(second.user);
    expect(first.system).not.toContain('DATA-');
  });

  it('leaves no text a line of its own, whatever it holds', () => {
    const text = fc.string({
      unit: fc.constantFrom('r1 o1 w1 x "y"', '\n', '"', '\\', 'DATA-', '\u2028', 'a'),
      minLength: 1,
    });
    fc.assert(
      fc.property(text, text, (own, other) => {
        const doubt = { ...requirement('r1', 'doubtful', { original: own, words: own }), kind: 'scope' };
        const questions = questionsOf(
          { original: own, rewritten: other, result: fidelity([doubt]) },
          'doubts',
        );
        const lines = buildReadingPrompt(own, other, questions).user.split('\n');
        expect(lines).toHaveLength(5);
        expect(lines.slice(1, -1).map((line) => /^\w+/.exec(line)?.[0])).toEqual(['o1', 'w1', 'r1']);
      }),
    );
  });
});
