import { type Clauses, isPause, Runs } from '@refinery/text/talk/runs.ts';
import { ACTION_VERBS } from '@refinery/text/word-sets.ts';

/** Words `from` to `to`, exclusive, are talk. */
export interface Gone {
  from: number;
  to: number;
}

const DASHES = new Set(['—', '–', '-', '…']);
const MARK = /^[.,;:!?)…]?$/;

/** What is left of a sentence behind which talk goes says something, in words. */
const FEWEST_BEFORE = 3;

/** The clauses of a sentence that ask for nothing, in order. */
export function talkIn(clauses: Clauses): Gone[] {
  const runs = new Runs(clauses);
  const { words, end } = runs;
  if (runs.endsFrom(0).includes(end)) return piecesOf(runs, words.length);
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

/**
 * The clauses of a sentence that is talk as a whole. Each may go by itself, what joins it to the one before
 * with it; the marks at the end stay for what is left, and go where nothing is.
 */
function piecesOf(runs: Runs, length: number): Gone[] {
  const ends = [0];
  for (let next = runs.nextOf(0); next; next = runs.nextOf(next.start)) ends.push(next.end);
  return ends.map((from, k) => ({ from, to: ends[k + 1] ?? (k === 0 ? length : runs.end) }));
}

/** A sentence has a few openers, hardly more. */
const MOST_LEADING = 6;

/** Openers, asides and whole clauses at the start, one after the other. */
function leading(runs: Runs): Gone[] {
  const gone: Gone[] = [];
  for (let at = 0; at < runs.end && gone.length < MOST_LEADING; ) {
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
    else if (kind === 'opener' && !MARK.test(next) && !runs.is('held', end)) best = end;
    else if (kind === 'aside' && (isApart || next === ':')) best = end + 1;
    else if (kind === 'lead' && next === ':') best = end + 1;
  }
  for (const end of runs.endsFrom(at)) {
    if (isWithWhat(runs, at, end)) continue;
    const next = runs.behindJoints(end);
    const isMain =
      runs.is('subject', next) || (isPause(words[next - 1]) && ACTION_VERBS.has(words[next] ?? ''));
    if (next > end && words[end] !== ':' && isMain) best = Math.max(best, next);
  }
  return best;
}

/** "Könntest du mir dabei helfen, eine Mail zu schreiben?": what a question asks help with belongs to it. */
const isWithWhat = (runs: Runs, at: number, end: number): boolean =>
  runs.words.at(-1) === '?' && runs.talkAt(at).some((talk) => talk.kind === 'plea' && talk.end === end);

/** Behind these no comma stands by itself: "I think that, in a nutshell, we need …". */
const CONJUNCTION =
  /^(?:that|if|because|since|when|while|although|and|but|or|dass|weil|wenn|falls|und|aber|oder|que|qu'|si|car|parce|porque|quando|perché|che|se|y|e|et|mais|pero|ma|mas|o|ou)$/;

/** Talk behind a comma, dash, bracket or conjunction at `at`. */
function inner(runs: Runs, at: number, from: number): Gone | undefined {
  const { words, end } = runs;
  const mark = words[at] ?? '';
  if (runs.is('tail', at)) return isSaid(runs, from, at) ? undefined : asideToEnd(runs, at);
  if (mark === '(') {
    const close = Math.max(-1, ...runs.endsFrom(at + 1).map((to) => behindMarks(words, to)));
    // One word in brackets may be a sign: "f(x)".
    return words[close] === ')' && close > at + 2 ? { from: at, to: close + 1 } : undefined;
  }
  const isJoint = runs.is('joint', at);
  if (!isJoint && mark !== ',' && !DASHES.has(mark)) return undefined;
  if (isJoint && isPause(words[at - 1])) return undefined;
  const start = runs.behindJoints(at);
  if (DASHES.has(mark) && !runs.talkAt(start).some(({ kind }) => kind === 'aside')) return undefined;
  const talk = runs.talkAt(start);
  if (talk.some(({ kind }) => kind === 'closing')) return undefined;
  // One word may be a member of a list.
  if (talk.every((each) => each.end === start + 1) && !runs.is('adverb', start)) return undefined;
  const ends = runs.endsFrom(start);
  if (ends.includes(end))
    return isSaid(runs, from, at) || words[end] === '?' ? undefined : { from: at, to: end };
  if (mark !== ',') return undefined;
  const close = Math.max(-1, ...ends.filter((to) => words[to] === ','));
  if (close < 0) return undefined;
  // What goes on with a verb has its subject before the aside, and a pronoun there has its verb behind it.
  const splits =
    runs.is('verb', close + 1) || runs.is('pronoun', at - 1) || CONJUNCTION.test(words[at - 1] ?? '');
  return { from: at, to: splits ? close + 1 : close };
}

function asideToEnd(runs: Runs, at: number): Gone | undefined {
  const { end } = runs;
  // "Muito obrigada pela ajuda" goes as a whole.
  if (runs.endsFrom(at - 1).includes(end)) return undefined;
  const fits = runs.talkAt(at).some((talk) => talk.end === end && (talk.kind === 'aside' || talk.rank === 1));
  return fits ? { from: at, to: end } : undefined;
}

function behindMarks(words: readonly string[], at: number): number {
  let next = at;
  while (next < words.length && '!?.…'.includes(words[next] ?? '?')) next++;
  return next;
}

/** Whether what stands before a clause may have it for its object: "tell her that I'm late and I'm sorry". */
function isSaid(runs: Runs, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (runs.is('saying', i) && !runs.is('not', i - 1)) return true;
  return false;
}
