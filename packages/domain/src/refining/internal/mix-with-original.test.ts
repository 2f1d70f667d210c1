import { checkFidelity } from '@refinery/guard';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmedIn } from '../../verification/doubts/carry-over.ts';
import { decideByRule } from '../../verification/doubts/decide.ts';
import { mixWithOriginal } from './mix-with-original.ts';

function mix(original: string, rewritten: string, options = {}) {
  const found = checkFidelity(original, rewritten, options);
  const checks = decideByRule(found);
  return mixWithOriginal({
    original,
    rewritten,
    checks,
    confirmed: confirmedIn(rewritten, found, checks),
    leaveDoubts: false,
    options,
  });
}

const PROMPT =
  'Could you please be so kind as to write a report about our sales in 2024? It must have at most 200 words. Never mention Acme GmbH.';

describe('mixWithOriginal', () => {
  it('puts back what was damaged and passes', () => {
    const mixed = mix(
      PROMPT,
      'Report on our sales in 2024. It must have at most 300 words. Never mention Acme GmbH.',
    );
    expect(mixed?.refinedText).toBe(
      'Report on our sales in 2024. It must have at most 200 words. Never mention Acme GmbH.',
    );
    expect(mixed?.checks).toMatchObject({ passed: true, lost: [] });
    expect(mixed?.refinedTokens).toBeLessThan(mixed?.originalTokens ?? 0);
  });

  it('leaves what is doubtful for somebody to read, and puts back what is lost', () => {
    const original = 'Write at most 200 words about the sales. Make it readable for our shopkeepers.';
    const rewritten = 'At most 300 words about the sales. Uplanders must follow it.';
    const found = checkFidelity(original, rewritten);
    const task = {
      ...{ original, rewritten, checks: decideByRule(found), options: {} },
      confirmed: { reader: null, doubts: new Map<string, string>() },
    };
    const left = mixWithOriginal({ ...task, leaveDoubts: true });
    expect(left?.refinedText).toBe('Write at most 200 words about the sales. Uplanders must follow it.');
    expect(left?.checks).toMatchObject({ passed: false, lost: [] });
    expect(left?.checks.doubtful[0]?.text).toBe('Make it readable for our shopkeepers.');
    expect(mixWithOriginal({ ...task, leaveDoubts: false })?.refinedText).toBe(original);
  });

  it('replaces what the text says in the place of something changed, too', () => {
    const original = 'Please name the price of every lamp. Ask Bob first. Be brief.';
    const rewritten = 'Bob goes first. Price lamps.';
    const checks = decideByRule(checkFidelity(original, original));
    const said = rewritten.indexOf('Price');
    const at = original.indexOf('Be brief');
    const lost = { kind: 'statement', text: 'Be brief', start: at, end: at + 8, verdict: 'lost' as const };
    const where = { start: said, end: rewritten.length };
    const requirements = [{ ...lost, id: 'r1', reason: '', decidedBy: 'verifier' as const, where }];
    const mixed = mixWithOriginal({
      ...{ original, rewritten, checks: { ...checks, requirements }, leaveDoubts: true, options: {} },
      confirmed: { reader: null, doubts: new Map() },
    });
    expect(mixed?.refinedText).not.toContain('Price lamps');
  });

  it('has nothing to do where nothing is damaged', () => {
    expect(mix(PROMPT, PROMPT)).toBeNull();
  });

  const SENTENCES = [
    'Write at most 200 words.',
    'Never mention Acme GmbH.',
    'Please use only the table below.',
    'Reply in French.',
    '- one item',
    '- list `code()` second',
    'Ask Bob before Monday, 5 May.',
  ];
  const text = fc
    .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 8 })
    .chain((parts) => fc.constantFrom(' ', '\n').map((gap) => parts.join(gap)));

  it('never lets anything through that the guard would not', () => {
    fc.assert(
      fc.property(text, text, (original, rewritten) => {
        const mixed = mix(original, rewritten);
        if (!mixed) return;
        const found = checkFidelity(original, mixed.refinedText);
        expect(found).toMatchObject({ passed: true, lost: [] });
      }),
    );
  });
});
