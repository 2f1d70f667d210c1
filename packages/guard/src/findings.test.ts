import { describe, expect, it } from 'vitest';
import { checkFidelity } from './check-fidelity.ts';
import { mergeBySentence } from './findings.ts';

const TEXT = 'Only send 5 mails before noon, never two. Be brief.';
const SENTENCES = [
  { start: 0, end: 41 },
  { start: 42, end: 51 },
];

const finding = (kind: string, words: string, verdict: 'lost' | 'doubtful' = 'doubtful') => {
  const start = TEXT.indexOf(words);
  return { kind, start, end: start + words.length, verdict, reason: 'it is gone' };
};

const merged = (...found: ReturnType<typeof finding>[]) => mergeBySentence(found, SENTENCES, TEXT);

describe('findings', () => {
  it('are one for each sentence, of the passage of all', () => {
    expect(
      merged(finding('order', 'before noon'), finding('quantity', '5'), finding('word', 'brief')),
    ).toEqual([
      {
        ...finding('quantity', '5'),
        end: 29,
        reason: '"5": it is gone',
        details: [{ ...finding('order', 'before noon'), text: 'before noon' }],
      },
      finding('word', 'brief'),
    ]);
  });

  it.each([
    [['word', 'Only'], ['negation', 'never two'], 'negation'],
    [['negation', 'never two'], ['quantity', '5'], 'quantity'],
    [['order', 'before noon'], ['condition', 'never two'], 'condition'],
    [['statement', 'send'], ['order', 'before noon'], 'order'],
    [['statement', 'Only send 5 mails before noon, never two.'], ['quantity', '5'], 'statement'],
  ] as const)('put the gravest first: %s, %s', (one, other, first) => {
    for (const pair of [
      [one, other],
      [other, one],
    ]) {
      const [entry] = merged(...pair.map(([kind, words]) => finding(kind, words)));
      expect(entry?.kind).toBe(first);
    }
  });

  it('put a certain loss before all doubts', () => {
    expect(merged(finding('quantity', '5'), finding('order', 'before noon', 'lost'))).toMatchObject([
      { kind: 'order', verdict: 'lost', details: [{ kind: 'quantity', verdict: 'doubtful' }] },
    ]);
  });

  it('say a thing once', () => {
    expect(merged(finding('quantity', '5'), finding('quantity', '5 mails'))).toHaveLength(1);
    expect(merged(finding('quantity', '5'), finding('quantity', '5 mails'))[0]).not.toHaveProperty('details');
  });

  it('use the words of the texts, no stems', () => {
    const { requirements, added } = checkFidelity(
      'Summarise the discussion for nobody but the engineers, only in prose.',
      'Summarise the negotiations for the engineers, in prose.',
    );
    const reasons = [...requirements, ...added].flatMap(({ reason = '', details = [] }) => [
      reason,
      ...details.map((detail) => detail.reason),
    ]);
    expect(reasons.join('; ')).toContain('"negotiations"');
    expect(reasons.join('; ')).not.toMatch(/nobodi|negoti"|□/);
  });

  it('give no reason for what is plainly kept', () => {
    const { requirements } = checkFidelity('List 5 birds. Be brief.', 'List 5 birds. Be very brief indeed.');
    for (const { verdict, reason } of requirements) if (verdict === 'kept') expect(reason).toBeUndefined();
  });
});
