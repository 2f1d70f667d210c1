import type { Range } from '../range.ts';
import { type Announcement, readAnnouncement } from './cues.ts';
import { directsReader } from './direction.ts';
import { kindOf } from './labels.ts';
import { isLeadIn } from './lead-ins.ts';
import type { Material } from './material.ts';
import { isProtected, lastOfRow, type Part } from './parts.ts';
import { lastWord, sentDown } from './sent-down.ts';
import { isInstruction, type Sentence } from './sentence.ts';
import { SAYS } from './words.ts';

// Not linear, but it is shown eight units.
const ENDS_OPEN = /[:：]\**\s*$|-{3,}\s*$/;

/**
 * What sentences announce: "the following e-mail", "the text below", "here are my notes", "Proofread this:". `isRules`: within a prompt of
 * rules, where it must be said plainly and right before, and ends with the author's next words or title.
 */
export function announced(
  text: string,
  parts: readonly Part[],
  own: readonly boolean[],
  isRules: boolean,
): Material[] {
  const found: Material[] = [];
  const near = neighbours(text, parts, own);
  let covered = 0;
  for (const [at, part] of parts.entries()) {
    if (part.kind !== 'text' || part.start < covered) continue;
    for (const [k, sentence] of part.sentences.entries()) {
      const announcement =
        (isRules ? sentDown(text, sentence) : undefined) ??
        readAnnouncement(text, sentence, k === part.sentences.length - 1);
      if (!announcement || (announcement.where === 'above' && !isDoneTo(sentence))) continue;
      const isSent = !part.isList && announcement.isPlain && announcement.isBelow && directsReader(sentence);
      if (part.isList && !announcement.isPointed && !near.isRightBelow(at)) continue;
      if (isRules && !isSent && !isHandedOver(part, k, announcement, text)) continue;
      const start = inlineStart(text, part, k, announcement);
      const reason = `text introduced by “${announcement.said}”`;
      const cue = { start: sentence.start, end: announcement.inlineFrom >= 0 ? start : sentence.end };
      if (start >= 0) found.push({ start, end: inlineEnd(part, k), reason, cue });
      const isOpen = start < 0 && ENDS_OPEN.test(text.slice(Math.max(0, part.end - 8), part.end));
      const run =
        announcement.where === 'above'
          ? near.above(at)
          : near.below(at, { ...announcement, isOpen, isSent, isRules });
      if (run) found.push({ ...run, reason, cue });
      covered = Math.max(covered, run?.end ?? 0);
    }
  }
  return found;
}

/** "Summarise the text above." "Use the range in the table above" only refers to it. */
const isDoneTo = ({ words, text }: Sentence): boolean =>
  /[?？]\s*$/.test(text) || words.some(({ says }) => (says & SAYS.treats) !== 0);

/** Whether a sentence says plainly that a text follows, and it does: behind its colon or below its paragraph. */
const isHandedOver = (
  { sentences, end }: Part,
  at: number,
  { isPlain, isPointed, where, inlineFrom }: Announcement,
  text: string,
): boolean =>
  isPlain &&
  isPointed &&
  where === 'below' &&
  (inlineFrom >= 0 || (at === sentences.length - 1 && ENDS_OPEN.test(text.slice(Math.max(0, end - 8), end))));

/** Whether a paragraph asks for something to be done to what stands below it, or hands that over. */
export const handsOver = (part: Part, text: string): boolean =>
  part.kind === 'text' &&
  !part.isList &&
  part.sentences.some((sentence, k) => {
    const isLast = k === part.sentences.length - 1;
    const announcement = readAnnouncement(text, sentence, isLast);
    if (!announcement) return false;
    const asks = isInstruction(sentence) && !CAN.test(sentence.text);
    return (asks && (isLast || announcement.isPlain)) || isHandedOver(part, k, announcement, text);
  });

/** "Is this contract fair?": whether a paragraph points at a text that stands elsewhere. */
export const pointsAtPiece = ({ sentences }: Part): boolean =>
  sentences.some(({ words }) =>
    words.some(({ says }, k) => (says & SAYS.points) !== 0 && ((words[k + 1]?.says ?? 0) & SAYS.piece) !== 0),
  );

/** "You can analyze content uploaded by the user": what the model is able to do. */
const CAN = /^(?:you|users?|the (?:user|assistant|model)) /i;

/** Whether a paragraph plainly hands over what stands below it. */
export const announces = ({ sentences }: Part, text: string): boolean =>
  sentences.some((sentence, k) => {
    const announcement = readAnnouncement(text, sentence, k === sentences.length - 1);
    return announcement?.isPlain === true && announcement.where === 'below' && announcement.inlineFrom < 0;
  });

/** Where material begins in the paragraph of its announcement: behind its colon, or on the next line where nothing is asked for; -1 elsewhere. */
function inlineStart(text: string, { sentences }: Part, at: number, announcement: Announcement): number {
  const { inlineFrom, where, isPlain } = announcement;
  if (inlineFrom >= 0 || where === 'above' || !isPlain) return inlineFrom;
  const next = sentences[at + 1];
  const isNextLine = next && text.slice(sentences[at]?.end, next.start).includes('\n');
  return isNextLine && !sentences.slice(at + 1).some(isInstruction) ? next.start : -1;
}

