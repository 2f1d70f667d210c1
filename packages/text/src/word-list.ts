/** The words of a list as word files write it: separated by whitespace or line breaks. */
export const wordList = (list: string): string[] => list.split(/\s+/).filter(Boolean);

/** The same as a set. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(wordList(list));
