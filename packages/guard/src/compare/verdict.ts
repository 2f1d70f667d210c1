import { sentenceAt } from '../findings.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { CONTENT, NUMBER } from '../read/term.ts';
import type { Finding, Pair } from './finding.ts';
import { isFound } from './match.ts';
import { isWordedAlike } from './wording.ts';

/** What is certainly lost where a statement says the same otherwise. */
const PLAIN = new Set([
  'negation',
  'exclusive',
  'quantity',
  'date',
  'time',
  'bound',
  'unit',
  'opposite',
  'exception',
  'order',
  'choice',
  'language',
  'sign',
]);

/**
 * Says of a doubt whether it is certain: in a statement of which every other word is found again, and to
 * which none was added, a number, a negation or a bound that changed leaves no other reading. So it is in a
 * statement that was left as it was but for that; one that was worded anew may say it in words that no rule
 * knows.
 */
export function certain(pair: Pair, finding: Finding): Finding {
  const { kind, start, end } = finding;
  if (finding.verdict === 'lost' || finding.added || finding.isGuess || !PLAIN.has(kind)) return finding;
  if (kind === 'time' && LAST_TIME.test(pair.original.text.slice(start, end))) return finding;
  return isOtherwiseSame(pair, finding) ? { ...finding, verdict: 'lost' } : finding;
}

/** It tells of something more often than it asks for it. */
const LAST_TIME =
  /^(?:last time|letztes mal|la dernière fois|la última vez|l'ultima volta|da última vez)\b|^(?:上次|上回|前回)/i;

/** Longer statements are no sentences, in terms. */
const SENTENCE = 120;

/** A word that no word of the original stands for takes the place of these. */
const NAMED_ANEW = new Set(['opposite', 'language']);

function isOtherwiseSame({ original, rewritten, matches }: Pair, finding: Finding): boolean {
  const { start, end } = finding;
  const s = sentenceAt(original.statements, start);
  const own = original.statements[s];
  const home = rewritten.statements[matches.home[s] ?? -1];
  if (!own || !home || end > own.end || own.to - own.from > SENTENCE || home.to - home.from > SENTENCE)
    return false;
  let words = 0;
  let isGone = false;
  for (let i = own.from; i < own.to; i++) {
    const term = original.terms[i];
    isGone ||= term?.type === NUMBER && term.start === start && !isFound(matches.ofOriginal, i);
    if (term?.type !== CONTENT || (start < term.end && term.start < end && !isFound(matches.ofOriginal, i)))
      continue;
    if (!isFound(matches.ofOriginal, i)) return false;
    words++;
  }
  for (let k = home.from; k < home.to; k++) {
    const term = rewritten.terms[k];
    const origin = matches.ofRewritten[k] ?? -1;
    if (term?.type === CONTENT && original.statementOf[origin] !== s && !NAMED_ANEW.has(finding.kind))
      return false;
  }
  if (finding.kind === 'exclusive' && (restricts(rewritten, home) || isEmpty(original.text, finding)))
    return false;
  if (finding.kind === 'negation' && restricts(rewritten, home) && !restricts(original, own)) return false;
  // A number that is gone is said in no other words.
  return words > 0 && (isGone || isWordedAlike(original.text, own, finding, rewritten.text, home));
}

/** "That is just a rumour": a way to say it, most of the time. */
const JUST_A = /(?:is|are|was|'s|’s) just(?= an?\b)/i;
/** Enough for the words around "just". */
const AROUND = 4;

const isEmpty = (text: string, { start, end }: Finding): boolean =>
  JUST_A.test(text.slice(Math.max(0, start - AROUND), end + AROUND));

const ONLY = operatorNumber('!only');

/**
 * "Only" moves within its sentence without a change of meaning as often as with one, and "nothing else"
 * forbids as well.
 */
const restricts = ({ terms }: Reading, { from, to }: Statement): boolean =>
  terms.slice(from, to).some(({ operator, key }) => operator === ONLY || key.startsWith('only '));
