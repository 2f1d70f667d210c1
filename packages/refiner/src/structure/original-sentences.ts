import { segment } from '@refinery/text/segment.ts';
import type { ReadTexts } from '../model/read-texts.ts';
import type { Edit } from '../model/types.ts';

/** Finds what a sentence of a refined text was in the original. */
export type OriginalSentences = (refinedOffset: number) => { index: number; words: string } | undefined;

/**
 * The sentence of the original in which the character at an offset of the refined text stood. Offsets are
 * asked for in rising order. Terse text lacks words that tell what a sentence is ("Expert in …" was "You are
 * an expert in …").
 */
export function originalSentences(
  original: string,
  fine: readonly Edit[],
  texts: ReadTexts,
  material: readonly string[],
): OriginalSentences {
  const tokens = texts.literalTokensOf(original, material);
  const sentences = segment(original, tokens);
  let nextEdit = 0;
  /** Of the refined text minus of the original, behind the edits read so far. */
  let shift = 0;
  let index = 0;
  const startOf = (at: number): number => tokens[sentences[at]?.from ?? -1]?.start ?? original.length;
  return (refinedOffset) => {
    let edit = fine[nextEdit];
    while (edit && edit.start + shift + edit.replacement.length <= refinedOffset) {
      shift += edit.replacement.length - (edit.end - edit.start);
      edit = fine[++nextEdit];
    }
    // What a replacement says is said at its end: what stands before it may be a sentence that went.
    const at =
      edit && edit.start + shift <= refinedOffset
        ? Math.max(edit.start, edit.end - 1)
        : refinedOffset - shift;
    while (index + 1 < sentences.length && startOf(index + 1) <= at) index++;
    const sentence = sentences[index];
    if (!sentence) return undefined;
    return { index, words: original.slice(startOf(index), tokens[sentence.to - 1]?.end ?? 0) };
  };
}
