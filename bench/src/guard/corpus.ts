/** What all texts together say about words. */
export interface Corpus {
  /** Words that stand in lower case somewhere. */
  lowerCase: ReadonlySet<string>;
}

export function corpusOf(texts: readonly string[]): Corpus {
  const lowerCase = new Set<string>();
  for (const text of texts) for (const match of text.matchAll(/\p{Ll}[\p{L}\d]*/gu)) lowerCase.add(match[0]);
  return { lowerCase };
}
