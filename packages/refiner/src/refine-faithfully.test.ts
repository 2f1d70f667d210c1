import { expect, it } from 'vitest';
import { refine } from './refine.ts';
import { refineFaithfully } from './refine-faithfully.ts';

it.each(['default', 'markdown', 'json', 'xml', undefined] as const)(
  'a result that keeps everything has the form that was asked for: %s',
  (outputFormat) => {
    const text = 'You are a poet. Please write a poem about the sea. Do not use more than 20 words.';
    expect(refineFaithfully(text, { outputFormat })).toEqual(refine(text, { outputFormat }));
  },
);
