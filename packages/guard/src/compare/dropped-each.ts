import { operatorNumber } from '../lexicon/operator.ts';
import { CONTENT, type Term } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { shortenedStatements } from './left-out.ts';
import { sentenceOf } from './moods.ts';

const EACH = operatorNumber('!all');

/**
 * What something is asked for each of, and is gone: "each chapter a title and each section a summary" that
 * became "each chapter a title and a summary", "two adjectives per sentence" that became "two adjectives".
 */
export function droppedEach(pair: Pair): Finding[] {
  const { original } = pair;
  const found: Finding[] = [];
  for (const { s, own, after, isLeftOut } of shortenedStatements(pair)) {
    const isSaid = countOf(after) >= countOf(sentenceOf(original, s));
    for (let at = own.from + 1; at < own.to && !isSaid; at++) {
      const [each, thing] = [original.terms[at - 1], original.terms[at]];
      if (each?.operator !== EACH || thing?.type !== CONTENT || !isSingle(pair, each, thing)) continue;
      if (isLeftOut(at))
        found.push(lostOrDoubtful('word', 'doubtful', each.start, thing.end, 'it was left out'));
    }
  }
  return found;
}

/** They speak of one after the other; "all" may be said of what there is anyway. */
const SINGLE =
  /(?<![\p{L}\p{N}])(?:each|every|per|je|jeweils|pro|jede[rmns]?|chaque|par|cada|ogni|a testa)(?![\p{L}\p{N}])/giu;
/** "At any time" is always. */
const TIMES = /^(?:time|moment|case|situation|occasion|zeitpunkt|zeit|fall|fois|cas|vez|caso|volta)$/i;

const countOf = (sentence: string): number => sentence.match(SINGLE)?.length ?? 0;

const isSingle = ({ original }: Pair, each: Term, thing: Term): boolean =>
  countOf(original.text.slice(each.start, each.end)) > 0 &&
  !TIMES.test(original.text.slice(thing.start, thing.end));
