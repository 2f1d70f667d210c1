import { MAY } from '@refinery/text/tag-set.ts';
import { verbMask } from '@refinery/text/verb-forms.ts';
import { FUNCTION_WORDS } from '@refinery/text/word-sets.ts';
import type { Reading } from '../read/reading.ts';
import { BREAK, CONTENT } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { type Shortened, shortenedStatements } from './left-out.ts';

/** They open a part that says how, where or with what. */
const OPENER =
  /(?:^|[^\p{L}])(?:in|as|with|by|using|within|on|at|from|between|into|under|mit|als|im|auf|bei) (?:(?:an?|the|their|its|his|her|ein\w{0,2}|der|die|das|den|dem) ?)?$/iu;
/** Phrases that begin with one: "in quotation marks", "in writing". */
const PHRASE =
  /^in (?:quotation marks|quotes|italics?|bold(?: type)?|parentheses|brackets|capitals?(?: letters)?|(?:upper|lower) case|(?:full|complete) sentences|(?:alphabetical|chronological) order|writing|person|pairs|groups|public|private|cash|advance)$/i;
/**
 * A clause that says which of several things are meant, behind them: "answers in which they name somebody";
 * or when something is done: "after the user has confirmed".
 */
const RELATIVE =
  /\p{L} (?:(?:after|once|until|unless|before|if|when) (?:the |an? )?(?:\p{L}+ )(?:has |have |is |are |was |were )|(?:that|which|who|in which|for which|where) (?!it |they |he |she |you |i |we |is |are |was |were |has |have |takes? |took )(?:the |an? )?\p{L}+ )$/iu;
/** So much in front of a word its opener stands, in UTF-16 units. */
const OPENS = 24;

/**
 * Parts with a preposition of which nothing is left, behind a word that is kept: "titles in quotation marks"
 * that became "titles". English and German.
 */
export function droppedPhrases(pair: Pair): Finding[] {
  const { original } = pair;
  const found: Finding[] = [];
  if (original.language !== 'en' && original.language !== 'de') return found;
  for (const shortened of shortenedStatements(pair)) {
    const { own, isKept, isLeftOut } = shortened;
    for (let at = own.from + 1; at < own.to; at++) {
      if (
        !isLeftOut(at) ||
        isVerb(original, at) ||
        !opens(original, at) ||
        !hasHost(original, own.from, at, isKept)
      )
        continue;
      const last = endOf(original, at, shortened);
      const [start, end] = [original.terms[at]?.start, original.terms[last]?.end];
      if (last >= at && start !== undefined && end !== undefined)
        found.push(lostOrDoubtful('statement', 'doubtful', start, end, 'it was left out'));
      at = Math.max(at, last);
    }
  }
  return found;
}

/** "A conversation that took place": a verb by itself says less than what it is about. */
function isVerb({ text, terms }: Reading, at: number): boolean {
  const { start, end } = terms[at] ?? {};
  const [word = ''] = text.slice(start, end).toLowerCase().split(' ');
  if (PHRASE.test(text.slice(start, end))) return false;
  return FUNCTION_WORDS.has(word) || (verbMask(word) !== 0 && (verbMask(word) & MAY.noun) === 0);
}

function opens({ text, terms }: Reading, at: number): boolean {
  const { start = 0, end } = terms[at] ?? {};
  const before = text.slice(Math.max(0, start - OPENS), start);
  return OPENER.test(before) || RELATIVE.test(before) || PHRASE.test(text.slice(start, end));
}

/** Whether a word of the same clause stands in front of it and is kept. */
function hasHost({ terms }: Reading, from: number, at: number, isKept: (at: number) => boolean): boolean {
  for (let k = at - 1; k >= from && terms[k]?.type !== BREAK; k--)
    if (terms[k]?.type === CONTENT && isKept(k)) return true;
  return false;
}

/**
 * They lead to what follows them, as does every word with "of" behind it: "on a scale from 1 to 5", "in the
 * context of".
 */
const MANNERS =
  /^(?:question|entirety|side|tone|length|size|nature|building|amount|episode|process|place|future|world|curly (?:brackets|brace)|scale|basis|form|manner|way|fashion|style|total|kind|sort|type|range|case|mode)s?$/i;

/** Index of the last word of a part, -1 where a word of it is kept. */
function endOf({ terms, text }: Reading, at: number, { own, isKept }: Shortened): number {
  let last = at;
  const { start, end = 0 } = terms[at] ?? {};
  if (MANNERS.test(text.slice(start, end)) || text.startsWith(' of ', end)) return -1;
  for (let k = at + 1; k < own.to && terms[k]?.type === CONTENT; k++) {
    if (!/^[ -]$/.test(text.slice(terms[last]?.end ?? 0, terms[k]?.start ?? 0))) break;
    if (isKept(k)) return -1;
    last = k;
  }
  return last;
}
