import { directs, nextPointer } from './pointers.ts';
import { binds, type Said, type Sentence } from './sentence.ts';
import { SAYS } from './words.ts';

/** A sentence that announces material. */
export interface Announcement {
  /** The words that announce it. */
  said: string;
  where: 'below' | 'above';
  /** Offset behind the announcement where the rest of the sentence is material already, or -1. */
  inlineFrom: number;
  /** Whether it says plainly that something is handed over: "the report" may be one that is to be written. */
  isPlain: boolean;
  /** Whether it says so with a word like "below". */
  isBelow: boolean;
  /** Whether it says where: "the following e-mail", "the text below", "here are my notes". */
  isPointed: boolean;
}

const CJK_BELOW =
  /(?:下面|以下|如下|下列|这段|这篇|这封|这些|这条|次の|下記|この(?:文|メール|文章|テキスト))[^。！？\n]{0,20}(?:文|内容|邮件|记录|笔记|留言|数据|资料|评论|对话|代码|段|篇|消息|话|字|メール|メモ|記録|質問|レビュー|会話|データ|コード|テキスト|レポート)/u;
// Not linear, but it reads at most 300 units of a sentence.
const ENDS_OPEN = /[:：]\**\s*$|-{3,}\s*$/;
const ASKS_REPLY =
  /^(?:so |and |ok,? )?(?:what|how) (?:should|can|do|would|could) (?:i|you|we) (?:say|answer|reply|respond|write|do)\b|^(?:is|are) th(?:is|ese)\b|^(?:what|which|where|why)\b[^?]{0,40}\b(?:this|these)\b/i;

/** So many words stand at most between a pointer and what it points at. */
const NEAR = 4;

/** What a sentence announces, if it does. `isLast`: nothing follows in its paragraph. */
export function readAnnouncement(
  text: string,
  sentence: Sentence,
  isLast: boolean,
): Announcement | undefined {
  const { words } = sentence;
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(sentence.text)) {
    const cjk = CJK_BELOW.exec(sentence.text);
    return cjk && !(/[:：]\s*\S/.test(sentence.text) && binds(sentence))
      ? { said: cjk[0], where: 'below', inlineFrom: -1, isPlain: true, isBelow: true, isPointed: true }
      : undefined;
  }
  const colon = colonOf(text, sentence);
  const pointed = pointedAt(words);
  const at = pointed ?? treated(words, sentence, colon >= 0 || ENDS_OPEN.test(sentence.text));
  if (!at)
    return isLast && ASKS_REPLY.test(sentence.text)
      ? {
          said: cut(sentence.text),
          where: 'below',
          inlineFrom: -1,
          isPlain: false,
          isBelow: false,
          isPointed: false,
        }
      : undefined;
  const [from, to, where] = at;
  const begins = where === 'below' ? inlineFrom(text, sentence, words, at, colon) : -1;
  // What goes on behind its colon says what to do, not what is handed over below.
  if (!pointed && ((colon >= 0 && begins < 0) || directsFollow(words))) return undefined;
  const said = cut(text.slice(words[from]?.start, words[to]?.end));
  const isBelow = ((words[to]?.says ?? 0) & SAYS.below) !== 0;
  const isPlain =
    from !== to &&
    (isBelow || !((words[from]?.says ?? 0) & SAYS.mine) || MINE.test(words[from]?.lower ?? ''));
  return {
    said,
    where,
    isPlain,
    isBelow,
    isPointed: pointed !== undefined,
    inlineFrom: begins,
  };
}

const cut = (said: string): string =>
  (said.length > 40 ? `${said.slice(0, 40).trimEnd()}…` : said).replace(/\s+/g, ' ');

/** Offset behind the first colon of a sentence behind which something stands, or -1. */
function colonOf(text: string, { start, end }: Sentence): number {
  const at = text.slice(start, end).indexOf(': ');
  return at < 0 ? -1 : start + at + 1;
}

/**
 * Where the rest of the sentence is the material: behind its colon, or a number right behind what is
 * announced ("Here's the recipe 250 g …").
 */
