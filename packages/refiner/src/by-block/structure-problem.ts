import { pathOf } from '@refinery/text/blocks/block.ts';
import { announces } from '@refinery/text/blocks/lines.ts';
import type { Change } from './change.ts';
import { type Units, unitsIn } from './units.ts';

/** "see step 3", "Regel 2": somebody counts on the numbers of a list. */
const REFERENCE =
  /(?:steps?|rules?|points?|items?|sections?|numbers?|no\.|schritte?n?|regeln?|punkte?|étapes?|règles?|pasos?|reglas?|passi|passos?|regol[ae]|regras?|步骤|规则|ステップ|第)[ \t]*#?\d/iu;

/**
 * Why a change would take apart what belongs together; undefined where it would not. What is merged or goes,
 * goes with all that stands below it; what announces something still does; the numbers of a list hold where
 * somebody names them.
 */
export function structureProblem(units: Units, change: Change, words: string): string | undefined {
  const first = units.units[change.first]?.block ?? 0;
  const last = units.units[change.last]?.block ?? 0;
  if (first === last) return problemOfOne(units, change, words, first);
  return problemOfSeveral(units, change, first, last) ?? problemOfNumbers(units, first, last);
}

function problemOfOne(units: Units, { first, last }: Change, words: string, at: number): string | undefined {
  const { text, blocks } = units;
  const block = blocks[at];
  if (!block) return undefined;
  const isAll = isFirstOf(units, first, at) && isLastOf(units, last, at);
  if (words === '' && isAll)
    return isBelow(units, at + 1, at, at) ? 'others stand under it' : problemOfNumbers(units, at, at);
  if (words === '')
    return announces(text, block.content.start, block.content.end) && isLastOf(units, last, at)
      ? LOST_LEAD
      : undefined;
  if (
    isLastOf(units, last, at) &&
    announces(words, 0, words.length) !== announces(text, block.content.start, block.content.end)
  )
    return LOST_LEAD;
  if (block.kind !== 'row') return undefined;
  const old = text.slice(units.units[first]?.start, units.units[last]?.end);
  return cellsOf(words) === cellsOf(old) ? undefined : 'the row has other cells';
}

const LOST_LEAD = 'what announces something has to go on doing so, and nothing else';

/** Neighbours with all that stands below them, or something and all that stands below it. */
function problemOfSeveral(units: Units, change: Change, first: number, last: number): string | undefined {
  const { blocks } = units;
  if (!isFirstOf(units, change.first, first) || !isLastOf(units, change.last, last))
    return 'a part of a block is left';
  for (let at = first; at <= last; at++) {
    const { from, to } = unitsIn(units, at);
    if (from === to) return 'something between them stays as it is';
    const parent = blocks[at]?.parent ?? -1;
    if (parent < first && parent !== blocks[first]?.parent) return 'they stand under different things';
  }
  if (blocks[first]?.kind === 'row') return 'rows of a table are not merged';
  return isBelow(units, last + 1, first, last) ? 'others stand under them' : undefined;
}

function problemOfNumbers({ text, blocks }: Units, first: number, last: number): string | undefined {
  const isNumbered = blocks
    .slice(first, last + 1)
    .some(({ content }) => /^\(?\d/.test(text.slice(content.start, content.start + 2)));
  return isNumbered && REFERENCE.test(text) ? 'something names the numbers of this list' : undefined;
}

/** Whether a block announces others, or others stand under it. */
export const isHead = ({ text, blocks }: Units, at: number): boolean => {
  const { start = 0, end = 0 } = blocks[at]?.content ?? {};
  return blocks[at + 1]?.parent === at || announces(text, start, end);
};

const cellsOf = (row: string): number => row.split('|').length;
const isFirstOf = (units: Units, unit: number, block: number): boolean => unitsIn(units, block).from === unit;
const isLastOf = (units: Units, unit: number, block: number): boolean =>
  unitsIn(units, block).to === unit + 1;

/** Whether a block stands under one of others that stand one behind the other. */
const isBelow = ({ blocks }: Units, at: number, first: number, last: number): boolean =>
  pathOf(blocks, at).some((above) => above >= first && above <= last);
