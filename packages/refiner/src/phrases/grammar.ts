import { wordList, wordSet } from '@refinery/text/word-list.ts';
/** What the rule language needs to know of a natural language. */
export interface PhraseGrammar {
  /** Word sets that contexts name, as `{verb}`. */
  sets: Readonly<Record<string, ReadonlySet<string>>>;
  /**
   * Verb forms that a pattern may end with, as `{ing}`: the form → what `{base}` in the replacement becomes.
   */
  forms: Readonly<Record<string, ReadonlyMap<string, string>>>;
  /** Behind these a clause starts. */
  clauseOpeners: ReadonlySet<string>;
  /** Behind a comma a main clause starts where the sentence began with one of these. */
  introducers: ReadonlySet<string>;
  /**
   * Behind a comma a clause of its own starts with one of these; none where the rules of a language see to
   * commas themselves.
   */
  clauseStarts: ReadonlySet<string>;
  /**
   * True where `before` has a form that `was` asked for and `now` does not ("de" before a consonant, "cet"
   * before a vowel), so that what stands between may not go.
   */
  clashes: (before: string, was: string, now: string) => boolean;
}

const CLAUSE_MARKS = '; : — –'.split(' ');

/** A grammar from lists of words that are separated by white space. */
export function phraseGrammar(parts: {
  sets: Readonly<Record<string, ReadonlySet<string>>>;
  forms?: Readonly<Record<string, ReadonlyMap<string, string>>>;
  clauseOpeners: string;
  introducers?: string;
  clauseStarts?: string;
  clashes?: PhraseGrammar['clashes'];
}): PhraseGrammar {
  return {
    sets: parts.sets,
    forms: parts.forms ?? {},
    clauseOpeners: new Set([...CLAUSE_MARKS, ...wordList(parts.clauseOpeners)]),
    introducers: wordSet(parts.introducers ?? ''),
    clauseStarts: wordSet(parts.clauseStarts ?? ''),
    clashes: parts.clashes ?? (() => false),
  };
}
