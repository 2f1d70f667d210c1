import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SLOW } from '@refinery/testing/slow.ts';
import { expect, it } from 'vitest';
import { CATALOGUES, LANGUAGES } from '../src/i18n/catalogues.ts';
import { unreadTexts } from './testing/unread-texts.ts';

/** Every text of a catalogue by its path; of texts with values, how many values. */
function textsOf(value: unknown, path = ''): [path: string, text: string | number][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, value.length]];
  return Object.entries(value ?? {}).flatMap(([name, inner]) => textsOf(inner, `${path}.${name}`));
}

/** The texts of each area of the console, which its `texts.ts` and the like export. */
async function catalogues(): Promise<Record<string, object>[]> {
  const source = fileURLToPath(new URL('../src', import.meta.url));
  const modules: Record<string, Record<string, object>>[] = await Promise.all(
    globSync('{pages,pickers,uploads}/**/{texts,*-texts}.ts', { cwd: source }).map(
      (file) => import(`../src/${file}`),
    ),
  );
  return [CATALOGUES, ...modules.flatMap((module) => Object.values(module))];
}

it('say the same things in every language', async () => {
  const all = await catalogues();
  expect(all.length).toBeGreaterThan(2);
  for (const catalogue of all) {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(LANGUAGES).sort());
    const en = textsOf(catalogue.en);
    for (const language of Object.values(catalogue)) {
      const texts = textsOf(language);
      expect(texts.map(([path]) => path).sort()).toEqual(en.map(([path]) => path).sort());
      expect(texts.filter(([, text]) => typeof text === 'string' && text.trim() === '')).toEqual([]);
    }
  }
});

it('have no text that no page reads', SLOW, () => {
  expect(unreadTexts(fileURLToPath(new URL('..', import.meta.url)))).toEqual([]);
});
