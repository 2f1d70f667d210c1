import { type Draft, type DraftSegment, proposeTogether } from '../draft/draft.ts';
import { openerAt } from '../requests/opener.ts';
import { type RequestGrammar, requestGrammar } from '../requests/requests.ts';
import { sentenceOf } from '../requests/sentence.ts';
import type { CodePass, Rank } from './pass.ts';

/** Behind these a request may start within a sentence. */
const STARTS = new Set(['¿', '¡', ':', ';', '–', '—', '(']);

/** "¿Podrías escribir un poema?" is "Escribe un poema.": requests of languages whose verb changes its form or its place. */
export const REQUESTS: CodePass = {
  name: 'requests',
  reason: 'request said as an instruction',
  rank: 1,
  legal: false,
  local: true,
  run(draft: Draft, rank: Rank) {
    for (const part of draft.segments) {
      const grammar = requestGrammar(part.language);
      if (grammar && (part.line === 'text' || part.line === 'item')) instruct(draft, part, grammar, rank);
    }
  },
};

function instruct(draft: Draft, part: DraftSegment, grammar: RequestGrammar, rank: Rank): void {
  const sentence = sentenceOf(draft, part);
  const { words } = sentence;
  for (let at = 0; at < words.length; at++) {
    if (at > 0 && !STARTS.has(words[at - 1] ?? '')) continue;
    const opener = openerAt(grammar.openers, words, at);
    if (!opener || opener.rank > rank) continue;
    const changes = grammar.instruct(sentence, at, opener);
    if (
      changes &&
      proposeTogether(
        draft,
        changes.map((change) => ({ ...change, pass: REQUESTS.name, reason: REQUESTS.reason })),
      )
    )
      return;
  }
}