function inlineFrom(
  text: string,
  { end }: Sentence,
  words: readonly Said[],
  found: Found,
  colon: number,
): number {
  const [, to] = found;
  const behind = words[to]?.end ?? end;
  // "report 1" is the name of one.
  const isHere = words.slice(0, to).some(({ says }) => (says & SAYS.here) !== 0);
  const counts = isHere && /^\s+\d/.test(text.slice(behind, behind + 4));
  const from = colon >= behind ? colon : counts ? behind : -1;
  if (from < 0) return -1;
  // "Summarise the complaint: what happened and when" says how.
  if (from === colon && !handsOver(words, from, found)) return -1;
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  // A quotation is protected as it is.
  return at < end && !/["“„«「]/.test(text[at] ?? '') ? at : -1;
}

/** "… and give the following fields:" */
const directsFollow = (words: readonly Said[]): boolean =>
  words.some(({ says }, i) => (says & SAYS.follows) !== 0 && directs(words[i + 1]?.says ?? 0));

/**
 * Whether a colon can have a text behind it on its line, where the words of `found` name what is handed over.
 */
function handsOver(words: readonly Said[], colon: number, [from, to]: Found): boolean {
  const before = words.slice(0, words.findLastIndex(({ end }) => end <= colon) + 1);
  // "into these groups: …"
  const between = before.slice(to + 1);
  if (between.some(({ says }) => directs(says))) return false;
  const named = [...words.slice(from, from + 1), ...words.slice(to, to + 1)];
  if (named.some(({ lower, says }) => (says & NAMES_ONE) !== 0 || MINE.test(lower))) {
    // "The following documents are needed: …"
    if (named.some(({ says }) => (says & SAYS.follows) !== 0))
      return between.length === 0 || before.some(({ says }) => (says & SAYS.treats) !== 0);
    return between.length <= NEAR && !between.some(({ says }) => (says & SAYS.piece) !== 0);
  }
  return !before.some(({ says }) => (says & (SAYS.piece | SAYS.result)) !== 0);
}

/** What says of a piece which one it is. */
const NAMES_ONE = SAYS.points | SAYS.follows | SAYS.below | SAYS.here;

type Found = readonly [from: number, to: number, where: 'below' | 'above'];

/** "the following e-mail", "the e-mail that you find below", "here are my notes". */
function pointedAt(words: readonly Said[]): Found | undefined {
  for (let i = 0; i < words.length; i++) {
    const { says = 0, lower = '' } = words[i] ?? {};
    if (says & SAYS.follows || (says & SAYS.below && i < 2)) {
      const piece = nextPiece(words, i + 1, NEAR + 2);
      if (piece >= 0) return [i, piece, 'below'];
    }
    if (says & SAYS.here || isThese(words, i)) {
      const piece = nextPiece(words, i + 1, NEAR + 1);
      if (piece >= 0) return [i, piece, 'below'];
    }
    if (says & SAYS.piece && !(words[i - 1] && directs(words[i - 1]?.says ?? 0))) {
      const pointer = nextPointer(words, i);
      if (pointer) return [Math.max(0, i - 1), pointer[0], pointer[1]];
    }
    if (says & SAYS.follows && lower !== 'following' && i > 0 && (words[i - 1]?.says ?? 0) & SAYS.piece)
      return [i - 1, i, 'below'];
    if (isAsFollows(words, i)) {
      const piece = words.findIndex((word) => (word.says & SAYS.piece) !== 0 && !directs(word.says));
      if (piece >= 0 && piece < i) return [piece, i, 'below'];
    }
    // "Review the policy that follows"
    if (lower === 'follows' && /^(?:that|which)$/.test(words[i - 1]?.lower ?? '') && isTreated(words, i - 2))
      return [i - 2, i, 'below'];
    if (lower === 'follows' && words[i - 1]?.lower === 'what') {
      const piece = nextPiece(words, i + 1, NEAR + 2);
      if (piece >= 0) return [i - 1, piece, 'below'];
    }
  }
  return undefined;
}

/** Whether the word at an index, which names no instructions, is what something is done to. */
const isTreated = (words: readonly Said[], at: number): boolean =>
  at > 0 &&
  !directs(words[at]?.says ?? 0) &&
  words.slice(Math.max(0, at - NEAR), at).some(({ says }) => (says & SAYS.treats) !== 0);

/** "These are my notes": the sentence begins so. */
const isThese = (words: readonly Said[], i: number): boolean =>
  (i === 0 || (i === 1 && /^(?:and|so|now|okay|ok|then|und|et|y|e)$/.test(words[0]?.lower ?? ''))) &&
  ((words[i]?.says ?? 0) & SAYS.points) !== 0 &&
  // "It is an XML document that …" speaks of something that was named.
  words[i]?.lower !== 'it' &&
  /^(?:is|are|was|were|ist|sind|est|sont|es|son|é|são|è|sono)$/.test(words[i + 1]?.lower ?? '') &&
  ((words[i + 2]?.says ?? 0) & (SAYS.mine | SAYS.piece)) !== 0;

/** "The message is as follows:", "… is the following one:". "Handle the message as follows:" says how. */
function isAsFollows(words: readonly Said[], i: number): boolean {
  const next = words[i + 1]?.lower;
  return words[i]?.lower === 'follows'
    ? words[i - 1]?.lower === 'as' && IS.test(words[i - 2]?.lower ?? '')
    : words[i]?.lower === 'following' && (next === undefined || (/^ones?$/.test(next) && !words[i + 2]));
}

const IS = /^(?:is|are|was|were|reads?|runs?|ran|goes|went|says|said|writes|wrote)$/;

/**
 * Index of a word that names a piece among the next ones, unless instructions are named first; -1 where there
 * is none.
 */
function nextPiece(words: readonly Said[], from: number, most: number): number {
  for (let i = from; i < Math.min(words.length, from + most); i++) {
    const says = words[i]?.says ?? 0;
    if (directs(says)) return -1;
    // "some response guidelines"
    if (says & SAYS.piece) return directs(words[i + 1]?.says ?? 0) ? -1 : i;
  }
  return -1;
}

/**
 * "Proofread this", "review this for me?", "shorten the passage", "feedback on my speech", "translate to
 * German: …".
 */
function treated(words: readonly Said[], sentence: Sentence, colon: boolean): Found | undefined {
  const isAbout = ABOUT.test(words[0]?.lower ?? '');
  let treats = -1;
  for (let i = 0; i < words.length; i++) {
    const says = words[i]?.says ?? 0;
    if (treats < 0 && i < LONGEST_LEAD && says & SAYS.treats && !(says & SAYS.piece && i > 3)) treats = i;
    const to =
      says & SAYS.points ? pointsTo(words, i, treats, colon && !isAbout) : treatedPiece(words, i, treats);
    if (to >= 0) return [says & SAYS.points && to === i ? treats : i, to, 'below'];
  }
  if (treats < 0 || isAbout) return undefined;
  if (colon) return treatedBehindColon(words, sentence, treats);
  // "Summarize.": nothing is said of what.
  return treats === words.length - 1 && ONLY_WORDS.test(sentence.text)
    ? [treats, treats, 'below']
    : undefined;
}

const ONLY_WORDS = /^\p{L}+(?: \p{L}+)?\.$/u;

/** Verbs of treatment stand within so many words. */
const LONGEST_LEAD = 14;

/** Index of what the "this" at `i` stands for, which may be the word itself; -1 for nothing that is here. */
function pointsTo(words: readonly Said[], i: number, treats: number, colon: boolean): number {
  const piece = nextPiece(words, i + 1, 2);
  if (piece >= 0 && (treats >= 0 || colon)) return piece;
  const next = words[i + 1];
  return treats >= 0 && i - treats <= 3 && (!next || BEHIND_THIS.test(next.lower)) ? i : -1;
}

const BEHIND_THIS = /^(?:for|to|into|sound|so|please|as|in|and|auf|zu|en|em)$/;

/** Index of the piece that is treated: "my speech", "the passage" right behind the verb; -1 for none. */
function treatedPiece(words: readonly Said[], i: number, treats: number): number {
  const { says = 0, lower = '' } = words[i] ?? {};
  if (treats < 0 || MAKES.test(words[treats]?.lower ?? '')) return -1;
  // Terse notes leave out the article.
  const isBare = i === treats + 1 && (says & SAYS.piece) !== 0;
  if (!isBare && !(says & SAYS.mine && i - treats <= (MINE.test(lower) ? 12 : 3))) return -1;
  const piece = isBare ? i : nextPiece(words, i + 1, 2);
  const isPart = ASKED.test(words[piece]?.lower ?? '') || OF_PIECE.test(words[piece + 1]?.lower ?? '');
  return isPart ? -1 : piece;
}

function treatedBehindColon(
  words: readonly Said[],
  { start, text }: Sentence,
  treats: number,
): Found | undefined {
  const colon = start + text.indexOf(':');
  const last = words.findLastIndex(({ end }) => end <= colon);
  const named = words.slice(treats, last + 1);
  if (last < treats || named.some(({ says }) => directs(says))) return undefined;
  if (last > treats && isThePiece(words, last)) return [last - 1, last, 'below'];
  const isTreatment =
    (treats < 4 && ALWAYS_TREAT.test(words[treats]?.lower ?? '')) ||
    named.some(({ lower }) => LANGUAGE_FAULTS.test(lower));
  return isTreatment ? [treats, last, 'below'] : undefined;
}

/** "to the ticket:". */
const isThePiece = (words: readonly Said[], at: number): boolean =>
  ((words[at]?.says ?? 0) & SAYS.piece) !== 0 &&
  /^(?:the|der|die|das|den|dem|la|le|el|lo|il|o|a|as|os)$/.test(words[at - 1]?.lower ?? '');

const MINE =
  /^(?:my|our|mine|meine[nr]?|unsere?n?|ma|mes|notre|nos|mis?|nuestr[oa]s?|meus?|minhas?|noss[oa]|mi[oae]i?|nostr[oa])$/;
/** "Translate to German: …", "Fix the grammar in: …": nothing else can stand behind the colon. */
const ALWAYS_TREAT =
  /^(?:translate|proofread|rephrase|paraphrase|transcribe|reword|übersetze?|traduis|traduisez|traduce|traduzca|traduza|traduz|traduci)$/;
const LANGUAGE_FAULTS = /^(?:grammar|spelling|punctuation|typos|wording)$/;
/** "For this essay: use a formal tone" and the like say what to do. */
const ABOUT = /^(?:for|in|with|when|during|throughout|within|about)$/;
/** What comes up in a conversation as well. */
const ASKED =
  /^(?:questions?|requests?|tickets?|answers?|responses?|replies|reply|words|problem|command|output|context|sources?|data|titles?)$/;
/** "the code changes", "the submission process": something else than the piece. */
const OF_PIECE =
  /^(?:process|processes|changes|flows?|workflows?|handling|handlers?|systems?|types?|fields?|pages?|paths?|quality|logic|coverage)$/;
/** These make a text of their own. */
const MAKES = /^(?:write|describe|make|complete|continue|format|label|comment|reply|respond|answer)$/;
