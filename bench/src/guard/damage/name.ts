import type { Corpus } from '../corpus.ts';
import type { MutationKind } from '../mutation.ts';
import { replaceAt } from '../mutation.ts';
import { type Found, findAll, proseOf } from '../prose.ts';

/**
 * Words with a capital that stand in lower case nowhere in all the data, that stand once in their text, and
 * whose line is no title or shout. Left out: texts that are not in English, as other languages capitalize
 * other words; weekdays, which have a kind of their own. A single first word of an instruction is no name by
 * this only if the data has it in lower case too.
 */
function namesIn(text: string, corpus: Corpus): Found[] {
  if (!/\b(?:the|of|and)\b/.test(text)) return [];
  const prose = proseOf(text).toLowerCase();
  return findAll(text, /(?<![\p{L}\d_\ue000.'’/-])\p{Lu}\p{Ll}{2,}(?![\p{L}\d_\ue000/-])/gu).filter(
    (found) => {
      const word = found.text.toLowerCase();
      if (corpus.lowerCase.has(word) || corpus.lowerCase.has(`${word}s`)) return false;
      if (word.endsWith('s') && corpus.lowerCase.has(word.slice(0, -1))) return false;
      if (/(?:ly|ing|days?)$/.test(word) || prose.split(word).length !== 2) return false;
      return !isTitle(text, found.at);
    },
  );
}

function isTitle(text: string, at: number): boolean {
  const from = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(from, end < 0 ? text.length : end);
  const words = line.match(/\p{L}{2,}/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return /^\s*#/.test(line) || !/\p{Ll}{2} \p{Ll}/u.test(line) || capitals > 0.5 * words.length;
}

const isInitial = (text: string, { at }: Found): boolean =>
  /(?:^|[.!?:\n*•>)"-])\s{0,4}$/.test(text.slice(Math.max(0, at - 4), at));

/**
 * Inside a sentence the capital says that it is a name. At its start another text must say so, or what the
 * word does or owns.
 */
const isCertain = (text: string, found: Found, corpus: Corpus): boolean =>
  !isInitial(text, found) ||
  corpus.capitalInside.has(found.text) ||
  /^(?:['’]s [a-z]| (?:has|had|was|bought|buys|wants|needs|sold|earns|went|decided|and \p{Lu}\p{Ll}+) )/u.test(
    text.slice(found.end, found.end + 20),
  );

const certainNames = (text: string, corpus: Corpus): Found[] =>
  namesIn(text, corpus).filter((found) => isCertain(text, found, corpus));

const dropped = (name: string, initial: boolean): MutationKind => ({
  name,
  make: (text, _random, corpus) =>
    certainNames(text, corpus)
      .filter((found) => isInitial(text, found) === initial)
      .map(({ at, end }) => ({
        original: text,
        changed: replaceAt(text, at, end, initial ? 'Someone' : 'someone'),
      })),
});

export const NAME_DROPPED = dropped('name dropped', false);
/** The hard case: the capital of a first word says nothing. */
export const INITIAL_NAME_DROPPED = dropped('name dropped at the start of a sentence', true);

/** Replaces a name by another. */
export const NAME_CHANGED: MutationKind = {
  name: 'name changed',
  make: (text, random, corpus) =>
    certainNames(text, corpus).map(({ at, end }) => ({
      original: text,
      changed: replaceAt(text, at, end, random.pick(['Zelda', 'Oskar', 'Quimby'])),
    })),
};
