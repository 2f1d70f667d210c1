import type { Language } from '@refinery/text/language.ts';
import { type Change, type Draft, proposeTogether } from '../../draft/draft.ts';
import { type Sentence, sentenceOf } from '../../requests/sentence.ts';
import type { CodePass } from '../pass.ts';

/** Proposes for each sentence and list item what `rewrite` changes in it; undefined leaves it alone. */
export function rewriteSentences(
  draft: Draft,
  { name, reason }: Pick<CodePass, 'name' | 'reason'>,
  rewrite: (sentence: Sentence, language: Language) => readonly Omit<Change, 'pass' | 'reason'>[] | undefined,
): void {
  for (const part of draft.segments) {
    if (part.line !== 'text' && part.line !== 'item') continue;
    const sentence = sentenceOf(draft, part);
    if (sentence.words.at(-1) === '?') continue;
    const changes = rewrite(sentence, part.language);
    if (changes)
      proposeTogether(
        draft,
        changes.map((change) => ({ ...change, pass: name, reason, statement: false })),
      );
  }
}
