import { type Draft, type DraftSegment, isLive, liveTokens, propose } from '../draft/draft.ts';
import { isLowerAscii } from '../text/chars.ts';
import { NUMBER, SPACES, WORD } from '../text/token.ts';
import { NUMBER_WORDS } from '../text/word-sets.ts';
import type { CodePass } from './pass.ts';

/** Before these the article decides the meaning: "a few" is not "few", "the same", "the only", "a day" is "per day". */
const NEEDS_ARTICLE = new Set(
  `few little lot bit couple number pair dozen hundred thousand million billion half third quarter single same only first last next other
  others more less most least best worst former latter rest former one ones two three four day week month year hour minute second
  while time way case poor rich following above below more greater higher lower fewer certain`.split(/\s+/),
);
/** After these "the" belongs to a fixed phrase or the noun would be read as a verb. */
const KEEPS_AFTER = new Set('all both half twice per what such quite rather many no not only'.split(' '));

/** Articles where the noun phrase reads the same without them. */
export const ARTICLES_PASS: CodePass = {
  name: 'articles',
  reason: 'article',
  rank: 3,
  legal: false,
  run(draft: Draft) {
    for (const part of draft.segments)
      if (part.language === 'en' && (part.line === 'text' || part.line === 'item')) dropArticles(draft, part);
  },
};

function dropArticles(draft: Draft, part: DraftSegment): void {
  const live = liveTokens(draft, part);
  // In a sentence with quantities "a" may be one of them.
  const counted = live.some((i) => isQuantity(draft, i));
  for (let k = 0; k < live.length - 1; k++) {
    const i = live[k] ?? 0;
    const word = draft.tokens[i]?.lower;
    if (draft.out[i] !== undefined || (word !== 'the' && word !== 'a' && word !== 'an')) continue;
    if (word !== 'the' && counted) continue;
    const next = draft.tokens[live[k + 1] ?? 0];
    const previous = draft.tokens[live[k - 1] ?? -1];
    if (next?.kind !== WORD || !isLive(draft, i) || draft.tokens[i + 1]?.kind !== SPACES) continue;
    if (!isLowerAscii(draft.text.charCodeAt(next.start)) || NEEDS_ARTICLE.has(next.lower)) continue;
    if (previous && (KEEPS_AFTER.has(previous.lower) || draft.tokens[i - 1]?.kind !== SPACES)) continue;
    propose(draft, {
      from: i,
      to: i + 1,
      replacement: '',
      pass: ARTICLES_PASS.name,
      reason: ARTICLES_PASS.reason,
    });
  }
}

function isQuantity(draft: Draft, i: number): boolean {
  const token = draft.tokens[i];
  return token !== undefined && (token.kind === NUMBER || NUMBER_WORDS.has(token.lower));
}
