import type { Talk, TalkGrammar, TalkKind } from '@refinery/text/talk/grammar.ts';
import { ACTION_VERBS } from '@refinery/text/word-sets.ts';
import type { Rank } from '../pass.ts';

/** Words of a sentence in lower case, marks among them, numbers `#`, protected texts empty. */
export interface Clauses {
  words: readonly string[];
  /** Index of the marks at its end. */
  end: number;
  grammar: TalkGrammar;
  rank: Rank;
  /** Kinds of talk that the text may mean. */
  not: ReadonlySet<TalkKind>;
}

/** Words `from` to `to`, exclusive, are talk. */
export interface Gone {
  from: number;
  to: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const DASHES = words('— – - … ...');
const JOINTS = words('and but so');
const PAUSES = words(', ; : — – - …');
/** Behind an opener they belong to it: "so far", "and then". */
const HELD = words(
  'that far long as much many called to on forth then so or not yet be is are was , . ; : ! ? ) and but of very',
);
/** A main clause may begin with these. */
const SUBJECTS = words(
  `i you we he she it they this that these those the a an my our your his her their there here please can could would will what how why where
  when which who if let lets don't do never i'm i'd i've i'll it's you're we're we'd we've they're that's there's here's let's every each no
  all both nobody everyone im ive id its dont cant can't`,
);
/** An aside without a comma begins with one of these. */
const TAILS = words('if tbh lol haha thanks thx ty cheers btw as');
/** Behind these verbs a clause may be what is to be said. */
const SAYING = words(
  `tell tells say says said saying write writes mention mentions explain explains add adds state states that because since why how whether if when
  like saying: meaning know think thinks reply answer message note`,
);
const VERBS = words(
  `is are was were has have had can could will would should must may might isn't aren't wasn't won't doesn't don't needs does do`,
);

/** The clauses of a sentence that ask for nothing, in order. */
export function talkIn(clauses: Clauses): Gone[] {
  const { words, end } = clauses;
  if (runFrom(clauses, 0).includes(end)) return [{ from: 0, to: words.length }];
  const gone = leading(clauses);
  const from = gone.at(-1)?.to ?? 0;
  for (let at = Math.max(from, 1); at < end; at++) {
    const found = inner(clauses, at, from);
    if (!found) continue;
    gone.push(found);
    at = found.to - 1;
  }
  return gone;
}

const isKept = ({ rank, not }: Clauses, talk: Talk): boolean => talk.rank > rank || not.has(talk.kind);

const talkAt = (clauses: Clauses, at: number): Talk[] =>
  clauses.grammar
    .talkAt(clauses.words, at)
    .filter((talk) => talk.end <= clauses.end && !isKept(clauses, talk));

/** Where a run of openers, clauses and asides that begins at `at` may end: clauses joined by commas, "and", "but" or "so". */
function runFrom(clauses: Clauses, at: number, depth = 0): number[] {
  const { words } = clauses;
  const ends = new Set<number>();
  if (depth > 4) return [];
  for (const { end, kind } of talkAt(clauses, at)) {
    if (kind !== 'opener') ends.add(end);
    const next = kind === 'opener' || words[end] === undefined ? end : behindJoints(words, end);
    if (kind === 'opener' || next > end)
      for (const later of runFrom(clauses, words[next] === ',' ? next + 1 : next, depth + 1)) ends.add(later);
  }
  return [...ends];
}

/** Index behind a comma or dash and a conjunction, where there are any. */
function behindJoints(words: readonly string[], at: number): number {
  let next = at;
  while (PAUSES.has(words[next] ?? '')) next++;
  while (JOINTS.has(words[next] ?? '')) next++;
  return next;
}

/** Openers, asides and whole clauses at the start, one after the other. */
function leading(clauses: Clauses): Gone[] {
  const gone: Gone[] = [];
  for (let at = 0; at < clauses.end; ) {
    const to = leadEnd(clauses, at);
    if (to <= at || to >= clauses.end) break;
    gone.push({ from: at, to });
    at = to;
  }
  return gone;
}

function leadEnd(clauses: Clauses, at: number): number {
  const { words } = clauses;
  let best = -1;
  for (const { end, kind } of talkAt(clauses, at)) {
    const next = words[end] ?? '';
    const pause = next === ',' || DASHES.has(next);
    if (kind === 'opener' && (next === ',' || (next !== '' && !HELD.has(next))))
      best = next === ',' ? end + 1 : end;
    else if (kind === 'aside' && (pause || next === ':')) best = end + 1;
    else if (kind === 'lead' && next === ':') best = end + 1;
  }
  for (const end of runFrom(clauses, at)) {
    const next = behindJoints(words, end);
    const joint = words[next - 1] ?? '';
    const first = words[next] ?? '';
    if (
      next > end &&
      words[end] !== ':' &&
      (SUBJECTS.has(first) || (PAUSES.has(joint) && ACTION_VERBS.has(first)))
    )
      best = Math.max(best, next);
  }
  return best;
}

/** Talk behind a comma, dash, bracket or conjunction at `at`. */
function inner(clauses: Clauses, at: number, from: number): Gone | undefined {
  const { words, end } = clauses;
  const mark = words[at] ?? '';
  if (TAILS.has(mark)) return asideToEnd(clauses, at);
  if (mark === '(') {
    const close = Math.max(-1, ...runFrom(clauses, at + 1).map((to) => behindMarks(words, to)));
    return words[close] === ')' ? { from: at, to: close + 1 } : undefined;
  }
  const isJoint = JOINTS.has(mark);
  if (!isJoint && mark !== ',' && !DASHES.has(mark)) return undefined;
  if (isJoint && PAUSES.has(words[at - 1] ?? '')) return undefined;
  const start = behindJoints(words, at);
  const ends = runFrom(clauses, start);
  if (ends.includes(end)) return isSaid(words, from, at) ? undefined : { from: at, to: end };
  if (mark !== ',') return undefined;
  const close = Math.max(-1, ...ends.filter((to) => words[to] === ','));
  if (close < 0) return undefined;
  // What goes on with a verb has its subject before the aside.
  return { from: at, to: VERBS.has(words[close + 1] ?? '') ? close + 1 : close };
}

function asideToEnd(clauses: Clauses, at: number): Gone | undefined {
  const { end } = clauses;
  const fits = talkAt(clauses, at).some(
    (talk) => talk.end === end && (talk.kind === 'aside' || talk.rank === 1),
  );
  return fits ? { from: at, to: end } : undefined;
}

function behindMarks(words: readonly string[], at: number): number {
  let next = at;
  while (next < words.length && '!?.…'.includes(words[next] ?? '?')) next++;
  return next;
}

/** Whether what stands before a clause may have it for its object: "tell her that I'm late and I'm sorry". */
function isSaid(words: readonly string[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (SAYING.has(words[i] ?? '')) return true;
  return false;
}
