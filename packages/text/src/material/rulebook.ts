import { handsOver, pointsAtPiece } from './announced.ts';
import type { Part } from './parts.ts';
import { isInstruction, isRule, type Sentence } from './sentence.ts';
import { SAYS } from './words.ts';

/**
 * Whether a text is a long prompt of rules from its beginning to its end, as system prompts are. Paragraphs
 * between its rules that ask for nothing are the author's, too. Found by measuring 15 published system
 * prompts against stories, transcripts and articles of the same length. A text whose beginning hands
 * something over is none: a contract reads like rules, too.
 */
export function isRulebook(parts: readonly Part[], text: string): boolean {
  if (text.length < SHORTEST) return false;
  const stretches = Array.from({ length: STRETCHES }, () => ({ rules: 0, all: 0 }));
  for (const part of parts) {
    for (const sentence of part.sentences) {
      if (sentence.words.length < SHORTEST_SENTENCE) continue;
      const stretch = stretches[Math.floor((sentence.start / text.length) * STRETCHES)];
      if (!stretch) continue;
      stretch.all++;
      if (isRuleLike(sentence)) stretch.rules++;
    }
  }
  const ruled = stretches.filter(({ rules, all }) => rules >= all * STRETCH_SHARE && rules > 0).length;
  const rules = stretches.reduce((sum, stretch) => sum + stretch.rules, 0);
  const all = stretches.reduce((sum, stretch) => sum + stretch.all, 0);
  if (ruled < RULED_STRETCHES || rules < all * SHARE) return false;
  const first = parts.find(({ kind }) => kind === 'text');
  if (first && pointsAtPiece(first)) return false;
  return !parts.some((part) => part.start < text.length * HEAD && handsOver(part, text));
}

/** In UTF-16 units. A shorter prompt may be as much about what is pasted as about its rules. */
const SHORTEST = 2_500;
/** A text is looked at in so many stretches of one length, of which so many must have rules. */
const STRETCHES = 8;
const RULED_STRETCHES = 6;
/** Shares of sentences: of each of these stretches, and of the whole text. */
const STRETCH_SHARE = 0.1;
const SHARE = 0.2;
/** In words. Titles and items of one or two words say nothing either way. */
const SHORTEST_SENTENCE = 3;
/** What is handed over in this share of a text may be the rest of it. */
const HEAD = 0.2;

/** Whether a sentence asks for something, rules something out, or says what the model or its user does. */
export const isRuleLike = (sentence: Sentence): boolean =>
  isInstruction(sentence) ||
  isRule(sentence) ||
  sentence.words.some(
    ({ lower, says }, k) =>
      (says & SAYS.must) !== 0 ||
      BINDS.test(lower) ||
      SUBJECT.test(lower) ||
      (lower === 'do' && sentence.words[k + 1]?.lower === 'not'),
  );

const BINDS =
  /^(?:never|always|cannot|don't|doesn't|won't|nie|niemals|immer|jamais|toujours|nunca|siempre|sempre|mai)$/;
const SUBJECT =
  /^(?:users?|assistant|model|claude|chatgpt|gpt|gemini|grok|nutzer|benutzer|utilisateur|usuario|usuário|utente)$/;
