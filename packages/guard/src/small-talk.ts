import type { TalkKind } from '@refinery/text/talk/grammar.ts';
import { Runs } from '@refinery/text/talk/runs.ts';
import { talkGrammar } from '@refinery/text/talk/talk-grammar.ts';
import { NEWLINE, NUMBER, SPACES, SPAN, type Token } from '@refinery/text/token.ts';
import { weighed } from './compare/asks.ts';
import { type Fact, isWhole } from './facts.ts';
import { isSpaceless } from './lexicon/tables.ts';
import type { Reading } from './read/reading.ts';
import type { Statement } from './read/statement.ts';

/** A greeting stands in one of the first sentences; further on somebody may be meant to say it. */
const FIRST = 2;
/** Longer sentences are no talk, in UTF-16 units. */
const LONGEST = 300;
const ENDS = new Set(['.', '!', '?', '…', ')', ';', ':']);
const OPENING = new Set(['¿', '¡']);

/**
 * Tells of the statements of a text, asked for in order, whether they are small talk as a whole: greetings,
 * thanks, wishes, talk about the writer. A plea that names no wish ("please help me with this") counts as
 * talk too.
 */
export function smallTalkIn(reading: Reading): (s: number, facts: readonly Fact[]) => boolean {
  const { statements, tokens, language } = reading;
  const isDense = isSpaceless(language);
  const grammar = isDense ? undefined : talkGrammar(language);
  let at = 0;
  return (s, facts) => {
    const statement = statements[s];
    if (!statement || statement.item || statement.line !== 'text') return false;
    if (isDense) return facts.every(isWhole) && saysNothing(reading, statement);
    if (!grammar || statement.end - statement.start > LONGEST) return false;
    while (at < tokens.length && (tokens[at]?.start ?? 0) < statement.start) at++;
    const words = wordsFrom(tokens, at, statement.end);
    let end = words.length;
    while (end > 0 && ENDS.has(words[end - 1] ?? '')) end--;
    if (end === 0 || grammar.talkAt(words, 0).length === 0) return false;
    const not = new Set<TalkKind>(s < FIRST ? [] : ['greeting']);
    const runs = new Runs({ words, end, grammar, rank: 3, not, leads: true });
    return runs.endsFrom(0).includes(end);
  };
}

/** Whether no word of a statement asks for anything. */
function saysNothing(reading: Reading, { from, to }: Statement): boolean {
  const asks = weighed(reading, from, to);
  return !reading.terms.slice(from, to).some(asks);
}

/** Words in lower case with the marks between them, numbers `#`, protected texts empty. */
function wordsFrom(tokens: readonly Token[], from: number, end: number): string[] {
  const words: string[] = [];
  for (let i = from; i < tokens.length && (tokens[i]?.start ?? end) < end; i++) {
    const token = tokens[i];
    if (!token || token.kind === SPACES || token.kind === NEWLINE) continue;
    if (words.length === 0 && OPENING.has(token.lower)) continue;
    words.push(token.kind === SPAN ? '' : token.kind === NUMBER ? '#' : token.lower);
  }
  return words;
}
