/** A shorter original says too little about itself to compare. In trigrams. */
const MIN_TRIGRAMS = 8;
/** Least share of the original's trigrams that a refined text still has. */
const MIN_KEPT = 0.2;
/** Least share of the refined text's trigrams that the original has too: structure adds some, another text nearly all. */
const MIN_COMMON = 0.3;

/**
 * Whether a text can be a refined form of the original, by the letters they share. The fidelity guard compares facts;
 * a prompt without any would let everything pass, also the answer of a model that obeyed it. The shares lie far below
 * what real refinements have, so that rewording is not taken for another text. Knows no language, and of a long text
 * looks at the beginning.
 */
export function isAboutTheSame(original: string, refinedText: string): boolean {
  const before = trigramsOf(original);
  if (before.size < MIN_TRIGRAMS) return true;
  const after = trigramsOf(refinedText);
  const common = after.intersection(before).size;
  return common >= MIN_KEPT * before.size && common >= MIN_COMMON * after.size;
}

/** By then a text has shown its vocabulary; in UTF-16 code units. */
const COMPARED_LENGTH = 16_384;

/** Runs of three letters or digits; of scripts without spaces every run of two. */
function trigramsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const [word] of text
    .slice(0, COMPARED_LENGTH)
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    const size = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word) ? 2 : 3;
    for (let start = 0; start + size <= word.length; start++) found.add(word.slice(start, start + size));
  }
  return found;
}
