import { textLanguage } from '@refinery/text/language.ts';
import { lex } from '@refinery/text/lex.ts';
import { describe, expect, it } from 'vitest';
import { classifySentence } from './classify-sentence.ts';
import { KNOWN_SENTENCES } from './known-sentences.ts';
import type { SectionName } from './sections.ts';
import { UNSEEN_SENTENCES } from './unseen-sentences.ts';

const sectionOf = (sentence: string): SectionName => classifySentence(sentence, textLanguage(lex(sentence)));

function accuracy(labelled: Record<SectionName, string[]>): number {
  const pairs = Object.entries(labelled).flatMap(([label, list]) =>
    list.map((sentence) => [label, sentence] as const),
  );
  return pairs.filter(([label, sentence]) => sectionOf(sentence) === label).length / pairs.length;
}

describe('classifySentence', () => {
  it('agrees with the labels of known sentences', () => {
    expect(accuracy(KNOWN_SENTENCES)).toBeGreaterThan(0.97);
  });

  // At first sight 102 of 116 (88 %) of those written first, then, mended, all 69 of those written later.
  it('agrees with the labels of sentences that the rules were not made from', () => {
    expect(accuracy(UNSEEN_SENTENCES)).toBeGreaterThan(0.95);
  });

  it.each([
    ['Write at least three haikus about spring.', 'task'],
    ['Write no more than three sentences.', 'constraints'],
    ['My printer does not work.', 'context'],
    ['Do not print anything.', 'constraints'],
    ['You are given a table.', 'context'],
    ['You are a table tennis coach.', 'role'],
    ['Return only JSON, no prose.', 'output'],
    ['The answer must not exceed 100 words.', 'constraints'],
    ['The answer must be a JSON array.', 'output'],
    ['Answer the questions of the customer.', 'task'],
    ['Offer A pays more, but it is far away.', 'context'],
    ['If it takes 3 days, calculate the cost.', 'task'],
    ['If the customer is rude, stay calm.', 'constraints'],
    ['', 'context'],
    ['\ud800', 'context'],
  ] as const)('%j is %s', (sentence, section) => {
    expect(sectionOf(sentence)).toBe(section);
  });
});
