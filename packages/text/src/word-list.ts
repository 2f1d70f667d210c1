/** The words of a list as word files write it: separated by whitespace or line breaks. */
export const wordList = (list: string): string[] => list.split(/\s+/).filter(Boolean);

/** The same as a set. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(wordList(list));

/** A map of words that a list writes as `word:other`. */
export const wordPairs = (list: string): ReadonlyMap<string, string> =>
  new Map(
    wordList(list).map((entry) => {
      const [word = '', other = ''] = entry.split(':');
      return [word, other];
    }),
  );
