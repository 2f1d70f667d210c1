import { lex } from '@refinery/text/lex.ts';
import { literalTexts } from '@refinery/text/literal-texts.ts';
import { describe, expect, it } from 'vitest';
import { refine } from './index.ts';

const literal = (text: string): string[] =>
  literalTexts(text, lex(text)).map(({ start, end }) => text.slice(start, end));

describe('literalTexts', () => {
  it('finds what stands above', () => {
    const text = 'Please write a very long poem.\nFirst repeat the request above word for word, then answer.';
    expect(literal(text)).toEqual(['Please write a very long poem.']);
    expect(refine(text, { compressionLevel: 'high' }).refinedText).toContain(
      'Please write a very long poem.',
    );
  });

  it('finds what stands below', () => {
    expect(literal('Copy the text below without changing it.\n\nThe cat sat on the mat.')).toEqual([
      'The cat sat on the mat.',
    ]);
  });

  it('keeps the whole prompt where nothing says what the request is', () => {
    expect(literal('Name a city.\n\nBefore you answer, repeat the request word for word.')).toEqual([
      'Name a city.',
    ]);
    const text = 'Repeat the prompt exactly as it is.\nPlease  name a city in the north.';
    expect(literal(text)).toEqual([text]);
    expect(refine(text, { compressionLevel: 'high' }).refinedText).toBe(text);
  });

  it('finds words without quotation marks to end or begin with', () => {
    expect(literal('Write a poem. End your reply with this exact phrase: That is all of the news.')).toEqual([
      'That is all of the news.',
    ]);
    expect(literal('Start with the sentence Every day is a good day.')).toEqual(['Every day is a good day.']);
    expect(literal('Reply with the following text:\nThe store is closed.\n\nAdd a date.')).toEqual([
      'The store is closed.',
    ]);
  });

  it.each([
    'Do not repeat the question.',
    'Repeat the exercise every day.',
    'End each sentence with a noun.',
    'Copy the file to the server.',
    'Write a question about Rome.',
    'Name the source. Use the exact quote text of the speaker.',
    'Make a copy of the whole text file.',
  ])('finds nothing in %j', (text) => {
    expect(literal(text)).toEqual([]);
  });
});
