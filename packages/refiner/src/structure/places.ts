import { announces, asks, goesOn, isRule, pointsBack, standsAlone } from './asking.ts';
import { classifySentence } from './classify-sentence.ts';
import { isAboutAnswer } from './leaning.ts';
import type { Block } from './reader.ts';

/** Fewer words are a remark on what stands beside them. */
const FEWEST_WORDS = 4;

const isWhole = (said: string): boolean => said.split(/\s+/).length >= FEWEST_WORDS;

export const saidOf = (text: string, { from, to }: Block): string => text.slice(from, to);

/**
 * Index of the text or the examples that end the prompt; the number of blocks where nothing of the kind does.
 */
export function handedOver(text: string, blocks: readonly Block[]): number {
  const last = blocks.at(-1);
  const rest = blocks.slice(0, -1);
  if (last?.kind !== 'region' && last?.kind !== 'material') return blocks.length;
  if (last.section !== 'context' && last.section !== 'examples') return blocks.length;
  return (last.section === 'examples' ? isDone(last, rest) : isAnnounced(text, last, rest))
    ? rest.length
    : blocks.length;
}

/** Behind examples stands what is to be answered, and so does the open end of the last one. */
const isDone = ({ words }: Block, before: readonly Block[]): boolean =>
  !words.endsWith(':') && before.every(({ section }) => section !== 'examples');

/** Whether a text is said to come, and ends without a word to whoever is to work on it. */
function isAnnounced(text: string, block: Block, before: readonly Block[]): boolean {
  const paragraphs = saidOf(text, block).split(/\n\s*\n/);
  const end = paragraphs.at(-1) ?? '';
  const isAlone = paragraphs.length === 1 || (!asks(end) && classifySentence(end, 'en') === 'context');
  return isAlone && (block.named || before.some((one) => saidOf(text, one).split('\n').some(announces)));
}

/** Index behind who is to answer, and the background, where the request is understood without it. */
export function openingEnd(text: string, blocks: readonly Block[], handsOver: boolean): number {
  const roles = countWhile(blocks, (block) => isPlainRole(text, block));
  const all = countWhile(blocks, (block) => isPlainRole(text, block) || isPlainFact(text, block));
  const request = blocks[all];
  if (all === roles || !request) return roles;
  // Background beside a text that is handed over would read as part of it.
  const isUnderstood = !handsOver && isWhole(request.words) && !pointsBack(saidOf(text, request));
  return isUnderstood ? all : roles;
}

function countWhile(blocks: readonly Block[], holds: (block: Block) => boolean): number {
  const end = blocks.findIndex((block) => !holds(block));
  return end < 0 ? blocks.length : end;
}

/** A role that asks for nothing by the way. In characters. */
const LONGEST_ROLE = 240;

export function isPlainRole(text: string, block: Block): boolean {
  if (block.section !== 'role') return false;
  if (block.named) return true;
  const said = saidOf(text, block).replace(
    /^(?:please |kindly )?(?:(?:i (?:want|need|would like)|i'd like) you to )?/i,
    '',
  );
  return (
    block.kind === 'sentence' &&
    said.length <= LONGEST_ROLE &&
    !asks(said) &&
    !/[;:]|, (?:and|so|und|et|y|e) /.test(said)
  );
}

/** A statement that is a whole sentence. */
export function isPlainFact(text: string, block: Block): boolean {
  if (block.section !== 'context') return false;
  if (block.named) return true;
  const said = saidOf(text, block);
  return (
    block.kind === 'sentence' &&
    isWhole(said) &&
    /[.]["'”»)]*$/.test(said) &&
    !said.includes(':') &&
    !announces(said) &&
    !asks(said)
  );
}

/** Index of the first of the rules for the answer that close the text, before what is handed over. */
export function closingStart(
  text: string,
  blocks: readonly Block[],
  start: number,
  last: number,
  isEnglish: boolean,
): number {
  let at = last;
  while (at > start + 1 && isClosing(text, blocks[at - 1], isEnglish)) at--;
  while (at < last && !opensClosing(text, blocks[at - 1], blocks[at])) at++;
  return at;
}

function isClosing(text: string, block: Block | undefined, isEnglish: boolean): boolean {
  if (block?.section !== 'output' && block?.section !== 'constraints') return false;
  return (
    block.named ||
    !isEnglish ||
    block.kind !== 'sentence' ||
    block.section === 'output' ||
    isRule(saidOf(text, block))
  );
}

/**
 * Whether the closing may begin with `block`: it is no step or case of what stands before, and that is a
 * whole sentence.
 */
function opensClosing(text: string, before: Block | undefined, block: Block | undefined): boolean {
  if (!before || !block) return false;
  if (block.named) return true;
  const said = saidOf(text, block);
  const stands = isWhole(before.words) && !before.words.endsWith(':');
  return stands && !goesOn(said) && (isAboutAnswer(said) || !pointsBack(said));
}

/**
 * Indexes of the rules between `start` and `end` that nothing hangs on: a run of such rules between requests,
 * and none out of a run of others.
 */
export function loneRules(
  text: string,
  blocks: readonly Block[],
  start: number,
  end: number,
): ReadonlySet<number> {
  const lone = new Set<number>();
  for (let at = start; at < end; at++) {
    let to = at;
    while (to < end && isLoneRule(text, blocks[to])) to++;
    const isFree =
      at === start || blocks[at]?.paragraph || /^(?:task|examples)$/.test(blocks[at - 1]?.section ?? '');
    if (to > at && isFree && leavesAlone(text, blocks[to])) for (let k = at; k < to; k++) lone.add(k);
    at = Math.max(at, to);
  }
  return lone;
}

const isLoneRule = (text: string, block: Block | undefined): boolean =>
  (block?.section === 'constraints' || block?.section === 'output') &&
  block.kind === 'sentence' &&
  block.sentences === 1 &&
  !block.named &&
  standsAlone(saidOf(text, block));

/** True where what stands behind a rule is no remark on it. */
function leavesAlone(text: string, next: Block | undefined): boolean {
  if (!next || next.paragraph) return true;
  const said = saidOf(text, next);
  const stands = isWhole(said) && !/[?？]/.test(said);
  return next.section === 'task' && stands && !pointsBack(said) && !goesOn(said);
}
