import { expect, it } from 'vitest';
import { CATALOGUES } from './catalogues.ts';

/** Every text of a catalogue by its path; of texts with values, how many values. */
function textsOf(value: unknown, path = ''): [path: string, text: string | number][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, value.length]];
  return Object.entries(value ?? {}).flatMap(([name, inner]) => textsOf(inner, `${path}.${name}`));
}

it('say the same things in every language', () => {
  const en = textsOf(CATALOGUES.en);
  for (const catalogue of Object.values(CATALOGUES)) {
    const texts = textsOf(catalogue);
    expect(texts.map(([path]) => path).sort()).toEqual(en.map(([path]) => path).sort());
    expect(texts.filter(([, text]) => typeof text === 'string' && text.trim() === '')).toEqual([]);
  }
});
