import { readText } from '@refinery/guard/check-fidelity.ts';
import { describe, expect, it } from 'vitest';
import { refine } from '../../refine.ts';
import { covers } from './covers.ts';
import { factsOf } from './facts.ts';

/** Whether the first sentence asks for all that the second one asks for. */
function isCovered(whole: string, part: string): boolean {
  const reading = readText(`${whole}\n\n${part}`);
  const [first, second] = [factsOf(reading, 0), factsOf(reading, 1)];
  return first !== undefined && second !== undefined && covers(reading, first, second);
}

describe('covers', () => {
  it.each([
    ['Never give medical advice.', 'Do not give any medical advice whatsoever.'],
    ['Always answer in English.', 'Your answers must be in English.'],
    ['Be polite, concise and helpful.', 'Be concise.'],
    ['Avoid technical jargon and use simple language.', 'Use simple language.'],
    ['Use short sentences.', 'Sentences should be short.'],
    ['It must be short, 150 words at most.', 'It must not be longer than 150 words.'],
  ])('%s ⊇ %s', (whole, part) => {
    expect(isCovered(whole, part)).toBe(true);
  });

  it.each([
    ['Turn the stove up now.', 'Turn the stove down now.'],
    ['Use emojis.', 'Do not use emojis.'],
    ['Write at most 100 words.', 'Write at least 100 words.'],
    ['Use short sentences and lists in the introduction.', 'Use short sentences.'],
    ['In the first chapter, use short sentences.', 'Use short sentences.'],
    ['If the guest is angry, be polite.', 'Be polite.'],
    ['Keep the title of the book short.', 'Keep the book short.'],
    ['Translate from German to Polish.', 'Translate from Polish to German.'],
    ['Use beans or peas.', 'Use peas.'],
    ['Draft page 4: the thanks.', 'Write four pages.'],
    ['Should it be short?', 'It should be short.'],
    ['Answer in English.', 'Answer in English only if the guest does.'],
  ])('%s ⊉ %s', (whole, part) => {
    expect(isCovered(whole, part)).toBe(false);
  });
});

const at = (text: string): string => refine(text, { compressionLevel: 'medium' }).refinedText;

describe('a rule that another one covers', () => {
  it.each([
    [
      'Grade the quiz. Do not give half points. Half points are not allowed. Praise good answers.',
      "Grade the quiz. Don't give half points. Praise good answers.",
    ],
    [
      'Use simple language. Describe the soup. Avoid technical jargon and use simple language.',
      'Describe the soup. Avoid technical jargon and use simple language.',
    ],
  ])('%s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it.each([
    '# Soup\nUse simple words.\n\n# Salad\nAlways use simple words.',
    'First, describe the soup. Use simple words. Then describe the salad. Always use simple words.',
    '1. Use simple words\n2. Taste the soup\n3. Always use simple words',
    '- Soup\n - Other good dishes\n- Salad\n - All other good dishes',
  ])('%s', (text) => {
    expect(at(text)).toBe(text);
  });
});
