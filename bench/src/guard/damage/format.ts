import type { MutationKind } from '../mutation.ts';
import { replaceAt } from '../mutation.ts';
import { carry, findAll } from '../prose.ts';

const FORMATS = ['JSON', 'XML', 'CSV', 'YAML', 'HTML', 'Markdown', 'LaTeX'];
const LANGUAGES = [
  'English',
  'French',
  'German',
  'Spanish',
  'Italian',
  'Portuguese',
  'Japanese',
  'Chinese',
  'Hindi',
  'Russian',
];

const changed = (name: string, words: readonly string[], carried: readonly string[]): MutationKind => ({
  name,
  make: (text, random) => {
    const pattern = new RegExp(
      String.raw`(?<=\b(?:in|as|into|to|valid|a|an|the|using|from) )(?:${words.join('|')})(?![\w-])`,
      'gi',
    );
    const own = findAll(text, pattern).length > 0;
    if (!own && random.next() > 0.25) return [];
    const original = own ? text : carry(text, random.pick(carried), random);
    return findAll(original, pattern).map(({ at, end, text: found }) => {
      const others = words.filter((word) => word.toLowerCase() !== found.toLowerCase());
      return { original, changed: replaceAt(original, at, end, random.pick(others)) };
    });
  },
});

export const FORMAT_CHANGED = changed('output format changed', FORMATS, [
  'Return the answer in JSON.',
  'Format the result as Markdown.',
  'Export everything as CSV at the end.',
]);
export const LANGUAGE_CHANGED = changed('output language changed', LANGUAGES, [
  'Answer in French.',
  'Translate the summary into German as well.',
]);
