import type { Draft, DraftSegment } from '../draft/draft.ts';
import { proposeTogether } from '../draft/propose.ts';
import type { Rank } from '../model/pass.ts';
import { REASONS } from '../model/reasons.ts';
import { asksMore } from '../requests/asks-more.ts';
import { openerAt } from '../requests/opener.ts';
import { sentenceOf } from '../requests/sentence.ts';
import { isColloquial, isPolite } from './address.ts';
import type { CodePass } from './pass.ts';
import { type RequestGrammar, requestGrammar } from './request-grammar.ts';

/** Behind these a request may start within a sentence. */
const STARTS = new Set(['¿', '¡', ':', ';', '–', '—', '(']);

/** "Eres un asistente y tu tarea es …": openers that are written with their joiner start anywhere. */
const JOINERS = new Set(['et', 'y', 'e']);
/** A sentence that begins with one of these has its main clause behind a comma. */
const CONDITIONS = new Set(
  'si quand lorsque lorsqu cuando cuándo en se quando caso qualora nel per para pour à bei'.split(' '),
);

/**
 * "¿Podrías escribir un poema?" is "Escribe un poema.": requests of languages whose verb changes its form or
 * its place.
 */
export const REQUESTS: CodePass = {
  name: 'requests',
  reason: REASONS.request,
  rank: 1,
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
    const isMainClause = words[at - 1] === ',' && CONDITIONS.has((words[0] ?? '').split(/['’]/)[0] ?? '');
    const isJoined = at > 1 && JOINERS.has(words[at] ?? '');
    if (at > 0 && !isMainClause && !isJoined && !STARTS.has(words[at - 1] ?? '')) continue;
    const opener = openerAt(grammar.openers, words, at);
    if (
      !opener ||
      opener.rank > rank ||
      (opener.mood === 'question' && !isAsked(words)) ||
      asksMore(part.language, words, at, opener.length) ||
      (isMainClause && (opener.mood === 'question' || opener.formal === undefined))
    )
      continue;
    const polite = isPolite(draft, part.language);
    const formal = opener.formal ?? polite;
    // Nothing says whether it is "proposez" or "propose".
    if (formal === undefined) continue;
    const colloquial = isColloquial(draft, part.language);
    const changes = grammar.instruct(sentence, at, {
      ...opener,
      formal,
      isPolite: polite === true,
      colloquial,
    });
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

/**
 * "You can explain a charge." allows something. Who forgets the question mark in a chat forgets the full
 * stop, too.
 */
const isAsked = (words: readonly string[]): boolean => !/^[.!;:]$/.test(words.at(-1) ?? '');
