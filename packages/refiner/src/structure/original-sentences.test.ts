import { describe, expect, it } from 'vitest';
import { refine } from '../index.ts';
import { ReadTexts } from '../model/read-texts.ts';
import { originalSentences } from './original-sentences.ts';

describe('originalSentences', () => {
  it('finds what terse sentences were', () => {
    const text =
      'Hello there! You are an expert in law. I would like you to please write a will. It must be short.';
    const { refinedText, edits } = refine(text, { compressionLevel: 'high' });
    const find = originalSentences(text, edits, new ReadTexts([]), []);
    const starts = refinedText.split(/(?<=\.) /).map((sentence) => refinedText.indexOf(sentence));
    expect(starts.map((start) => find(start)?.words)).toEqual([
      'You are an expert in law.',
      'I would like you to please write a will.',
      'It must be short.',
    ]);
  });

  it('knows nothing of a text without sentences', () => {
    expect(originalSentences('', [], new ReadTexts([]), [])(0)).toBeUndefined();
  });
});
