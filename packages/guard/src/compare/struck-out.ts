import { operatorSet } from '../lexicon/operator.ts';
import type { Script } from '../lexicon/tables.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT, LIGHT, OPERATOR } from '../read/term.ts';
import type { Gap } from './seams.ts';

/** So many little words go along with the one behind them at most: "and with the". */
const MOST_ALONG = 3;

/** What begins with one of them is a part of its sentence by itself: "for children", "and the colour". */
const OPENERS: Partial<Record<Script, ReadonlySet<string>>> = {
  en: new Set(
    'the a an its their your my our and or nor plus to for with of in on by at from against about into per'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das den dem des ein eine einen einem einer und oder mit von für bei aus in im am auf'.split(' '),
  ),
  fr: new Set('le la les un une des du de et ou pour avec sans dans sur par en'.split(' ')),
  es: new Set('el la los las un una de del y o con por para en'.split(' ')),
  pt: new Set('o a os as um uma de do da dos das e ou com por para em no na'.split(' ')),
  it: new Set('il lo la i gli le un una di del della e o con per in nel nella'.split(' ')),
};

/**
 * Whether a word is gone from between its neighbours, by itself or with the little words around it: "ask for
 * the price and the colour" that became "ask for the colour".
 */
export function isStruckOut(reading: Reading, at: number, gap: Gap): boolean {
  if (gap.isClosed) return !ELLIPTIC.has(gap.before) && !(gap.isAtEdge && isStep(reading, at));
  const openers = OPENERS[reading.language] ?? MEMBER_JOINTS;
  const least = endBefore(reading, at);
  let left = gap;
  for (let before = 0; before <= MOST_ALONG; before++) {
    if ((before === 0 || openers.has(left.first)) && closesBehind(left, openers, before > 0)) return true;
    if (!left.startsBehind(least)) return false;
    left = left.widened(1, 0);
  }
  return false;
}

/** Whether a gap closes, once it was widened, or does so with a sign or word between members behind it. */
function closesBehind(gap: Gap, openers: ReadonlySet<string>, isWidened: boolean): boolean {
  if (isWidened && gap.isClosed) return true;
  let wider = gap;
  for (let behind = 0; behind < MOST_ALONG; behind++) {
    if (!MEMBER_JOINTS.has(wider.behind) && !(behind > 0 && openers.has(wider.behind))) return false;
    wider = wider.widened(0, 1);
    if (wider.isClosed) return true;
  }
  return false;
}

/** "First wash the apples": where another word still orders the steps, it need not. */
const isStep = ({ terms }: Reading, at: number): boolean => STEPS.has(terms[at]?.operator ?? 0);
const STEPS = operatorSet('!first !last !next');

/** They stand between the members of an enumeration, or between a word and what it describes. */
const MEMBER_JOINTS = new Set(', and or nor und oder et ou y e o ed 和 或 、 と や 的 の な'.split(' '));

/** "One reading every hour": they stand by themselves as well. */
const ELLIPTIC = new Set('each one either both all some any none which'.split(' '));

/**
 * Offset behind the last word in front of a term that says something by itself: "ask" of "ask for
 * confirmation".
 */
function endBefore({ text, terms, statementOf }: Reading, at: number): number {
  for (let i = at - 1; statementOf[i] === statementOf[at]; i--) {
    const { type = CONTENT, start = 0, end = 0 } = terms[i] ?? {};
    if (type === LIGHT || type === OPERATOR) continue;
    const space = text.slice(start, end).indexOf(' ');
    return space < 0 ? end : start + space;
  }
  return 0;
}
