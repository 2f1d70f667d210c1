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

it('a structure that would lose something is left out, and a warning says so', () => {
  // What closes the structure would be code of the fence that nobody has closed.
  const text = 'Please review this code.\n```\nlet a = 1;\n';
  expect(refine(text, { outputFormat: 'xml' }).checks.passed).toBe(false);
  const plain = refine(text);
  expect(refineFaithfully(text, { outputFormat: 'xml' })).toEqual({
    ...plain,
    warnings: [...plain.warnings, 'The xml structure would have lost something and was left out.'],
  });
});
