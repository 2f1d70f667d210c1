import { describe, expect, it } from 'vitest';
import { damageOf, decideByRule } from './doubts/decide.ts';
import { addition, fidelity, requirement } from './doubts/testing/fidelity.ts';
import { buildRepairTurn, describeDamage } from './repair-turn.ts';

const lost = (words: string) => requirement('r1', 'lost', { original: words, words });
const damage = (count: number) =>
  damageOf(decideByRule(fidelity(Array.from({ length: count }, (_, at) => lost(`${at} days`)))));

const NEW = addition('a1', 'lost', { rewritten: 'Use emojis.', words: 'emojis' });

describe('buildRepairTurn', () => {
  it('names what was lost and why, at most forty items', () => {
    const turn = buildRepairTurn(damage(60));
    expect(turn).toContain('- scope: "0 days" (0 days is lost)');
    expect(turn).toContain('- scope: "39 days"');
    expect(turn).not.toContain('40 days');
    expect(turn).toContain('and 20 more');
  });

  it.each([
    [40, 0, null],
    [41, 0, 1],
    [0, 40, null],
    [0, 41, 1],
    [45, 42, 7],
  ])('of %i lost and %i added it says how many more there are', (lostCount, addedCount, more) => {
    const gone = { kind: 'scope', text: '5 days', reason: 'gone' } as const;
    const { added } = damageOf(
      decideByRule(
        fidelity(
          [],
          Array.from({ length: addedCount }, () => NEW),
        ),
      ),
    );
    const requirements = damage(lostCount).requirements.map((one) => ({ ...one, ...gone }));
    const turn = buildRepairTurn({ requirements, added });
    const lines = turn.split('\n');
    expect(lines.filter((line) => line === '- scope: "5 days" (gone)')).toHaveLength(Math.min(40, lostCount));
    expect(lines.filter((line) => line === '- "emojis" (is new)')).toHaveLength(Math.min(40, addedCount));
    expect(/and (\d+) more/.exec(turn)?.[1]).toBe(more === null ? undefined : `${more}`);
    expect(lines.at(-1)).toMatch(/^Write the whole rewritten prompt again/);
    expect(turn.includes('changed what must be kept')).toBe(lostCount > 0);
    expect(turn.includes('what the prompt does not say')).toBe(addedCount > 0);
  });

  it.each([
    [300, ''],
    [301, '…'],
  ])('a quotation of %i units ends with "%s"', (length, end) => {
    const requirements = damage(1).requirements.map((one) => ({ ...one, text: 'x'.repeat(length) }));
    const turn = buildRepairTurn({ requirements, added: [] });
    expect(turn).toContain(`"${'x'.repeat(300)}${end}"`);
  });

  it('names what was added', () => {
    const turn = buildRepairTurn(damageOf(decideByRule(fidelity([], [NEW]))));
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
