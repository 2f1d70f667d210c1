import { holdsChapters } from './code-rows.ts';
import { directsReader } from './direction.ts';
import { isLeadIn, isOpenLine } from './lead-ins.ts';
import type { Material } from './material.ts';
import { isLine, isOnlyTags, isRemark, listsPlaceholders, standsInLines } from './own-lines.ts';
import { endsOnPiece, endsOpen, FEW_LINES, linesOf } from './own-parts.ts';
import { isProtected, type Part } from './parts.ts';
import { isRuleLike } from './rulebook.ts';
import { isRule } from './sentence.ts';
import { pointsAtText, treatsText } from './treatment.ts';
import { SAYS } from './words.ts';

/**
 * What stands behind the last rule of a prompt of rules, and is no chapter of it: prose that speaks to
 * nobody.
 */
export function behindRules(parts: readonly Part[], own: readonly boolean[], text: string): Material[] {
  const isTreated = parts.some((part, at) => own[at] && treatsText(part));
  const last = parts.findLastIndex(
    (part, at) =>
      part.isList ||
      (part.kind !== 'text' && (!isTreated || own[at])) ||
      part.sentences.some(isRuleLike) ||
      isDirected(part, text) ||
      isTitled(part, text) ||
      speaksToModel(part),
  );
  const rest = parts.slice(last + 1);
  // "Write the files into the folder src.": a last remark of the author.
  if (!isTreated && rest.length <= 2 && rest.every((part) => isRemark(part, text))) return [];
  return rest
    .filter(
      (part, k) =>
        part.kind === 'text' &&
        (isTreated || parts[last + k]?.kind === 'text') &&
        !isOnlyTags(part, text) &&
        !holdsChapters(part, text) &&
        !(isOpenLine(part, text) && isProtected(rest[k + 1])),
    )
    .map(({ start, end }) => ({ start, end, reason: NO_INSTRUCTIONS }));
}

const NO_INSTRUCTIONS = 'text without instructions';

/** Lines one below the other that are no list. */
const isBlock = (part: Part | undefined, text: string): boolean =>
  part !== undefined && !part.isList && linesOf(part, text) >= FEW_LINES;

/**
 * Paragraphs in which the author asks for nothing: behind a colon of his, and, where he wants something done
 * to a text, behind the last one in which he asks, behind one that names a text, and blocks of lines
 * anywhere. What tells a reader what to do is his own: nothing says that it is not.
 */
export function unclaimed(parts: readonly Part[], own: readonly boolean[], text: string): Material[] {
  const authors = parts.filter((_, at) => own[at]);
  const isTreated = authors.some(treatsText);
  const isPointed = authors.some(pointsAtText);
  const last = parts.findLastIndex((part, at) => own[at] || (!isPointed && isDirected(part, text)));
  const isInLines = standsInLines(parts, text);
  const isHandedOver = (part: Part, at: number): boolean => {
    const before = parts[at - 1];
    if (before && before.kind !== 'text' && own[at - 1]) return false;
    if (isLine(part, text) && isInLines) return false;
    if (!isPointed && (isDirected(part, text) || (at < last && isTitled(part, text)))) return false;
    // "The answer looks like this:", "Choose one of these:"
    if (!part.isList && own[at - 1] && before && endsOpen(before, text)) return true;
    if (!isTreated) return false;
    if (at > last || isBlock(part, text)) return true;
    return own[at - 1] === true && before?.kind === 'text' && (endsOnPiece(before) || statesOnly(part));
  };
  const isClaimed = (part: Part | undefined, at: number): boolean =>
    part?.kind === 'text' && !own[at] && isHandedOver(part, at) && !listsPlaceholders(part, text);
  return parts
    .filter(
      // A line that leads in a list is handed over with it.
      (part, at) => isClaimed(part, at) && (!isLeadIn(parts, at, text) || isClaimed(parts[at + 1], at + 1)),
    )
    .map(({ start, end }) => ({ start, end, reason: NO_INSTRUCTIONS }));
}

/** "Refunds: we offer …": a paragraph with a title. */
const isTitled = ({ start, end }: Part, text: string): boolean =>
  TITLED.test(text.slice(start, Math.min(end, start + LONGEST_TITLE)));

const TITLED = /^\*{0,2}\p{Lu}[\p{L}\d &/-]*(?:\*{0,2}:|:\*{2})\s/u;
const LONGEST_TITLE = 60;

/**
 * Whether nobody is spoken of or to in a paragraph, and nothing is ruled out: a passage, a problem to solve.
 */
const statesOnly = (part: Part | undefined): boolean =>
  part !== undefined &&
  !isPersonal([part]) &&
  !part.sentences.some(
    (sentence) =>
      isRule(sentence) ||
      sentence.words.some(({ says, lower }) => (says & SAYS.must) !== 0 || BINDS.test(lower)),
  );

const BINDS =
  /^(?:if|when|unless|not|no|only|never|max|each|every|may|can|will|wenn|nicht|kein\w*|nur|si|pas|quand|cuando|no|solo|se|não|quando|non)$/;

/** What an author tells of himself, or the model of itself. */
export const isPersonal = (parts: readonly Part[]): boolean =>
  parts.some(({ sentences }) =>
    sentences.some(({ words }) =>
      words.some(({ lower, says }) => lower === 'i' || lower === 'we' || (says & SAYS.you) !== 0),
    ),
  );

/**
 * Whether a paragraph tells its reader what to do. Of lines one below the other it must be half of the
 * sentences: a line of notes may begin with a verb. Who says "I" in it wrote it to somebody else.
 */
function isDirected(part: Part, text: string): boolean {
  if (part.sentences.some(({ words }) => words.some(({ lower }) => FIRST.test(lower)))) return false;
  const directed = part.sentences.filter(directsReader).length;
  return part.isList || linesOf(part, text) < FEW_LINES
    ? directed > 0
    : directed * 2 >= part.sentences.length;
}

const FIRST = /^(?:i|i['’]\p{L}+|me|my|ich|mir|mein\p{L}*|je|moi|mon|mes|yo|mi|mis|eu|meu|minha|io|mio)$/u;

/** Whether a paragraph speaks of or to "you". */
const speaksToModel = ({ sentences }: Part): boolean =>
  sentences.some(({ words }) =>
    words.some(({ says, lower }) => (says & SAYS.you) !== 0 || /^you['’]/.test(lower)),
  );
