import type { Range } from '../range.ts';
import { lastOfRow } from './code-rows.ts';
import type { Announcement } from './cues.ts';
import { kindOf } from './labels.ts';
import { isLeadIn } from './lead-ins.ts';
import { isProtected, type Part } from './parts.ts';
import { lastWord } from './sent-down.ts';

type Below = Pick<Announcement, 'said' | 'isPlain' | 'isPointed'> & {
  isOpen: boolean;
  isSent: boolean;
  isRules: boolean;
};

interface Neighbours {
  /**
   * The parts behind one up to the author's next title, without his own words at both ends. They end where he
   * goes on for more than a paragraph, or for one where nothing points at them. `isOpen`: the first one is no
   * word of his. `isSent`: he sends the reader down, be it to the next chapter.
   */
  below(at: number, announcement: Below): Range | undefined;
  /**
   * Whether what somebody else wrote stands behind a list before the author's next chapter. "- Optimize
   * queries" points at nothing that stands in a later chapter, or in the next list.
   */
  isRightBelow(at: number): boolean;
  /** The parts before one, without the author's own words at both ends. */
  above(at: number): Range | undefined;
}

/**
 * What stands around the parts of a text. Linear once, then constant, but for a run of the author's own
 * parts.
 */
export function neighbours(text: string, parts: readonly Part[], own: readonly boolean[]): Neighbours {
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
 * Index of what stands below a part of the author that names it: under the next title, where that has the
 * same name, else right below, or first in the chapter below, where that is no chapter of rules.
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

/**
 * Index of the last part before `end` that no more than `most` of the author's own parts in a row stand
 * before.
 */
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