/** Where material behind the colon of a sentence ends: before what the author asks for at the end of the paragraph. */
function inlineEnd({ sentences, end }: Part, at: number): number {
  const last = sentences.findLastIndex((sentence, k) => k <= at || !isInstruction(sentence));
  return last === sentences.length - 1 ? end : (sentences[last]?.end ?? end);
}

type Below = Pick<Announcement, 'said' | 'isPlain' | 'isPointed'> & {
  isOpen: boolean;
  isSent: boolean;
  isRules: boolean;
};

interface Neighbours {
  /**
   * The parts behind one up to the author's next title, without his own words at both ends. They end where he goes on for more than a
   * paragraph, or for one where nothing points at them. `isOpen`: the first one is no word of his. `isSent`: he sends the reader down,
   * be it to the next chapter.
   */
  below(at: number, announcement: Below): Range | undefined;
  /**
   * Whether what somebody else wrote stands behind a list before the author's next chapter. "- Optimize queries" points at nothing that
   * stands in a later chapter, or in the next list.
   */
  isRightBelow(at: number): boolean;
  /** The parts before one, without the author's own words at both ends. */
  above(at: number): Range | undefined;
}

function neighbours(text: string, parts: readonly Part[], own: readonly boolean[]): Neighbours {
  const isForeign = parts.map((part, at) => part.kind === 'text' && !own[at]);
  const titles = parts.map((part, at) => isOwnTitle(part) && own[at + 1] === true);
  const nextForeign = nextOf(isForeign);
  const nextTitle = nextOf(titles);
  const nextAnyTitle = nextOf(parts.map(({ kind }) => kind === 'heading' || kind === 'rule'));
  const lastForeign = lastOf(isForeign);
  const range = (from: number, to: number): Range | undefined => {
    const [first, last] = [parts[from], parts[to]];
    return first && last && from <= to ? { start: first.start, end: last.end } : undefined;
  };
  const nextOther = nextOf(parts.map(({ kind }, at) => kind !== 'text' || !own[at]));
  const lastOwn = own.lastIndexOf(true);
  return {
    isRightBelow(at) {
      const next = nextOther[at + 1] ?? parts.length;
      return !(parts[next]?.kind === 'heading' && next < lastOwn) && !isLeadIn(parts, next, text);
    },
    below(at, { said, isOpen, isSent, isPlain, isPointed, isRules }) {
      let first = at + 1;
      while (isOpen && parts[first]?.kind === 'rule') first++;
      const isFirst = isOpen && parts[first]?.kind === 'text';
      const below =
        isSent && isRules
          ? firstBelow(parts, own, at, nextAnyTitle[at + 1], said)
          : (nextForeign[at + 1] ?? parts.length);
      const from = isFirst ? first : below;
      const end = (isRules ? nextAnyTitle[isSent ? from : at + 1] : nextTitle[at + 1]) ?? parts.length;
      if (from >= end || ((!isPlain || (isRules && !isSent)) && parts[from]?.isList)) return undefined;
      // A block of code or data is what was announced; what follows it speaks of it.
      if (isProtected(parts[from])) return range(from, lastOfRow(parts, from, text));
      // What stands under labels is known by them.
      const isLabelled = parts[from - 1]?.kind === 'label';
      const isEnded = isRules && end < parts.length;
      const last = lastOfBlock(own, from, end, isPointed && !isLabelled && !isEnded ? 1 : 0);
      return range(from, Math.max(from, lastForeign[last] ?? from));
    },
    above: (at) => range(nextForeign[0] ?? parts.length, at > 0 ? (lastForeign[at - 1] ?? -1) : -1),
  };
}

/**
 * Index of what stands below a part of the author that names it: under the next title, where that has the same name, else right below, or first
 * in the chapter below, where that is no chapter of rules.
 */
function firstBelow(
  parts: readonly Part[],
  own: readonly boolean[],
  at: number,
  title: number | undefined,
  said: string,
): number {
  const heading = parts[title ?? parts.length];
  if (title !== undefined && heading && lastWord(heading.name) === lastWord(said))
    return own[title + 1] ? parts.length : title + 1;
  if (parts[at + 1]?.kind === 'text') return own[at + 1] ? parts.length : at + 1;
  return own[at + 1] || parts[at + 2]?.kind !== 'text' ? parts.length : at + 2;
}

/** For each index the first one from there on at which it is so. */
function nextOf(is: readonly boolean[]): number[] {
  const next = new Array<number>(is.length + 1).fill(is.length);
  for (let at = is.length - 1; at >= 0; at--) next[at] = is[at] ? at : (next[at + 1] ?? is.length);
  return next;
}

/** For each index the last one up to there at which it is so, or -1. */
function lastOf(is: readonly boolean[]): number[] {
  let last = -1;
  return is.map((so, at) => {
    if (so) last = at;
    return last;
  });
}

/** Index of the last part before `end` that no more than `most` of the author's own parts in a row stand before. */
function lastOfBlock(own: readonly boolean[], from: number, end: number, most: number): number {
  let inRow = 0;
  for (let at = from + 1; at < end; at++) {
    inRow = own[at] ? inRow + 1 : 0;
    if (inRow > most) return at - 1;
  }
  return end - 1;
}

const isOwnTitle = (part: Part): boolean =>
  (part.kind === 'label' || part.kind === 'heading') && kindOf(part.name) === 'own';
