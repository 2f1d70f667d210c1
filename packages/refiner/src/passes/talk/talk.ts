import type { TalkGrammar, TalkKind } from '@refinery/text/talk/grammar.ts';
import type { Clauses } from '@refinery/text/talk/runs.ts';
import { talkGrammar } from '@refinery/text/talk/talk-grammar.ts';
import { NUMBER, SPACES, SPAN, WORD } from '@refinery/text/token.ts';
import { ACTION_VERBS } from '@refinery/text/word-sets.ts';
import { type Draft, type DraftSegment, liveTokens } from '../../draft/draft.ts';
import { propose } from '../../draft/propose.ts';
import type { Rank } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';
import { type Gone, talkIn } from './clauses.ts';

/**
 * Sentences and clauses that ask for nothing: greetings, thanks, self-talk, announcements, see the lexicons
 * of `@refinery/text/talk`.
 */
export const TALK: CodePass = {
  name: 'talk',
  reason: REASONS.smallTalk,
  rank: 1,
  run: dropTalk,
};

/** A text keeps so many words at least. */
const FEWEST_WORDS = 8;

function dropTalk(draft: Draft, rank: Rank): void {
  let left = wordsOf(draft);
  const text = talkGrammar(draft.language);
  if (!text) return;
  const isLetter = holdsOne(draft, text);
  const requests = draft.segments.filter((part) => isRequest(draft, part, text)).length;
  let saidLine = -1;
  for (const [k, part] of draft.segments.entries()) {
    const before = draft.segments[k - 1];
    // What a colon introduces was handed over.
    if (part.first && before && draft.tokens[before.to - 1]?.lower === ':') saidLine = part.lineFrom;
    // Lines of code begin with spaces, talk does not.
    const isIndented = draft.tokens[part.lineFrom]?.kind === SPACES;
    if (part.line !== 'text' || part.lineFrom === saidLine || isIndented) continue;
    const grammar = part.language === draft.language ? text : talkGrammar(part.language);
    if (!grammar) continue;
    const next = draft.segments[k + 1];
    const not = new Set<TalkKind>();
    if (isLetter) not.add('feeling');
    const leads = next?.lineFrom === part.lineFrom;
    if (k > 1) not.add('greeting');
    if (requests <= (isRequest(draft, part, text) ? 1 : 0)) not.add('plea');
    const live = behindOpeningMarks(draft, liveTokens(draft, part));
    const gone = talkOf(draft, live, { grammar, rank, not, leads });
    const count = gone.reduce((sum, { from, to }) => sum + to - from, 0);
    if (left - count < FEWEST_WORDS || (count >= live.length - 1 && isLeanedOn(draft, next, grammar)))
      continue;
    left -= count;
    for (const { from, to } of gone) {
      const last = live[to - 1] ?? 0;
      propose(draft, {
        from: live[from] ?? 0,
        to: last + 1,
        replacement: '',
        pass: TALK.name,
        reason: TALK.reason,
      });
    }
  }
}

/**
 * A sentence that asks for something begins with an action or a word of asking, or ends with a question mark.
 */
function isRequest({ tokens }: Draft, { from, to, line }: DraftSegment, grammar: TalkGrammar): boolean {
  const first = tokens[from]?.lower ?? '';
  const asks = ACTION_VERBS.has(first) || grammar.is('asking', first) || tokens[to - 1]?.lower === '?';
  return line === 'text' && asks;
}

/** Spanish sentences open with marks, which go with them. */
const behindOpeningMarks = ({ tokens }: Draft, live: readonly number[]): readonly number[] =>
  live.slice(live.findIndex((i) => tokens[i]?.lower !== '¿' && tokens[i]?.lower !== '¡'));

function wordsOf({ tokens, segments }: Draft): number {
  let count = 0;
  for (const { from, to } of segments) for (let i = from; i < to; i++) if (tokens[i]?.kind === WORD) count++;
  return count;
}

/** Whether the text names a piece of writing: what is felt may be meant to stand in it. */
function holdsOne({ tokens, segments }: Draft, grammar: TalkGrammar): boolean {
  return segments.some(({ from, to }) => {
    for (let i = from; i < to; i++)
      if (tokens[i]?.kind === WORD && grammar.is('letter', tokens[i]?.lower ?? '')) return true;
    return false;
  });
}

const ENDS = new Set(['.', '!', '?', '…', ')', ':', ';']);

function talkOf(
  draft: Draft,
  live: readonly number[],
  how: Pick<Clauses, 'grammar' | 'rank' | 'not' | 'leads'>,
): Gone[] {
  const words = live.map((i) => wordAt(draft, i));
  let end = words.length;
  while (end > 0 && ENDS.has(words[end - 1] ?? '')) end--;
  // A colon at the end introduces something, unless it is a smile.
  if (words.at(-1) === ':') end = words.length;
  return talkIn({ words, end, ...how });
}

function wordAt({ tokens, out }: Draft, i: number): string {
  const token = tokens[i];
  if (!token || token.kind === SPAN || out[i] !== undefined) return '';
  return token.kind === NUMBER ? '#' : token.lower;
}

/** Whether the next sentence goes on from this one. */
const isLeanedOn = (draft: Draft, next: DraftSegment | undefined, grammar: TalkGrammar): boolean =>
  next !== undefined && grammar.is('leaning', draft.tokens[next.from]?.lower ?? '');
