import type { Place } from '@refinery/guard';

/** Most UTF-16 code units that a passage goes beyond what it is about, on either side. */
const MOST_AROUND = 200;
/** Of something longer only the beginning is shown. */
const MOST_INSIDE = 600;
/** A text up to this length is one passage where nobody knows where to look. */
const SHORT_TEXT = 500;
/** What is shown of a longer one, on either side of the guessed place. */
const GUESSED_AROUND = 200;

const SENTENCE_ENDS = new Set(['.', '!', '?', '…', '。', '！', '？']);

/** The sentence or line around a place, at most a thousand UTF-16 code units of it. */
export function passageAround(text: string, { start, end }: Place): Place {
  const last = Math.min(end, start + MOST_INSIDE);
  return {
    start: backToSentence(text, start),
    end: last < end ? wholeUnit(text, last) : onToSentence(text, end),
  };
}

/**
 * The part of a text to search for something that stands near `guess`, about an offset: a short text is
 * searched whole.
 */
export function passageNear(text: string, guess: number): Place {
  if (text.length <= SHORT_TEXT) return { start: 0, end: text.length };
  const at = Math.min(text.length, Math.round(guess));
  const start = Math.max(0, at - GUESSED_AROUND);
  const end = Math.min(text.length, at + GUESSED_AROUND);
  return { start: backToSentence(text, start), end: onToSentence(text, end) };
}

function backToSentence(text: string, start: number): number {
  const limit = Math.max(0, start - MOST_AROUND);
  let at = start;
  while (at > limit && !isBoundary(text, at)) at--;
  while (at < start && isSpace(text[at])) at++;
  return wholeUnit(text, at);
}

function onToSentence(text: string, end: number): number {
  const limit = Math.min(text.length, end + MOST_AROUND);
  let at = end;
  while (at < limit && !isBoundary(text, at)) at++;
  while (at > end && isSpace(text[at - 1])) at--;
  return wholeUnit(text, at);
}

/** Between two sentences or lines. */
function isBoundary(text: string, at: number): boolean {
  const before = text[at - 1];
  const next = text[at];
  if (before === '\n' || next === '\n') return true;
  return before !== undefined && SENTENCE_ENDS.has(before) && (before > '\u3000' || isSpace(next));
}

const isSpace = (unit: string | undefined): boolean =>
  unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r';

/** Half of a surrogate pair would be no text. */
const wholeUnit = (text: string, at: number): number =>
  at > 0 && /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
