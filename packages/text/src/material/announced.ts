import { type Announcement, readAnnouncement } from './cues.ts';
import { directsReader } from './direction.ts';
import type { Material } from './material.ts';
import { neighbours } from './neighbours.ts';
import type { Part } from './parts.ts';
import { sentDown } from './sent-down.ts';
import { isInstruction, type Sentence } from './sentence.ts';
import { SAYS } from './words.ts';

// Not linear, but it is shown eight units.
const ENDS_OPEN = /[:：]\**\s*$|-{3,}\s*$/;

/**
 * What sentences announce: "the following e-mail", "the text below", "here are my notes", "Proofread this:".
 * `isRules`: within a prompt of rules, where it must be said plainly and right before, and ends with the
 * author's next words or title.
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

/**
 * Whether a sentence says plainly that a text follows, and it does: behind its colon or below its paragraph.
 */
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

/**
 * Where material begins in the paragraph of its announcement: behind its colon, or on the next line where
 * nothing is asked for; -1 elsewhere.
 */
function inlineStart(text: string, { sentences }: Part, at: number, announcement: Announcement): number {
  const { inlineFrom, where, isPlain } = announcement;
  if (inlineFrom >= 0 || where === 'above' || !isPlain) return inlineFrom;
  const next = sentences[at + 1];
  const isNextLine = next && text.slice(sentences[at]?.end, next.start).includes('\n');
  return isNextLine && !sentences.slice(at + 1).some(isInstruction) ? next.start : -1;
}

/**
 * Where material behind the colon of a sentence ends: before what the author asks for at the end of the
 * paragraph.
 */
function inlineEnd({ sentences, end }: Part, at: number): number {
  const last = sentences.findLastIndex((sentence, k) => k <= at || !isInstruction(sentence));
  return last === sentences.length - 1 ? end : (sentences[last]?.end ?? end);
}
