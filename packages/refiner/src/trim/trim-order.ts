import { append } from '@refinery/text/append.ts';
import { stem } from '@refinery/text/stem.ts';
import { WORD } from '@refinery/text/token.ts';
import { FUNCTION_WORDS } from '@refinery/text/word-sets.ts';
import type { Draft } from '../draft/draft.ts';
import type { Sentence } from './find-candidates.ts';

/**
 * Candidates in the order in which they may go: those that share the fewest different content words with what
 * stays first, of equals the latest first. A sentence that others lean on goes behind these, or stays where
 * one of them stays; the last sentence below a heading or label stays, and so does the last of the text. n
 * log n in the number of sentences.
 */
export function trimOrder(draft: Draft, sentences: readonly Sentence[]): number[] {
  const values = valuesOf(draft, sentences);
  const blocked = blockedByNext(sentences);
  const live = new Map<number, number>();
  for (const { section, heads } of sentences) if (!heads) live.set(section, (live.get(section) ?? 0) + 1);
  const gone = new Set<number>();
  const order: number[] = [];
  const ranked = [...sentences.keys()].filter((at) => sentences[at]?.candidate && !blocked[at]);
  ranked.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || b - a);
  for (const at of ranked) {
    const chain = chainFrom(sentences, at, gone);
    const section = sentences[at]?.section ?? 0;
    const left = (live.get(section) ?? 0) - chain.length;
    if (chain.length === 0 || left < 1) continue;
    live.set(section, left);
    for (const one of chain) gone.add(one);
    append(order, chain);
  }
  return order;
}

/** True where the next sentence leans on this one and stays. */
function blockedByNext(sentences: readonly Sentence[]): boolean[] {
  const blocked = new Array<boolean>(sentences.length).fill(false);
  for (let at = sentences.length - 2; at >= 0; at--) {
    const next = sentences[at + 1];
    blocked[at] = next?.leans === true && (!next.candidate || blocked[at + 1] === true);
  }
  return blocked;
}

/** The sentence and those that lean on it, last first, without those that are gone already. */
function chainFrom(sentences: readonly Sentence[], at: number, gone: ReadonlySet<number>): number[] {
  if (gone.has(at)) return [];
  const chain = [at];
  for (let next = at + 1; sentences[next]?.leans && !gone.has(next); next++) chain.unshift(next);
  return chain;
}

/**
 * For each candidate, how many different content words it shares with the sentences that are no candidates.
 */
function valuesOf(draft: Draft, sentences: readonly Sentence[]): number[] {
  const kept = new Set<string>();
  for (const sentence of sentences)
    if (!sentence.candidate) for (const word of contentOf(draft, sentence)) kept.add(word);
  return sentences.map((sentence) => {
    if (!sentence.candidate) return 0;
    let shared = 0;
    for (const word of contentOf(draft, sentence)) if (kept.has(word)) shared++;
    return shared;
  });
}

function contentOf(draft: Draft, sentence: Sentence): Set<string> {
  const words = new Set<string>();
  for (let i = sentence.from; i < sentence.to; i++) {
    const token = draft.tokens[i];
    if (token?.kind === WORD && !FUNCTION_WORDS.has(token.lower)) words.add(stem(token.lower));
  }
  return words;
}
