import type { PhraseGrammar } from './grammar.ts';

/** The set that words and `{name}` (one of `sets`), joined by `|`, stand for. Throws on an unknown name. */
export function phraseSet(text: string, sets: PhraseGrammar['sets']): ReadonlySet<string> {
  const words = text.split('|').flatMap((word) => {
    if (!word.startsWith('{')) return [word];
    const set = sets[word];
    if (!set) throw new SyntaxError(`unknown word set ${word}`);
    return [...set];
  });
  return new Set(words);
}
