/**
 * A text cut into words, runs of white space and single other characters; together they are the whole text.
 */
export interface Pieces {
  /** Where each piece begins, in UTF-16 code units, and at last where the text ends. */
  starts: number[];
  /** A number for each piece: equal pieces of both texts have the same. */
  ids: number[];
}

const PIECE = /[\p{L}\p{N}\p{M}_]+|\s+|./gsu;

/** Cuts two texts and numbers their pieces alike. `isWord[id]` tells words from the rest. */
export function cutBoth(
  original: string,
  refined: string,
): { before: Pieces; after: Pieces; isWord: boolean[] } {
  const known = new Map<string, number>();
  const isWord: boolean[] = [];
  const cut = (text: string): Pieces => {
    const starts: number[] = [];
    const ids: number[] = [];
    for (const { 0: piece, index } of text.matchAll(PIECE)) {
      let id = known.get(piece);
      if (id === undefined) {
        id = known.size;
        known.set(piece, id);
        isWord.push(/^[\p{L}\p{N}_]/u.test(piece));
      }
      starts.push(index);
      ids.push(id);
    }
    starts.push(text.length);
    return { starts, ids };
  };
  return { before: cut(original), after: cut(refined), isWord };
}
