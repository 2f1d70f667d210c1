import { describe, expect, it } from 'vitest';
import { draftOf } from '../../fixtures/draft-of.ts';
import { applyEdits } from '../edits/apply-edits.ts';
import {
  change,
  changeToLabel,
  isCalm,
  isFree,
  isShorterFrom,
  nounPhraseEnd,
  type Sentence,
  sentenceOf,
  sentences,
  startsClause,
} from './english-sentence.ts';
import { propose } from './propose.ts';
import { editsOf, settleDraft } from './render.ts';

/** The first sentence of a text, taken as English. */
function read(text: string): Sentence {
  const draft = draftOf(text);
  const whole = draft.whole.map((part) => ({ ...part, language: 'en' as const }));
  const [part] = whole;
  if (!part) throw new RangeError('There is no sentence.');
  return sentenceOf({ ...draft, segments: whole, whole }, part);
}

function phrasesOf(sentence: Sentence): string {
  const found: string[] = [];
  let last = 0;
  for (const k of sentence.words.keys()) {
    const end = nounPhraseEnd(sentence, k);
    if (end === k || end <= last) continue;
    found.push(sentence.words.slice(k, end).join(' '));
    last = end;
  }
  return found.join(' | ');
}

/** Words at which something holds. */
const wordsAt = (text: string, holds: (sentence: Sentence, k: number) => boolean): string => {
  const sentence = read(text);
  return sentence.words.filter((_, k) => holds(sentence, k)).join(' ');
};

describe('noun phrases and where clauses start', () => {
  it.each([
    ['The old boat of my friend sails.', 'the old boat of my friend sails', 'the'],
    ['Use clear and simple words.', 'clear and simple words', 'use simple'],
    ['Use short, simple words.', 'short , simple words', 'use simple'],
    ['Use clear or simple but good words.', 'clear or simple but good words', 'use simple good'],
    ['Use words and clear ideas.', 'words | ideas', 'use clear'],
    ['Use clear and quickly made words.', 'made words', 'use quickly'],
    ['It sails with them.', 'it | them', 'it'],
    ['List names the boats carry.', 'names | the boats', 'list'],
    ['List the 3 boats and a gull.', 'the 3 boats | a gull', 'list a'],
    ['List "boats" of Rome.', ' of rome', 'list'],
    ['List {{boats}} of the and sail.', ' | sail', 'list sail'],
    [
      'Sail if it rains, and stop when it ends; rest (or go): he said that we rest – then go.',
      'it | stop | it | he | we',
      'sail it and stop it rest or go he we then',
    ],
    ['The very old sailing boat sank.', 'old sailing boat', 'the'],
    ['The broken boats of all 3 towns.', 'the broken boats of all 3 towns', 'the'],
    ['Sail quickly.', '', 'sail'],
    ['Boats of of gulls.', 'boats | gulls', 'boats'],
    ['The sea – it is blue.', 'the sea | it', 'the it'],
    ['He thinks they sail. ', 'he | they', 'he'],
    [`The ${'old '.repeat(21)}boat and gull sail.`, `the ${'old '.repeat(21)}boat | gull sail`, 'the gull'],
    [`The ${'old '.repeat(23)}boat and gull sail.`, `${'old '.repeat(23)}boat | gull sail`, 'the gull'],
    ['My and your boat.', 'your boat', 'my your'],
    ['The old, and', '', 'the and'],
    ['Good and old: boats', 'boats', 'good old boats'],
    ['1 of 3 boats', '1 of 3 boats', '1'],
    ['Anna and the gulls of Rome', 'anna | the gulls of rome', 'anna the'],
  ])('%j', (text, phrases, clauses) => {
    expect(phrasesOf(read(text))).toBe(phrases);
    expect(wordsAt(text, startsClause)).toBe(clauses);
  });
});

describe('words', () => {
  it.each([
    ['Sail the old boat', 'sail the old boat'],
    ['Sail the/old boat, x-boat and *red* @gulls #now', 'sail boat x-boat and'],
    ['Sail 3 "old" boats', 'sail boats'],
    ['Sail\\boat go', 'go'],
  ])('stand free where nothing is glued to them: %j', (text, free) => {
    expect(wordsAt(text, (sentence, k) => isFree(sentence, k, k + 1))).toBe(free);
  });

  it('stand free together, and not once they were changed', () => {
    const sentence = read('Sail the old/boat and the gull now');
    expect(isFree(sentence, 0, 2)).toBe(true);
    expect(isFree(sentence, 0, 3)).toBe(false);
    propose(sentence.draft, { from: 0, to: 1, replacement: '', pass: 'x', reason: 'x' });
    expect(isFree(sentence, 0, 2)).toBe(false);
    expect(isFree(sentence, 1, 2)).toBe(true);
  });

  it('are calm unless shouted', () => {
    expect(wordsAt('Sail HE He a A NASA i I 3', isCalm)).toBe('sail he a a i i 3');
  });

  it.each([
    ['The boat sails', 1, true],
    ['The anemometer sails', 1, true],
    ['Boat', 1, false],
  ])('make a sentence shorter when they go: %j without %i', (text, k, shorter) => {
    expect(isShorterFrom(read(text), 0, k)).toBe(shorter);
  });
});

describe('changes', () => {
  const pass = { name: 'x', reason: 'y' };
  const made = ({ draft }: Sentence): string => {
    settleDraft(draft);
    return applyEdits(draft.text, editsOf(draft));
  };

  it('go from word to word and are refused beyond the sentence', () => {
    const sentence = read('The fee is 4 euros.');
    expect(change(sentence, pass, 1, 3, 'costs')).toBe(true);
    expect(change(sentence, pass, 2, 3)).toBe(false);
    expect(change(sentence, pass, 4, 9)).toBe(false);
    expect(change(sentence, pass, 9, 9)).toBe(false);
    expect(made(sentence)).toBe('The costs 4 euros.');
    expect(editsOf(sentence.draft)[0]).toMatchObject({ pass: 'x', reason: 'y' });
  });

  it.each([
    ['The fee is 4 euros.', 2, 3, 'Fee: 4 euros.'],
    ['A fee is 4 euros.', 2, 3, 'Fee: 4 euros.'],
    ['Our fee is 4 euros.', 2, 3, 'Our fee: 4 euros.'],
  ])('make a label without its article: %j', (text, from, to, label) => {
    const sentence = read(text);
    expect(changeToLabel(sentence, pass, from, to)).toBe(true);
    expect(made(sentence)).toBe(label);
    expect(changeToLabel(sentence, pass, from, to)).toBe(false);
  });

  it('are of English prose and items only', () => {
    const draft = draftOf(
      '# The old boat in the harbour\n\nThe old boat is in the harbour. Das alte Boot ist im Hafen und bleibt dort.\n\n- The gulls are in the harbour.\n\n| The | boat |\n|---|---|\n| is | old |',
    );
    expect(sentences(draft).map(({ words }) => words.slice(0, 3).join(' '))).toEqual([
      'the old boat',
      'the gulls are',
    ]);
  });
});
