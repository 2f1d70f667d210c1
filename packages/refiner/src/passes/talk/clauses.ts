import { ACTION_VERBS } from '@refinery/text/word-sets.ts';
import { behindJoints, type Clauses, isPause, JOINTS, Runs } from './runs.ts';

/** Words `from` to `to`, exclusive, are talk. */
export interface Gone {
  from: number;
  to: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const DASHES = words('— – - …');
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

/** What is left of a sentence behind which talk goes says something, in words. */
const FEWEST_BEFORE = 3;

/** The clauses of a sentence that ask for nothing, in order. */
export function talkIn(clauses: Clauses): Gone[] {
  const runs = new Runs(clauses);
  const { words, end } = runs;
  if (runs.endsFrom(0).includes(end)) return [{ from: 0, to: words.length }];
  const gone = leading(runs);
  const from = gone.at(-1)?.to ?? 0;
  for (let at = from + FEWEST_BEFORE; at < end; at++) {
    const found = inner(runs, at, from);
    if (!found) continue;
    gone.push(found);
    at = found.to - 1;
  }
  return gone;
}

/** Openers, asides and whole clauses at the start, one after the other. */
function leading(runs: Runs): Gone[] {
  const gone: Gone[] = [];
  for (let at = 0; at < runs.end; ) {
    const to = leadEnd(runs, at);
    if (to <= at || to >= runs.end) break;
    gone.push({ from: at, to });
    at = to;
  }
  return gone;
}

function leadEnd(runs: Runs, at: number): number {
  const { words } = runs;
  let best = -1;
  for (const { end, kind } of runs.talkAt(at)) {
    const next = words[end] ?? '';
    const isApart = next === ',' || DASHES.has(next);
    if (kind === 'opener' && next === ',') best = end + 1;
    else if (kind === 'opener' && next !== '' && !HELD.has(next)) best = end;
    else if (kind === 'aside' && (isApart || next === ':')) best = end + 1;
    else if (kind === 'lead' && next === ':') best = end + 1;
  }
  for (const end of runs.endsFrom(at)) {
    const next = behindJoints(words, end);
    const first = words[next] ?? '';
    const isMain = SUBJECTS.has(first) || (isPause(words[next - 1]) && ACTION_VERBS.has(first));
    if (next > end && words[end] !== ':' && isMain) best = Math.max(best, next);
  }
  return best;
}

/** Talk behind a comma, dash, bracket or conjunction at `at`. */
function inner(runs: Runs, at: number, from: number): Gone | undefined {
  const { words, end } = runs;
  const mark = words[at] ?? '';
  if (TAILS.has(mark)) return asideToEnd(runs, at);
  if (mark === '(') {
    const close = Math.max(-1, ...runs.endsFrom(at + 1).map((to) => behindMarks(words, to)));
    return words[close] === ')' ? { from: at, to: close + 1 } : undefined;
  }
  const isJoint = JOINTS.has(mark);
  if (!isJoint && mark !== ',' && !DASHES.has(mark)) return undefined;
  if (isJoint && isPause(words[at - 1])) return undefined;
  const ends = runs.endsFrom(behindJoints(words, at));
  if (ends.includes(end)) return isSaid(words, from, at) ? undefined : { from: at, to: end };
  if (mark !== ',') return undefined;
  const close = Math.max(-1, ...ends.filter((to) => words[to] === ','));
  if (close < 0) return undefined;
  // What goes on with a verb has its subject before the aside.
  return { from: at, to: VERBS.has(words[close + 1] ?? '') ? close + 1 : close };
}

function asideToEnd(runs: Runs, at: number): Gone | undefined {
  const { end } = runs;
  const fits = runs.talkAt(at).some((talk) => talk.end === end && (talk.kind === 'aside' || talk.rank === 1));
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
