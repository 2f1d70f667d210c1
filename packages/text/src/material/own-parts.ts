import { announces, pointsAtPiece } from './announced.ts';
import { kindOf } from './labels.ts';
import { decideLeadIns, leadsIn } from './lead-ins.ts';
import type { Part } from './parts.ts';
import { addressesModel, binds, isInstruction, isRule, isWish } from './sentence.ts';
import { ownTags } from './tags.ts';
import { SAYS } from './words.ts';

/** Which parts are the author's own instructions. */
export function ownParts(parts: readonly Part[], text: string): boolean[] {
  const own: boolean[] = [];
  const isTagged = insideOwnTags(text);
  let isFirst = true;
  // What was announced goes on behind its first paragraph.
  let isRest = false;
  for (const [at, part] of parts.entries()) {
    const before = own[at - 1] ? parts[at - 1] : undefined;
    const is =
      isTagged(part) ||
      (part.kind === 'text'
        ? (!isRest && leadsIn(parts, at, text)) ||
          isOwn(part, before, text, isFirst, isRest) ||
          (at === 0 && parts.length > 1 && opens(part, text))
        : kindOf(part.name) === 'own');
    own.push(is);
    if (part.kind !== 'text') isRest = false;
    else if (is) isRest = announces(part, text) || (isFirst && pointsAtPiece(part));
    if (is) isFirst = false;
  }
  decideLists(parts, own);
  decideLeadIns(parts, own, text);
  return own;
}

/** Lists one behind the other are of one author: his where more of them ask for something than do not. */
function decideLists(parts: readonly Part[], own: boolean[]): void {
  for (let from = 0; from < parts.length; from++) {
    let to = from;
    while (parts[to]?.kind === 'text' && parts[to]?.isList) to++;
    if (to - from > 1 && own.slice(from, to).filter((is) => is).length * 2 >= to - from)
      own.fill(true, from, to);
    from = Math.max(from, to);
  }
}

/** Asked for the parts in their order. */
function insideOwnTags(text: string): (part: Part) => boolean {
  const tagged = ownTags(text);
  let next = 0;
  return ({ start, end }) => {
    while ((tagged[next]?.end ?? start + 1) <= start) next++;
    return (tagged[next]?.start ?? end) < end;
  };
}

/**
 * Whether a paragraph is the author's. `before`: what stands before it, where that is his; `isFirst`: he
 * asked for nothing so far; `isRest`: his last words announced a text.
 */
function isOwn(
  part: Part,
  before: Part | undefined,
  text: string,
  isFirst: boolean,
  isRest: boolean,
): boolean {
  if (before?.kind !== 'text')
    return asksFor(part, text, isFirst || before !== undefined, isRest && !turnsToModel(part));
  if (!isRest && isIntroduced(part, before, text)) return true;
  const leads = part.sentences.length === 1 && endsOpen(part, text) && announces(part, text);
  return leads || asksFor(part, text, isFirst, isRest || isNamed(part, before, text));
}

/** Whether the author speaks to the model again, behind a text that he handed over. */
const turnsToModel = ({ sentences }: Part): boolean =>
  sentences.some(
    (sentence) =>
      isInstruction(sentence) && sentence.words.some(({ says }) => (says & (SAYS.you | SAYS.polite)) !== 0),
  );

/**
 * What a colon behind a word such as "rules" introduces goes with the words before it, as a list does that
 * stands behind either.
 */
function isIntroduced({ isList }: Part, before: Part, text: string): boolean {
  const isOpen = endsOpen(before, text);
  const saysRules = before.sentences.at(-1)?.words.some(({ says }) => (says & SAYS.directs) !== 0) === true;
  return isList ? isOpen || saysRules : isOpen && saysRules;
}

/** Whether the paragraph before says that a text follows: what asks for something may stand in that. */
const isNamed = ({ sentences }: Part, before: Part, text: string): boolean =>
  announces(before, text) || (endsOnPiece(before) && !sentences.slice(0, 1).some(addressesModel));

/** A prompt may begin with a wish that is no instruction: "Italian please". */
const opens = (part: Part, text: string): boolean =>
  linesOf(part, text) < FEW_LINES && part.sentences.some(isWish);

/** "Here is the draft:" */
export const endsOpen = ({ end }: Part, text: string): boolean => /[:：]\s*$/.test(text.slice(end - 2, end));

/**
 * Of a block of several lines so many sentences ask for something where it is the author's; a line of notes
 * may begin with a verb.
 */
const OWN_SHARE = 0.5;
export const FEW_LINES = 3;

/** Whether most sentences of a paragraph ask for something or bind somebody. */
export const isMostlyRules = (part: Part): boolean => rulesOf(part) >= part.sentences.length * RULES_SHARE;

const RULES_SHARE = 0.6;

const rulesOf = ({ sentences }: Part): number =>
  sentences.filter((sentence) => isInstruction(sentence) || isRule(sentence) || binds(sentence)).length;

/**
 * Whether an author asks for something in a paragraph. `expected`: nothing else stands here, as under a title
 * of his.
 */
function asksFor(part: Part, text: string, expected: boolean, isNamed: boolean): boolean {
  const sentences = part.sentences.filter(({ text: said }) => !ONLY_TAG.test(said));
  const asked = sentences.filter(isInstruction).length;
  if (asked > 0 && (expected || (!isNamed && linesOf(part, text) < FEW_LINES))) return true;
  if (part.isList && !isNamed && isMostlyRules(part)) return true;
  const ruled = sentences.filter((sentence) => isInstruction(sentence) || isRule(sentence)).length;
  return ruled > 0 && ruled >= sentences.length * OWN_SHARE;
}

const ONLY_TAG = /^<[^<>]{1,300}>$/;

/** Sentences back in which a piece of writing is named that follows. */
const NAMED_IN = 2;

/** "She's one of my students, and this is her paragraph. …": whether a paragraph names a text at its end. */
export const endsOnPiece = ({ sentences }: Part): boolean =>
  sentences.slice(-NAMED_IN).some(({ words }) => words.some(({ says }) => (says & SAYS.piece) !== 0));

export const linesOf = ({ start, end }: Part, text: string): number =>
  text.slice(start, end).split('\n').length;
