import { isLowerAscii } from '@refinery/text/chars.ts';
import { FINITE_TAGS, TAG, type Tag } from '@refinery/text/tag-set.ts';
import { SPAN } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { type Draft, holds } from '../draft/draft.ts';
import { change, type Sentence, sentenceOf } from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

const VERBS = new Set<Tag>([...FINITE_TAGS, TAG.contraction]);
const DASHES = new Set(['-', '–', '—', ':']);
/** Before these the article makes another meaning: "a few", "the same", "a second chance". */
const NEEDS_ARTICLE = new Set(
  'few little lot bit couple number pair dozen hundred thousand million half third quarter single same one ones more less most least second first last only'.split(
    ' ',
  ),
);
/** Verbs that another pass has put there. */
const CHANGED_VERB = /n't$|'ll$|^(?:can|must|will|let|lets)$/;
/** In words. */
const LONGEST_LABEL = 6;

/** "- The name of the guest" is "- Name of the guest": a list item that only names a thing starts with its noun. */
export const ITEM_ARTICLES: CodePass = {
  name: 'item-articles',
  reason: REASONS.article,
  rank: 2,
  legal: false,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const part of draft.segments) {
      // Other sentences need not be read at all.
      if (
        part.language !== 'en' ||
        part.line !== 'item' ||
        !part.first ||
        !holds(draft, part, TRIGGER.article)
      )
        continue;
      const sentence = sentenceOf(draft, part);
      const at = articleAt(sentence);
      if (at < 0) continue;
      const { words, tags } = sentence;
      const next = tags[at + 1];
      if (next !== TAG.noun && next !== TAG.adjective && next !== TAG.participle && next !== TAG.gerund)
        continue;
      if (NEEDS_ARTICLE.has(words[at + 1] ?? '') || !isLowerCase(sentence, at + 1)) continue;
      change(sentence, ITEM_ARTICLES, at, at + 1);
    }
  },
};

/** Where the article of an item without a verb stands, behind its label or placeholder; -1 for other sentences. */
function articleAt({ draft, live, tags, words }: Sentence): number {
  let start = 0;
  for (let k = 1; k <= LONGEST_LABEL && k < words.length; k++)
    if (
      DASHES.has(words[k] ?? '') &&
      (k > 1 || draft.tokens[live[0] ?? -1]?.kind === SPAN || words[k] === ':')
    ) {
      start = k + 1;
      break;
    }
  // "The guest orders soup." may be a sentence whose verb looks like a noun.
  if (start === 0 && words.at(-1) === '.') return -1;
  const article = words[start];
  if (article !== 'the' && article !== 'a' && article !== 'an') return -1;
  return words.some((word) => CHANGED_VERB.test(word)) || tags.slice(start).some((tag) => VERBS.has(tag))
    ? -1
    : start;
}

const isLowerCase = ({ draft, live }: Sentence, k: number): boolean =>
  isLowerAscii(draft.text.charCodeAt(draft.tokens[live[k] ?? -1]?.start ?? -1));
