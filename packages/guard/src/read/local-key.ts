import { wordList } from '@refinery/text/word-list.ts';
import type { Tables } from '../lexicon/compile.ts';

/** So much of a word is left when its inflection is gone, in characters. */
const SHORTEST_STEM = 4;
/** Shorter rests behind a particle and "ge" or "zu" are no verbs: "an|geben". */
const SHORTEST_VERB = 4;

/** The form in which words of a language are looked up that has a table of endings. */
export function localKey(tables: Tables, endings: RegExp): (word: string) => string {
  const irregular = irregularOf(tables.irregular ?? '');
  const particles = wordList(tables.particles ?? '');
  const regular = (word: string): string => {
    const known = irregular.get(word);
    if (known) return known;
    for (const particle of particles) {
      if (!word.startsWith(particle)) continue;
      const rest = word.slice(particle.length);
      const inner =
        /^(?:ge|zu(?!g[^aeiouäöülr]))/.test(rest) && rest.length >= SHORTEST_VERB + 2 ? rest.slice(2) : rest;
      const base = irregular.get(inner) ?? irregular.get(rest) ?? inner;
      if (base !== rest) return particle + base;
    }
    return word;
  };
  return (word) => {
    const form = regular(tables.clitics?.exec(word)?.[1] ?? word);
    const cut = form.length <= SHORTEST_STEM ? form : form.replace(endings, '');
    const stem = cut.length >= SHORTEST_STEM ? cut : form.slice(0, SHORTEST_STEM);
    return tables.clitics ? respelled(unaccented(stem)) : stem;
  };
}

const ACCENTS = /[\u0300-\u036f]/g;

/** "opción" and "opciones" differ in an accent, and many leave accents out. */
const unaccented = (word: string): string => word.normalize('NFD').replace(ACCENTS, '');

/**
 * "indique" and "indica", "pague" and "paga", "analice" and "analiza": a sound that is spelled by what
 * follows it.
 */
function respelled(stem: string): string {
  const plain = stem.replace(/qu$|z$/, 'c').replace(/gu$/, 'g');
  // "toque" and "tocar": what is shorter keeps the vowel of its verb.
  return plain.length < stem.length && plain.length < SHORTEST_STEM ? `${plain}a` : plain;
}

/** Reads lines of `base = form form …`. */
function irregularOf(table: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of table.split('\n')) {
    const [base = '', forms = ''] = line.split('=');
    for (const form of forms.split(/\s+/)) if (form) found.set(form, base.trim());
  }
  return found;
}
