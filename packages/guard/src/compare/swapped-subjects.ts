import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/** Who answers and who asks: in prompts both are words that ask for nothing. */
const MODEL =
  /(?<!\p{L})(?:assistants?|models?|chatbots?|bots?|(?:the|an) ai|llm|assistenten?|modelle?|l'assistant|modèles?|asistentes?|modelos?|assistentes?|assistenti?|modell[oi])(?!\p{L})|助手|模型|アシスタント|モデル/u;
const USER =
  /(?<!\p{L})(?:users?|readers?|nutzer(?:in|s)?|benutzer(?:in|s)?|anwender|l'utilisat(?:eur|rice)|utilisat(?:eur|rice)s?|usuari[oa]s?|l'utente|utent[ei]|usuári[oa]s?|utilizador(?:es)?)(?!\p{L})|用户|使用者|ユーザー|利用者/u;
/** What stands between two that do the same. */
const JOINED = /^[^\p{L}]*(?:and|or|und|oder|et|ou|y|o|e)(?!\p{L})/u;

/**
 * "The assistant must never reveal it" that became "the user must never reveal it", and both in each other's
 * place.
 */
export function swappedSubjects(pair: Pair): Finding[] {
  const found: Finding[] = [];
  for (const { before, after, place } of changedSentences(pair)) {
    const [was, now] = [sidesOf(before), sidesOf(after)];
    if (was === undefined || now === undefined || was === now || was.length !== now.length) continue;
    const isSaidAlike =
      was.length > 1 ? lettersOf(before) === lettersOf(after) : behind(before) === behind(after);
    if (!isSaidAlike) continue;
    found.push(doubtOf('role', place, 'it now says this of somebody else'));
  }
  return found;
}

/** Which of both a sentence names, in order; nothing where it names none, or both as one. */
function sidesOf(sentence: string): string | undefined {
  const [model, user] = [MODEL.exec(sentence), USER.exec(sentence)];
  if (!model || !user) return model ? 'm' : user ? 'u' : undefined;
  const first = model.index < user.index ? model : user;
  if (JOINED.test(sentence.slice(first.index + first[0].length))) return undefined;
  return first === model ? 'mu' : 'um';
}

/** The word behind the first of both. */
function behind(sentence: string): string | undefined {
  const named = MODEL.exec(sentence) ?? USER.exec(sentence);
  return named ? NEXT.exec(sentence.slice(named.index + named[0].length))?.[0] : undefined;
}

/** Of a text without spaces its next letter. */
const NEXT = /^ ?(?:\p{Script=Han}|\p{Script=Hiragana}|[\p{L}\p{N}]+)/u;

/** Equal for sentences of the same words in any order. */
const lettersOf = (sentence: string): string => (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).sort().join(' ');
