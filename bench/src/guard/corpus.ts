/** What all texts together say about words. */
export interface Corpus {
  /** Words that stand in lower case somewhere. */
  lowerCase: ReadonlySet<string>;
  /** Words that stand with a capital inside a sentence, between words in lower case. */
  capitalInside: ReadonlySet<string>;
}

export function corpusOf(texts: readonly string[]): Corpus {
  const lowerCase = new Set<string>();
  const capitalInside = new Set<string>();
  for (const text of texts) {
    for (const match of text.matchAll(/\p{Ll}[\p{L}\d]*/gu)) lowerCase.add(match[0]);
    for (const match of text.matchAll(/(?<=\p{Ll} )\p{Lu}\p{Ll}+(?=[ ,.']+\p{Ll})/gu))
      capitalInside.add(match[0]);
  }
  return { lowerCase, capitalInside };
}
