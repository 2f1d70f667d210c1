import type { Draft } from '../draft/draft.ts';
import { stem } from '../text/stem.ts';
import { WORD } from '../text/token.ts';
import { ACTION_VERBS, ARTICLES, FUNCTION_WORDS } from '../text/word-sets.ts';
import { ASKING, DEPICTIONS, REASONS } from './binding-words.ts';

/** What a prompt asks for, as far as it decides what is background. */
export interface Request {
  /** It gives an instruction. What only describes is all task, and what stands before a mere question is what it is about. */
  asks: boolean;
  /** It is about a picture, a story, a program or the like. */
  depicts: boolean;
  /** Stems of what it asks to make, to treat or for: sentences about these say how it is to be. */
  made: ReadonlySet<string>;
  /** Stems of the words behind "the": what they name may have been introduced before. */
  named: ReadonlySet<string>;
}

export function readRequest({ tokens, segments }: Draft): Request {
  const made = new Set<string>();
  const named = new Set<string>();
  let asks = false;
  let depicts = false;
  for (const part of segments) {
    const instructs = ACTION_VERBS.has(tokens[part.from]?.lower ?? '');
    asks ||= instructs;
    let making = instructs || tokens[part.to - 1]?.lower === '?';
    let before = '';
    for (let i = part.from; i < part.to; i++) {
      const token = tokens[i];
      if (token?.kind !== WORD) continue;
      const word = token.lower;
      asks ||= ASKING.has(word);
      depicts ||= DEPICTIONS.has(word);
      if (instructs) making &&= !REASONS.has(word);
      const says = !FUNCTION_WORDS.has(word);
      if (making && says && (i > part.from || !instructs)) made.add(stem(word));
      if (before === 'the' && says) named.add(stem(word));
      before = word;
    }
  }
  return { asks, depicts, made, named };
}

/** True where a sentence introduces ("a", "an", "some") what the prompt names elsewhere. */
export function introduces({ tokens }: Draft, from: number, to: number, named: ReadonlySet<string>): boolean {
  let open = false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind !== WORD) continue;
    if ((ARTICLES.has(token.lower) && token.lower !== 'the') || token.lower === 'some') open = true;
    else if (open && FUNCTION_WORDS.has(token.lower)) open = false;
    else if (open && named.has(stem(token.lower))) return true;
  }
  return false;
}
