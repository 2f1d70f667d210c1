import type { Token } from '../token.ts';
import { announced } from './announced.ts';
import { isCommentary, writesInComments } from './comments.ts';
import { isDirected } from './direction.ts';
import { labelled } from './labelled.ts';
import { kindOf } from './labels.ts';
import { letters } from './letters.ts';
import { isManual } from './manual.ts';
import { type Material, mergeMaterial } from './material.ts';
import { namedSections } from './named-sections.ts';
import { isMostlyRules, ownParts } from './own-parts.ts';
import { isProtected, type Part, partsOf } from './parts.ts';
import { isRulebook } from './rulebook.ts';
import type { Sentence } from './sentence.ts';
import { PASSAGES, shapedMaterial, TABLE } from './shapes.ts';
import { taggedMaterial } from './tags.ts';
import { CONVERSATION, turns } from './turns.ts';
import { behindRules, unclaimed } from './unclaimed.ts';

const KNOWN = new WeakMap<readonly Token[], readonly Material[]>();

/**
 * What a prompt hands over: texts that it announces or puts under a label, between rules or in tags, letters,
 * conversations, examples, passages, and what is code, a log, a table and the like by its shape. Unclear
 * means material. Linear in the length of the text.
 */
export function findMaterial(text: string, tokens: readonly Token[]): readonly Material[] {
  const known = KNOWN.get(tokens);
  if (known) return known;
  const found = lookFor(text, tokens);
  // The guard and the refiner ask for that of the same text.
  KNOWN.set(tokens, found);
  return found;
}

function lookFor(text: string, tokens: readonly Token[]): Material[] {
  const parts = partsOf(text, tokens);
  const own = ownParts(parts, text);
  const isRules = isRulebook(parts, text) || isManual(parts, own, text);
  const isInComments = writesInComments(parts, text);
  return mergeMaterial(text, [
    ...taggedMaterial(text, (start, end) => isOwnWithin(parts, own, start, end)),
    ...shapedMaterial(text, tokens).filter(
      (found) =>
        (found.reason !== TABLE || isHandedOver(parts, own, found, isRules)) &&
        !(isInComments && isCommentary(found, text)) &&
        (found.reason !== PASSAGES || !isRequired(parts, own, found)),
    ),
    ...turns(text).filter((found) => found.reason !== CONVERSATION || !isDirected(sentencesIn(parts, found))),
    ...letters(text).filter(({ start, end }) => start > 0 || isOwnWithin(parts, own, end, text.length)),
    ...labelled(text, parts, own, isRules),
    ...namedSections(text, parts, own, isRules),
    ...(isRules
      ? [...announced(text, parts, own, true), ...behindRules(parts, own, text)]
      : [...ruled(parts, own), ...announced(text, parts, own, false), ...unclaimed(parts, own, text)]),
  ]);
}

/**
 * A table in a chapter of the author is his own; so is one to which nothing is to be done, or, among rules,
 * one behind a block of code.
 */
function isHandedOver(
  parts: readonly Part[],
  own: readonly boolean[],
  { start }: Material,
  isRules: boolean,
): boolean {
  let at = firstFrom(parts, start) - 1;
  const furthest = at - MOST_PARTS;
  if (isRules && parts.slice(Math.max(0, furthest), at).findLast(isTitleOrCode)?.kind === 'text')
    return false;
  while (at > furthest && (parts[at]?.kind === 'text' || parts[at]?.kind === 'rule')) at--;
  const title = parts[at];
  return own.includes(true) && (title === undefined || kindOf(title.name) === 'material');
}

/** Numbered requirements look like numbered passages. */
function isRequired(parts: readonly Part[], own: readonly boolean[], { start }: Material): boolean {
  const at = firstFrom(parts, start);
  return own[at] === true && parts[at]?.kind === 'text' && isMostlyRules(parts[at]);
}

const isTitleOrCode = (part: Part): boolean =>
  part.kind === 'heading' || part.kind === 'label' || isProtected(part);

/** A title so many parts above a table is not looked for. */
const MOST_PARTS = 20;

/** Whether the author asks for something between two offsets. */
function isOwnWithin(parts: readonly Part[], own: readonly boolean[], start: number, end: number): boolean {
  for (let at = firstFrom(parts, start); at < parts.length && (parts[at]?.start ?? end) < end; at++)
    if (own[at]) return true;
  return false;
}

/** The sentences between two offsets. */
function* sentencesIn(parts: readonly Part[], { start, end }: Material): Generator<Sentence> {
  for (let at = firstFrom(parts, start); at < parts.length && (parts[at]?.start ?? end) < end; at++)
    for (const sentence of parts[at]?.sentences ?? [])
      if (sentence.start >= start && sentence.end <= end) yield sentence;
}

/** Index of the first part that ends behind an offset. */
function firstFrom(parts: readonly Part[], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What stands between two rules, or behind the last one, unless the author asks for something there. */
function ruled(parts: readonly Part[], own: readonly boolean[]): Material[] {
  const found: Material[] = [];
  for (let at = 0; at < parts.length; at++) {
    if (parts[at]?.kind !== 'rule') continue;
    let to = at + 1;
    while (parts[to]?.kind === 'text' && !own[to]) to++;
    const closes =
      parts[to]?.kind === 'rule' || (to === parts.length && own.indexOf(true) >= 0 && own.indexOf(true) < at);
    const [first, last] = [parts[at + 1], parts[to - 1]];
    if (closes && to > at + 1 && first && last)
      found.push({ start: first.start, end: last.end, reason: 'text between horizontal lines' });
  }
  return found;
}
