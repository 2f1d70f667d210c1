import { expect, it } from 'vitest';
import { refine } from '../refine.ts';

it.each([
  ['I would also really like it if you could name two hotels.', 'Also name two hotels.'],
  ['It would be super helpful if you could sort the rows by date.', undefined],
  ["We'd be extremely grateful if you would check the sums.", 'Check the sums.'],
  ['And it would be best if you could add a title.', 'Add a title.'],
  ['I would appreciate it if you would not shorten the names.', "Don't shorten the names."],
  ["I'd like you to not use tables.", "Don't use tables."],
  ["I don't want you to name the town.", "Don't name the town."],
  ["I'd rather you didn't name the town.", "Don't name the town."],
  ['It would be lovely if the hero of the story could be a cat.', 'The hero of the story should be a cat.'],
])('%s', (text, refined) => {
  expect(refine(text, { compressionLevel: 'low' }).refinedText).toBe(refined ?? text);
});

it.each([
  'It would be great if prices could fall.',
  'I would like it if my sister could come.',
  'I want you to know that I am tired.',
])('keeps what asks for nothing: %s', (text) => {
  const { edits } = refine(text, { compressionLevel: 'low' });
  expect(edits.filter(({ pass }) => pass === 'polite-frames')).toEqual([]);
});
