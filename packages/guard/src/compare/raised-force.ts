import { operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import type { Term } from '../read/term.ts';
import { changedSentences, type Sentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair, quoted } from './finding.ts';

const MUST = operatorNumber('!must');
const SHOULD = operatorNumber('!should');
const MAY = operatorNumber('!may');
const ONLY = operatorNumber('!only');
const DENIES = operatorSet('!not !never !none !not-all !only !optional');
const WISHES = operatorSet('!should !try !optional !may');

/**
 * "It should be short" may well be said as "make sure that it is short", and "I am supposed to" as "I must".
 */
const MILD = /^(?:(?:make|be) sure|ensur|essenti|it is |are to|is to|need|suppos|expect)/;

/**
 * Requests that bind more than before: advice or a wish that became a duty; and a duty that became leave, or
 * leave a duty.
 */
export function raisedRequests(pair: Pair): Finding[] {
  const found: Finding[] = [];
  for (const sentences of changedSentences(pair)) {
    const change =
      exchanged(pair, sentences, SHOULD, MUST) ??
      exchanged(pair, sentences, MUST, MAY) ??
      exchanged(pair, sentences, MAY, MUST);
    if (change) found.push(change);
  }
  return [...found, ...raisedLeads(pair)];
}

/** A word of one force in whose sentence now a word of another force stands. */
function exchanged(pair: Pair, { s, home }: Sentences, from: number, to: number): Finding | undefined {
  const { original, rewritten, matches } = pair;
  const [before, after] = [original.useIndex.inStatement(s), rewritten.useIndex.inStatement(home)];
  const count = (uses: readonly Use[], operator: number): number =>
    uses.filter((use) => use.operator === operator).length;
  if (count(after, from) >= count(before, from) || count(after, to) <= count(before, to)) return undefined;
  const denials = (uses: readonly Use[]): number =>
    uses.filter(({ operator }) => DENIES.has(operator)).length;
  // What is said without its negation is worded anew.
  if (denials(before) !== denials(after)) return undefined;
  const isMild = ({ terms }: Reading, { at }: Use): boolean => MILD.test(terms[at]?.key ?? '');
  const was = before.find((use) => use.operator === from && !isMild(original, use));
  // It may be the duty of another sentence that was joined with this one.
  const isOld = ({ at }: Use): boolean => matches.ofOriginal[matches.ofRewritten[at] ?? -1] === at;
  const now = after.find((use) => use.operator === to && !isMild(rewritten, use) && !isOld(use));
  // Leave is given for many things beside what is a duty.
  const isSaidOfSame = was?.anchors.some((k) => now?.anchors.includes(matches.ofOriginal[k] ?? -1));
  if (from !== SHOULD && (!isSaidOfSame || isDenied(before, was) || isDenied(after, now))) return undefined;
  const [term, became] = [original.terms[was?.at ?? -1], rewritten.terms[now?.at ?? -1]];
  if (!term || !became) return undefined;
  return doubtOf('modality', term, `${quoted(original, term)} became ${quoted(rewritten, became)}`);
}

/** "Must not" and "may not" both forbid, and so does "may only" what "must not unless" does. */
const isDenied = (uses: readonly Use[], use: Use | undefined): boolean =>
  uses.some(
    ({ operator, at }) => operator === ONLY || (DENIES.has(operator) && Math.abs(at - (use?.at ?? 0)) <= 1),
  );

/** "Nice to have:" that became "Required:": no word of it is left, so it is known by what stands below. */
function raisedLeads({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (const [s, statement] of original.statements.entries()) {
    const next = matches.home[s + 1] ?? -1;
    const lead = rewritten.statements[next - 1];
    if (matches.same[s] || !lead || !leads(original, statement) || !leads(rewritten, lead)) continue;
    const [was, now] = [forcesOf(original, statement), forcesOf(rewritten, lead)];
    const isTurned = (was.wishes && now.must) || (was.must && now.wishes);
    if (!isTurned || (was.must && was.wishes) || (now.must && now.wishes)) continue;
    found.push(doubtOf('modality', statement, `it became ${quoted(rewritten, lead)}`));
  }
  return found;
}

/** Whether a statement stands above others: a heading, or one with a colon at its end. */
const leads = ({ text }: Reading, { line, start, end }: Statement): boolean =>
  line === 'heading' || /[:：][*_]*$/.test(text.slice(start, end));

/** It is courtesy in front of a request, so it is read over elsewhere. */
const NICE =
  /\b(?:should|could) have\b|\bnice to have\b|\b(?:would|might) be (?:nice|good|great|ideal|best|helpful)\b/i;

function forcesOf(
  { text, terms }: Reading,
  { from, to, start, end }: Statement,
): { must: boolean; wishes: boolean } {
  const own: readonly Term[] = terms.slice(from, to);
  return {
    must: own.some(({ operator }) => operator === MUST),
    wishes: NICE.test(text.slice(start, end)) || own.some(({ operator }) => WISHES.has(operator)),
  };
}
