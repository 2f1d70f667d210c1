import { handsOver, pointsAtPiece } from './announced.ts';
import { directsReader } from './direction.ts';
import { kindOf } from './labels.ts';
import { isLeadIn } from './lead-ins.ts';
import type { Part } from './parts.ts';
import { treatsText } from './treatment.ts';

/**
 * Whether a prompt is a document of its author under headings, as rules for an agent are written: what stands
 * under them is his, too, where nothing else is said. None is a document about which something is asked
 * before its first heading or behind its last paragraph.
 */
export function isManual(parts: readonly Part[], own: readonly boolean[], text: string): boolean {
  const titles = parts.filter(({ kind, name }) => kind === 'heading' && kindOf(name) !== 'material').length;
  if (titles < FEWEST_TITLES || !own.includes(true)) return false;
  const first = parts.findIndex(({ kind }) => kind === 'heading');
  const [before, last] = parts.slice(-2);
  const ends = last && before?.kind !== 'heading' && !last.isList ? [last] : [];
  const isAuthored = authored(parts, own, text) >= FEWEST_AUTHORED;
  const isAbout = (part: Part, at: number): boolean =>
    isAuthored && (part.isList || isRole(part) || isLeadIn(parts, at, text))
      ? handsOver(part, text) || pointsAtPiece(part)
      : asksAbout(part, text);
  return !parts.slice(0, first).some(isAbout) && !ends.some((part) => isAbout(part, parts.length - 1));
}

/**
 * "You are a senior reviewer …", "Always prioritize clean code …": what the model is, not what is to be done
 * to a text.
 */
const isRole = ({ sentences }: Part): boolean => {
  const [first, second] = sentences[0]?.words ?? [];
  return (
    (first?.lower === 'you' && second?.lower === 'are') ||
    (first?.lower === 'act' && second?.lower === 'as') ||
    first?.lower === 'always'
  );
};

/**
 * With so many chapters and lists of his own, what an author lists before them is no request about a text:
 * "2. Review existing models".
 */
const FEWEST_AUTHORED = 3;

/** Whether most points of a list tell a reader what to do. */
const directs = (part: Part | undefined): boolean =>
  part?.isList === true && part.sentences.filter(directsReader).length * 2 > part.sentences.length;

/** Headings and lead-ins below which the author asks for something before the next one. */
const authored = (parts: readonly Part[], own: readonly boolean[], text: string): number => {
  let count = 0;
  let isCounted = true;
  for (const [at, { kind }] of parts.entries()) {
    if (kind === 'heading' || isLeadIn(parts, at, text)) isCounted = false;
    else if (!isCounted && kind === 'text' && (own[at] || directs(parts[at]))) {
      count++;
      isCounted = true;
    }
  }
  return count;
};

const FEWEST_TITLES = 2;

const asksAbout = (part: Part, text: string): boolean =>
  part.kind === 'text' && (handsOver(part, text) || pointsAtPiece(part) || treatsText(part));
