import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readRows } from '../data.ts';
import type { RealisticPrompt } from '../realistic.ts';

/**
 * A rewrite of which people said what it is. A reference is what a human would sign as the shortest version.
 */
export interface Rewrite {
  id: string;
  lang: string;
  kind: string;
  label: 'damage' | 'harmless' | 'reference';
  original: string;
  rewritten: string;
}

/** Folder of the committed pairs by people who had not seen the rules. */
const CORPUS = fileURLToPath(new URL('../../../packages/guard/fixtures/corpus', import.meta.url));

/** The committed pairs, by set. */
export const readCorpora = (): [name: string, rewrites: Rewrite[]][] =>
  readdirSync(CORPUS)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.jsonl'.length);
      return [name, readRows<Rewrite>(CORPUS, name)];
    });

/** The labelled pairs and the references of the realistic prompts. */
export function readRewrites(folder: string): Rewrite[] {
  const references = readRows<RealisticPrompt>(folder, 'realistic/prompts').map(
    ({ id, lang, kind, text, reference }): Rewrite => ({
      id,
      lang,
      kind,
      label: 'reference',
      original: text,
      rewritten: reference,
    }),
  );
  return [...readRows<Rewrite>(folder, 'meaning/pairs'), ...references];
}
