import { expect, it } from 'vitest';
import { type Findings, originalMarks } from './findings.ts';

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
