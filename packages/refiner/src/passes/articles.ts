import { type Draft, type DraftSegment, isLive, liveTokens, propose, textOf } from '../draft/draft.ts';
import { isLowerAscii } from '../text/chars.ts';
import { NUMBER, SPACES, WORD } from '../text/token.ts';
import { NUMBER_WORDS } from '../text/word-sets.ts';
import type { CodePass } from './pass.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Before these the article decides the meaning: "a few" is not "few", "the same", "the only", "a day" is "per day". */
const NEEDS_ARTICLE = words(
  `few little lot bit couple number pair dozen hundred thousand million billion half third quarter single same only first last next other
  others more less most least best worst former latter rest one ones two three four day week month year hour minute second
  while time way case poor rich following above below greater higher lower fewer certain very`,
);
/** After these "the" belongs to a fixed phrase or the noun would be read as a verb. */
const KEEPS_AFTER = words('all both half twice per what such quite rather many no not only');
/** After these a noun without "a" reads as a slip ("you are tutor"). */
const FORMS_OF_BE = words("is are was were be been being am it's that's you're i'm he's she's there's");
/** Names that go with "the". */
const NAMES_WITH_THE = words('us usa uk eu un uae');
/** So many words around a quantity "a" may be one too ("a book and 2 pens"). */
const NEAR = 7;

/** Articles where the noun phrase reads the same without them. */
export const ARTICLES_PASS: CodePass = {
  name: 'articles',
  reason: 'article',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const part of draft.segments)
      if (part.language === 'en' && (part.line === 'text' || part.line === 'item')) dropArticles(draft, part);
  },
};

function dropArticles(draft: Draft, part: DraftSegment): void {
  const live = liveTokens(draft, part);
  const quantities: number[] = [];
  for (const [k, i] of live.entries()) if (isQuantity(draft, i)) quantities.push(k);
  let near = 0;
  for (let k = 0; k < live.length - 1; k++) {
    const i = live[k] ?? 0;
    const article = draft.tokens[i]?.lower;
    if (draft.out[i] !== undefined || (article !== 'the' && article !== 'a' && article !== 'an')) continue;
    while ((quantities[near] ?? k) < k - NEAR) near++;
    const counted = Math.abs((quantities[near] ?? Number.POSITIVE_INFINITY) - k) <= NEAR;
    if (article !== 'the' && counted) continue;
    if (isSafe(draft, article, i, live[k - 1], live[k + 1]))
      propose(draft, {
        from: i,
        to: i + 1,
        replacement: '',
        pass: ARTICLES_PASS.name,
        reason: ARTICLES_PASS.reason,
      });
  }
}

function isSafe(
  draft: Draft,
  article: string,
  i: number,
  previous: number | undefined,
  next: number | undefined,
): boolean {
  const noun = draft.tokens[next ?? -1];
  if (noun?.kind !== WORD || !isLive(draft, i) || draft.tokens[i + 1]?.kind !== SPACES) return false;
  if (NEEDS_ARTICLE.has(noun.lower) || !fitsCase(draft.text.slice(noun.start, noun.end), article))
    return false;
  if (previous === undefined) return true;
  const before = textOf(draft, previous).toLowerCase();
  if (KEEPS_AFTER.has(before) || draft.tokens[i - 1]?.kind !== SPACES) return false;
  return article === 'the' || !FORMS_OF_BE.has(before.split(' ').at(-1) ?? '');
}

/** "the Beatles" and "the US" keep their article; "an API" and "a Linux terminal" do not need it. */
function fitsCase(noun: string, article: string): boolean {
  if (isLowerAscii(noun.charCodeAt(0))) return true;
  if (article !== 'the') return noun.length > 1 && noun.charCodeAt(0) < 128;
  return /^[A-Z]{2,}s?$/.test(noun) && !NAMES_WITH_THE.has(noun.toLowerCase());
}

function isQuantity(draft: Draft, i: number): boolean {
  const token = draft.tokens[i];
  return token !== undefined && (token.kind === NUMBER || NUMBER_WORDS.has(token.lower));
}
