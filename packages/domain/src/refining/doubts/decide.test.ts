import type { Verdict } from '@refinery/guard';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, decideByAnswers, decideByRule } from './decide.ts';
import { addition, fidelity, requirement } from './testing/fidelity.ts';

const original = 'Write only to Bob before lunch. Be brief.';
const rewritten = 'Briefly write to Bob, now.';
const kept = requirement('r1', 'kept', { original, words: 'Bob' });
const doubtful = requirement('r2', 'doubtful', { original, words: 'only' });
const lost = requirement('r3', 'lost', { original, words: 'before lunch' });
const added = addition('a1', 'doubtful', { rewritten, words: 'now' });
const reader = { provider: 'openai', model: 'gpt-4o-mini' } as const;

describe('decideByRule', () => {
  it('leaves doubts what they are', () => {
    const checks = decideByRule(fidelity([kept, doubtful, lost], [added]));
    expect(checks).toMatchObject({ passed: false, checked: 3, verifiedBy: null });
    const start = original.indexOf('before lunch');
    expect(checks.lost).toMatchObject([{ text: 'before lunch', start, end: start + 'before lunch'.length }]);
    expect(checks.doubtful.map(({ text }) => text)).toEqual(['only']);
    expect(checks.requirements.map(({ decidedBy }) => decidedBy)).toEqual(['rule', 'rule', 'rule']);
  });

  it('takes them for losses where it is strict', () => {
    const checks = decideByRule(fidelity([kept, doubtful], [added]), 'strict');
    expect(checks.lost.map(({ text }) => text)).toEqual(['only']);
    expect(checks).toMatchObject({ passed: false, doubtful: [], integrity: 50 });
    expect(checks.added).toMatchObject([{ verdict: 'lost', decidedBy: 'rule' }]);
  });

  it('passes what is kept', () => {
    for (const strictness of ['normal', 'strict'] as const)
      expect(decideByRule(fidelity([kept]), strictness)).toMatchObject({ passed: true, integrity: 100 });
  });
});

describe('decideByAnswers', () => {
  const decide = (answers: Record<string, Answer>) =>
    decideByAnswers(fidelity([kept, doubtful, lost], [added]), {
      reader,
      asked: new Set(['r2', 'a1']),
      answers: new Map(Object.entries(answers)),
    });

  it('says who decided, and why', () => {
    const checks = decide({ r2: { kept: false, reason: 'now to anybody' }, a1: { kept: true, reason: '' } });
    expect(checks.requirements).toMatchObject([
      { verdict: 'kept', decidedBy: 'rule' },
      { verdict: 'lost', decidedBy: 'verifier', reason: 'now to anybody' },
      { verdict: 'lost', decidedBy: 'rule' },
    ]);
    expect(checks.added).toMatchObject([{ verdict: 'kept', decidedBy: 'verifier' }]);
    expect(checks).toMatchObject({ passed: false, doubtful: [], verifiedBy: reader });
    expect(checks.integrity).toBeCloseTo(33.3);
  });

  it('leaves in doubt what has no answer', () => {
    const checks = decide({ a1: { kept: true, reason: '' } });
    expect(checks.requirements[1]).toMatchObject({
      verdict: 'doubtful',
      decidedBy: 'rule',
      reason: 'only is doubtful; the second reader gave no valid answer',
    });
  });

  it('never lets an answer overrule a loss, nor pass what was not asked', () => {
    const verdicts = fc.array(fc.constantFrom<Verdict>('kept', 'lost', 'doubtful'), { maxLength: 8 });
    fc.assert(
      fc.property(verdicts, fc.array(fc.nat({ max: 9 })), fc.array(fc.boolean()), (all, asked, yes) => {
        const result = fidelity(
          all.map((verdict, at) => requirement(`r${at}`, verdict, { original, words: 'B' })),
        );
        const ids = asked.map((at) => `r${at}`);
        const answers = new Map(all.map((_, at) => [`r${at}`, { kept: yes[at] ?? true, reason: '' }]));
        const checks = decideByAnswers(result, { reader, asked: new Set(ids), answers });
        for (const [at, verdict] of all.entries()) {
          const decided = checks.requirements[at];
          if (verdict === 'lost') expect(decided).toMatchObject({ verdict: 'lost', decidedBy: 'rule' });
          if (verdict === 'doubtful' && !ids.includes(`r${at}`)) expect(decided?.verdict).toBe('doubtful');
        }
        expect(checks.passed).toBe(checks.requirements.every(({ verdict }) => verdict === 'kept'));
        expect(checks.integrity === 100).toBe(!checks.lost.length);
      }),
    );
  });
});
