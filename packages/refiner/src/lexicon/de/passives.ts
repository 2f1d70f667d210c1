import { wordList } from '@refinery/text/word-list.ts';
import type { Change } from '../../draft/draft.ts';
import { inCase, replaceWords, type Sentence, startsCapital } from '../../requests/sentence.ts';

/** What is done to an answer or its material: participle and infinitive. */
const DONE_TO_TEXTS: ReadonlyMap<string, string> = new Map(
  wordList(`genannt:nennen verwendet:verwenden verändert:verändern übersetzt:übersetzen erwähnt:erwähnen benutzt:benutzen 
  gekürzt:kürzen aufgerundet:aufrunden abgerundet:abrunden sortiert:sortieren zitiert:zitieren übernommen:übernehmen mitgezählt:mitzählen
  berücksichtigt:berücksichtigen weggelassen:weglassen ausgelassen:auslassen ergänzt:ergänzen hinzugefügt:hinzufügen eingefügt:einfügen aufgeführt:aufführen
  angegeben:angeben markiert:markieren gekennzeichnet:kennzeichnen gruppiert:gruppieren zusammengefasst:zusammenfassen aufgelistet:auflisten
  nummeriert:nummerieren ignoriert:ignorieren ersetzt:ersetzen entfernt:entfernen korrigiert:korrigieren formatiert:formatieren hervorgehoben:hervorheben
  beibehalten:beibehalten vermieden:vermeiden umgerechnet:umrechnen angepasst:anpassen getrennt:trennen`).map(
    (pair) => pair.split(':') as [string, string],
  ),
);
const MUSTS = new Set('soll sollen sollte sollten muss müssen'.split(' '));
const MAYS = new Set('darf dürfen'.split(' '));
const NEGATIONS = new Set('nicht nie niemals keinesfalls keine'.split(' '));
/** In words: longer noun phrases hold clauses of their own. */
const LONGEST_THING = 4;

/**
 * "Die Beträge müssen auf ganze Euro gerundet werden." → "Die Beträge auf ganze Euro runden." The subject must look the same as an object:
 * masculine nouns change their article.
 */
export function germanPassive(sentence: Sentence): Omit<Change, 'pass' | 'reason'>[] | undefined {
  const { words } = sentence;
  const isImpersonal =
    words[0] === 'es' && IMPERSONAL.has(words[1] ?? '') && !/^(?:ein|kein|der)$/.test(words[2] ?? '');
  const modal = isImpersonal ? 1 : modalAt(sentence);
  if (modal < 0) return undefined;
  const found = words.indexOf('werden', modal);
  const behind = words[found + 1] ?? '.';
  const infinitive = DONE_TO_TEXTS.get(words[found - 1] ?? '');
  if (infinitive === undefined || !(/^[.!]$/.test(behind) || (isImpersonal && behind === ',')))
    return undefined;
  const between = words.slice(modal + 1, found - 1);
  if (between.some((word) => BREAKS.test(word))) return undefined;
  if (MAYS.has(words[modal] ?? '') && !NEGATIONS.has(between[0] ?? '')) return undefined;
  const first = between.length === 0 ? inCase(sentence, 0, infinitive) : infinitive;
  return [
    ...replaceWords(sentence, isImpersonal ? 0 : modal, modal + 1, ''),
    ...replaceWords(sentence, found - 1, found + 1, first),
  ];
}

/** Behind "es": the subject follows, and no masculine noun may be among what it says. */
const IMPERSONAL = new Set('sollen sollten müssen dürfen'.split(' '));
/** What makes a sentence more than one demand, or says who does it. */
const BREAKS = /^(?:[,;:?]|von|vom|und|oder|durch|kann|können|muss|wird|sind)$/;

/** Index of the modal verb behind a subject that begins the sentence, or -1. */
function modalAt(sentence: Sentence): number {
  const { words } = sentence;
  const first = words[0] ?? '';
  for (let k = 1; k <= LONGEST_THING; k++) {
    const isModal = MUSTS.has(words[k] ?? '') || MAYS.has(words[k] ?? '');
    if (!isModal) {
      if (!/^[\p{L}-]+$/u.test(words[k] ?? '')) return -1;
      continue;
    }
    const isPlural = /n$/.test(words[k] ?? '');
    const hasNoun = startsCapital(sentence, k - 1);
    const isSafe = isPlural ? first !== 'den' : /^(?:die|das|jedes|deine|ihre)$/.test(first);
    return hasNoun && isSafe ? k : -1;
  }
  return -1;
}
