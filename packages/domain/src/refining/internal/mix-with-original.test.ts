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
  '## Task\n\nCould you please be so kind as to write a report about our sales in 2024?\n\n## Length\n\nIt must have at most 200 words.\n\n## Names\n\nNever mention Acme GmbH.';
const SHORT =
  '## Task\n\nReport on our sales in 2024.\n\n## Length\n\nIt must have at most 200 words.\n\n## Names\n\nNever mention Acme GmbH.';

describe('mixWithOriginal', () => {
  it('puts back what was damaged and passes', () => {
    const mixed = mix(PROMPT, SHORT.replace('200', '300'));
    expect(mixed?.refinedText).toBe(SHORT);
    expect(mixed?.checks).toMatchObject({ passed: true, lost: [] });
    expect(mixed?.refinedTokens).toBeLessThan(mixed?.originalTokens ?? 0);
  });

  it('leaves what is doubtful for somebody to read, and puts back what is lost', () => {
    const original =
      '# A\nWrite at most 200 words about the sales.\n# B\nMake it readable for our shopkeepers.\n# C\nPlease be brief.';
    const rewritten =
      '# A\nAt most 300 words about the sales.\n# B\nUplanders must follow it.\n# C\nBe brief.';
    const found = checkFidelity(original, rewritten);
    const task = {
      ...{ original, rewritten, checks: decideByRule(found), options: {} },
      confirmed: { reader: null, doubts: new Map<string, string>() },
    };
    const left = mixWithOriginal({ ...task, leaveDoubts: true });
    expect(left?.refinedText).toBe(rewritten.replace('At most 300', 'Write at most 200'));
    expect(left?.checks).toMatchObject({ passed: false, lost: [] });
    expect(left?.checks.doubtful[0]?.text).toBe('Make it readable for our shopkeepers.');
    expect(mixWithOriginal({ ...task, leaveDoubts: false })?.refinedText).toBe(
      original.replace('Please be', 'Be'),
    );
  });

  it('replaces what the text says in the place of something changed, too', () => {
    const original = '# A\nPlease name the price of every lamp.\n# B\nAsk Bob first.\n# C\nBe brief.';
    const rewritten = '# A\nPrice lamps.\n# B\nBob goes first.\n# C\nStop.';
    const checks = decideByRule(checkFidelity(original, original));
    const said = rewritten.indexOf('Price');
    const at = original.indexOf('Be brief');
    const lost = { kind: 'statement', text: 'Be brief', start: at, end: at + 8, verdict: 'lost' as const };
    const where = { start: said, end: said + 11 };
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

  it('mixes nothing where the sections are not the same', () => {
    expect(mix(PROMPT, SHORT.replace('200', '300').replace('## Names', '## People'))).toBeNull();
    expect(mix('Write at most 200 words. Be kind, please.', 'Write at most 300 words. Be kind.')).toBeNull();
  });

  const SENTENCES = [
    ...['# A\n', '# B\n', '# C\n', 'Write at most 200 words.'],
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
