import { expect, it } from 'vitest';
import { type Findings, findingsOfCheck, nextDoubt, originalMarks, refinedMarks } from './findings.ts';

const sentence = {
  id: 'r1',
  kind: 'quantity',
  text: 'List 5 birds.',
  start: 0,
  end: 13,
  verdict: 'lost',
  reason: '"5": the number is gone',
  decidedBy: 'rule',
} as const;

const marksOf = (requirements: Findings['requirements']) =>
  originalMarks({ passed: false, requirements, added: [], checked: 1, tokens: null });

it('marks the words of a sentence that are not kept, or all of it', () => {
  expect(marksOf([{ ...sentence, part: { start: 5, end: 6 } }])).toEqual([
    { id: 'r1', verdict: 'lost', start: 5, end: 6 },
  ]);
  expect(marksOf([sentence])).toEqual([{ id: 'r1', verdict: 'lost', start: 0, end: 13 }]);
});

it('marks in the refined text where it says what was asked for, and what it adds', () => {
  const where = { start: 2, end: 9 };
  const kept = { ...sentence, id: 'r2', verdict: 'kept', where } as const;
  const added = [{ ...sentence, id: 'a1', start: 20, end: 25, verdict: 'doubtful' as const }];
  const requirements = [sentence, kept];
  expect(refinedMarks({ passed: false, requirements, added, checked: 2, tokens: null })).toEqual([
    { id: 'r2', verdict: 'kept', start: 2, end: 9 },
    { id: 'a1', verdict: 'doubtful', start: 20, end: 25 },
  ]);
});

it('leads from doubt to doubt in the order of the text, and around its end', () => {
  const at = (id: string, start: number, verdict: 'kept' | 'lost' | 'doubtful') => ({
    ...sentence,
    id,
    start,
    end: start + 5,
    verdict,
  });
  const all = [
    at('late', 90, 'lost'),
    at('kept', 10, 'kept'),
    at('early', 5, 'doubtful'),
    at('mid', 50, 'lost'),
  ];
  const after = (id: string | null) => nextDoubt(all, id)?.id;
  expect([after(null), after('early'), after('mid'), after('late')]).toEqual([
    'early',
    'mid',
    'late',
    'early',
  ]);
  expect(nextDoubt([at('kept', 1, 'kept')], null)).toBeNull();
});

it('counts the requirements and the tokens of the text that was checked', () => {
  const check = { passed: false, requirements: [sentence], added: [], tokens: { original: 9, rewritten: 7 } };
  expect(findingsOfCheck({ ...check, integrity: 50, warnings: [] })).toMatchObject({ checked: 1, tokens: 7 });
});
