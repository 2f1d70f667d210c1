import { describe, expect, it } from 'vitest';
import { damageOf, decideByRule } from '../../verification/doubts/decide.ts';
import { addition, fidelity, requirement } from '../../verification/doubts/testing/fidelity.ts';
import { buildRepairTurn, describeDamage } from './repair-turn.ts';

const lost = (words: string) => requirement('r1', 'lost', { original: words, words });
const damage = (count: number) =>
  damageOf(decideByRule(fidelity(Array.from({ length: count }, (_, at) => lost(`${at} days`)))));

describe('buildRepairTurn', () => {
  it('names what was lost and why, at most forty items', () => {
    const turn = buildRepairTurn(damage(60));
    expect(turn).toContain('- scope: "0 days" (0 days is lost)');
    expect(turn).toContain('- scope: "39 days"');
    expect(turn).not.toContain('40 days');
    expect(turn).toContain('and 20 more');
  });

  it('names what was added', () => {
    const added = addition('a1', 'lost', { rewritten: 'Use emojis.', words: 'emojis' });
    const turn = buildRepairTurn(damageOf(decideByRule(fidelity([], [added]))));
    expect(turn).toMatch(/does not say:\n- "emojis" \(is new\)/);
    expect(turn).not.toContain('changed what must be kept');
  });

  it('cuts what is long, and quotes what could be taken for an order', () => {
    const long = `"\n${'x'.repeat(5_000)}`;
    const turn = buildRepairTurn({
      requirements: decideByRule(fidelity([{ ...lost(long), reason: 'gone' }])).requirements,
      added: [],
    });
    expect(turn).toContain('- scope: "\\"\\nxxx');
    expect(turn.length).toBeLessThan(700);
  });
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
});
