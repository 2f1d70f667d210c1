/** What the rule language needs to know of a natural language. */
export interface PhraseGrammar {
  /** Word sets that contexts name, as `{verb}`. */
  sets: Readonly<Record<string, ReadonlySet<string>>>;
  /** Verb forms that a pattern may end with, as `{ing}`: the form → what `{base}` in the replacement becomes. */
  forms: Readonly<Record<string, ReadonlyMap<string, string>>>;
  /** Behind these a clause starts. */
  clauseOpeners: ReadonlySet<string>;
  /** Behind a comma a main clause starts where the sentence began with one of these. */
  introducers: ReadonlySet<string>;
  /** Words that lose their vowel before another ("de" in French): nothing between them and a vowel is deleted. */
  elided: ReadonlySet<string>;
}

const CLAUSE_MARKS = '; : ( — –'.split(' ');

/** A grammar from lists of words that are separated by white space. */
export function phraseGrammar(parts: {
  sets: Readonly<Record<string, ReadonlySet<string>>>;
  forms?: Readonly<Record<string, ReadonlyMap<string, string>>>;
  clauseOpeners: string;
  introducers?: string;
  elided?: string;
}): PhraseGrammar {
  return {
    sets: parts.sets,
    forms: parts.forms ?? {},
    clauseOpeners: new Set([...CLAUSE_MARKS, ...parts.clauseOpeners.split(/\s+/)]),
    introducers: wordSet(parts.introducers ?? ''),
    elided: wordSet(parts.elided ?? ''),
  };
}

export const wordSet = (list: string): ReadonlySet<string> =>
  new Set(list.split(/\s+/).filter((word) => word !== ''));
