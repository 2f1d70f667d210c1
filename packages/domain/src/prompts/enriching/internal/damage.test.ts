import { describe, expect, it } from 'vitest';
import { decideByRule } from '../../../refining/doubts/decide.ts';
import { addition, fidelity, requirement } from '../../../refining/doubts/testing/fidelity.ts';
import { damageOf, describeDamage } from './damage.ts';

const lost = (words: string) => requirement('r1', 'lost', { original: words, words });
const damage = (count: number) =>
  damageOf(decideByRule(fidelity(Array.from({ length: count }, (_, at) => lost(`${at} days`)))));

it('damage is what was lost, is doubtful, or was added', () => {
  const original = 'Write only to Bob before lunch.';
  const found = fidelity(
    [
      requirement('r1', 'kept', { original, words: 'Bob' }),
      requirement('r2', 'doubtful', { original, words: 'only' }),
      requirement('r3', 'lost', { original, words: 'before lunch' }),
    ],
    [addition('a1', 'doubtful', { rewritten: 'now', words: 'now' })],
  );
  const { requirements, added } = damageOf(decideByRule(found));
  expect([...requirements, ...added].map(({ id }) => id)).toEqual(['r2', 'r3', 'a1']);
});

describe('describeDamage', () => {
  it('says how much of what kind there is', () => {
    const original = 'Write only to Bob.';
    const found = fidelity(
      [requirement('r1', 'doubtful', { original, words: 'only' }), lost('200 words')],
      [addition('a1', 'doubtful', { rewritten: 'now', words: 'now' })],
    );
    expect(describeDamage(damageOf(decideByRule(found)))).toBe(
      'the result lost 1 item(s) that must survive (scope "200 words"), left 1 item(s) in doubt (scope "only"), added 1 item(s) (requirement "now")',
    );
  });

  it('names the words of a sentence that are not kept', () => {
    const sentence = { ...lost('Write 200 words.'), part: { start: 6, end: 9 } };
    expect(describeDamage(damageOf(decideByRule(fidelity([sentence]))))).toContain('(scope "200")');
  });

  it('names three of each kind, and sixty units of each', () => {
    expect(describeDamage(damage(4))).toBe(
      'the result lost 4 item(s) that must survive (scope "0 days", scope "1 days", scope "2 days")',
    );
    const requirements = damage(1).requirements.map((one) => ({ ...one, text: 'x'.repeat(61) }));
    const described = describeDamage({ requirements, added: [] });
    expect(described).toContain(`(scope "${'x'.repeat(60)}")`);
  });
});
