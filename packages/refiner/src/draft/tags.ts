import { tagWords, wordIndices } from '@refinery/text/tag.ts';
import { TAG } from '@refinery/text/tag-set.ts';
import type { Token } from '@refinery/text/token.ts';
import type { Draft, DraftSegment } from './draft.ts';

/** Parts of speech by token index, one array per text: a sentence is tagged once, whoever asks. */
const TAGS = new WeakMap<readonly Token[], Uint8Array>();
const UNTAGGED = 255;

/** Parts of speech of the tokens of an English segment as it was written, by token index. */
export function tagsOf(draft: Draft, part: DraftSegment): Uint8Array {
  let tags = TAGS.get(draft.tokens);
  if (!tags) {
    tags = new Uint8Array(draft.tokens.length).fill(UNTAGGED);
    TAGS.set(draft.tokens, tags);
  }
  if (tags[part.from] !== UNTAGGED) return tags;
  const live = wordIndices(draft.tokens, part.from, part.to);
  const found = tagWords(draft.text, draft.tokens, live);
  for (let k = 0; k < live.length; k++) tags[live[k] ?? 0] = found[k] ?? TAG.other;
  return tags;
}
