import type { Segment } from '@refinery/text/segment.ts';
import { stem } from '@refinery/text/stem.ts';
import { type Token, WORD } from '@refinery/text/token.ts';
import { ACTION_VERBS, FUNCTION_WORDS } from '@refinery/text/word-sets.ts';
import type { Draft } from '../draft/draft.ts';
import { ASKING, BUILT_THINGS, DEPICTIONS, REASONS } from './binding-words.ts';

/** What a prompt asks for, as far as it decides what is background. */
export interface Request {
  /**
   * It gives an instruction. What only describes is all task, and what stands before a mere question is what
   * it is about.
   */
  asks: boolean;
  /** It is about a picture or a story, or asks for a program or the like. */
  depicts: boolean;
  /** Stems of what it asks to make, to treat or for: sentences about these say how it is to be. */
  made: ReadonlySet<string>;
  /** Stems of the words behind "the". */
  named: ReadonlySet<string>;
}

export function readRequest({ tokens, segments }: Draft): Request {
  const request = {
    asks: false,
    depicts: false,
    made: new Set<string>(),
    named: new Set<string>(),
  };
  for (const part of segments) {
    const instructs = ACTION_VERBS.has(tokens[part.from]?.lower ?? '');
    const words = wordsOf(tokens, part.from, part.to);
    const isQuestion = tokens[part.to - 1]?.lower === '?';
    const asks = instructs || words.some((word) => ASKING.has(word));
    const made = instructs ? words.slice(1, endOfMade(words)) : isQuestion ? words : [];
    const named = words.filter((_word, at) => words[at - 1] === 'the');
    request.asks ||= asks;
    request.depicts ||=
      words.some((word) => DEPICTIONS.has(word)) ||
      ((asks || isQuestion) && words.slice(0, endOfMade(words)).some((word) => BUILT_THINGS.has(word)));
    for (const stem of stemsOf(made)) request.made.add(stem);
    for (const stem of stemsOf(named)) request.named.add(stem);
  }
  return request;
}

/** True where a sentence introduces ("a", "an", "some") what the prompt names elsewhere. */
export function introduces(tokens: readonly Token[], part: Segment, { named }: Request): boolean {
  let open = false;
  for (const word of wordsOf(tokens, part.from, part.to)) {
    if (INDEFINITE.has(word)) open = true;
    else if (FUNCTION_WORDS.has(word)) open = false;
    else if (open && named.has(stem(word))) return true;
  }
  return false;
}

const INDEFINITE = new Set(['a', 'an', 'some']);

function wordsOf(tokens: readonly Token[], from: number, to: number): string[] {
  const words: string[] = [];
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind === WORD) words.push(token.lower);
  }
  return words;
}

/** What an instruction asks to make ends where it says for whom or why. */
function endOfMade(words: readonly string[]): number {
  const end = words.findIndex((word) => REASONS.has(word));
  return end < 0 ? words.length : end;
}

const stemsOf = (words: readonly string[]): string[] =>
  words.filter((word) => !FUNCTION_WORDS.has(word)).map((word) => stem(word));
