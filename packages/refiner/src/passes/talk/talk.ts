import type { TalkKind } from '@refinery/text/talk/grammar.ts';
import { talkGrammar } from '@refinery/text/talk/talk-grammar.ts';
import { NUMBER, SPAN, WORD } from '@refinery/text/token.ts';
import { type Draft, type DraftSegment, liveTokens, propose } from '../../draft/draft.ts';
import type { CodePass, Rank } from '../pass.ts';
import { type Gone, talkIn } from './clauses.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Sentences and clauses that ask for nothing: greetings, thanks, self-talk, announcements, see the lexicons of `@refinery/text/talk`. */
export const TALK: CodePass = {
  name: 'talk',
  reason: 'talk that asks for nothing',
  rank: 1,
  legal: false,
  run: dropTalk,
};

/** A text keeps so many words at least. */
const FEWEST_WORDS = 8;

/** Whoever asks for one of these may mean what is felt to stand in it. */
const LETTERS = words(
  `letter email e-mail mail message reply text note card apology speech toast poem song story post tweet dialogue diary response answer
  review invitation obituary eulogy vows caption`,
);
const NOTHING: ReadonlySet<TalkKind> = new Set();
const FEELINGS: ReadonlySet<TalkKind> = new Set<TalkKind>(['feeling']);
const LEADS: ReadonlySet<TalkKind> = new Set<TalkKind>(['lead']);
const BOTH: ReadonlySet<TalkKind> = new Set<TalkKind>(['lead', 'feeling']);

function dropTalk(draft: Draft, rank: Rank): void {
  let left = wordsOf(draft);
  const isLetter = holdsOne(draft, LETTERS);
  let saidLine = -1;
  for (const [k, part] of draft.segments.entries()) {
    const before = draft.segments[k - 1];
    // What a colon introduces was handed over.
    if (part.first && before && draft.tokens[before.to - 1]?.lower === ':') saidLine = part.lineFrom;
    if (part.line !== 'text' || part.lineFrom === saidLine) continue;
    const next = draft.segments[k + 1];
    const leads = next !== undefined && next.lineFrom === part.lineFrom;
    const not = isLetter ? (leads ? FEELINGS : BOTH) : leads ? NOTHING : LEADS;
    const live = liveTokens(draft, part);
    for (const { from, to } of talkOf(draft, part, live, rank, not)) {
      const isWhole = from === 0 && to === live.length;
      if (left - (to - from) < FEWEST_WORDS || (isWhole && isLeanedOn(draft, next))) continue;
      left -= to - from;
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

function wordsOf({ tokens, segments }: Draft): number {
  let count = 0;
  for (const { from, to } of segments) for (let i = from; i < to; i++) if (tokens[i]?.kind === WORD) count++;
  return count;
}

function holdsOne({ tokens, segments }: Draft, wanted: ReadonlySet<string>): boolean {
  return segments.some(({ from, to }) => {
    for (let i = from; i < to; i++) if (wanted.has(tokens[i]?.lower ?? '')) return true;
    return false;
  });
}

const ENDS = words('. ! ? … ) : ;');

function talkOf(
  draft: Draft,
  part: DraftSegment,
  live: readonly number[],
  rank: Rank,
  not: ReadonlySet<TalkKind>,
): Gone[] {
  const grammar = talkGrammar(part.language);
  if (!grammar) return [];
  const said = live.map((i) => wordAt(draft, i));
  let end = said.length;
  while (end > 0 && ENDS.has(said[end - 1] ?? '')) end--;
  // A colon at the end introduces something, unless it is a smile.
  if (said.at(-1) === ':') end = said.length;
  return talkIn({ words: said, end, grammar, rank, not });
}

function wordAt({ tokens, out }: Draft, i: number): string {
  const token = tokens[i];
  if (!token || token.kind === SPAN || out[i] !== undefined) return '';
  return token.kind === NUMBER ? '#' : token.lower;
}

const LEANS = words("that's because which hence therefore thats this that");

/** Whether the next sentence goes on from this one. */
function isLeanedOn(draft: Draft, next: DraftSegment | undefined): boolean {
  return next !== undefined && LEANS.has(draft.tokens[next.from]?.lower ?? '');
}
