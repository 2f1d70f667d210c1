import type { Change } from '../draft/draft.ts';
import { replaceWords, type Sentence, startsCapital } from './sentence.ts';

/** What is done to an answer or its material: participle and infinitive. */
const DONE_TO_TEXTS: ReadonlyMap<string, string> = new Map(
  `genannt:nennen verwendet:verwenden verändert:verändern geändert:ändern übersetzt:übersetzen erwähnt:erwähnen benutzt:benutzen genutzt:nutzen gelöscht:löschen
  gekürzt:kürzen gerundet:runden aufgerundet:aufrunden abgerundet:abrunden sortiert:sortieren zitiert:zitieren übernommen:übernehmen mitgezählt:mitzählen
  berücksichtigt:berücksichtigen weggelassen:weglassen ausgelassen:auslassen ergänzt:ergänzen hinzugefügt:hinzufügen eingefügt:einfügen aufgeführt:aufführen
  angegeben:angeben markiert:markieren gekennzeichnet:kennzeichnen gruppiert:gruppieren zusammengefasst:zusammenfassen aufgelistet:auflisten
  nummeriert:nummerieren ignoriert:ignorieren ersetzt:ersetzen entfernt:entfernen korrigiert:korrigieren formatiert:formatieren hervorgehoben:hervorheben
  beibehalten:beibehalten vermieden:vermeiden umgerechnet:umrechnen angepasst:anpassen getrennt:trennen`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);
const MUSTS = new Set('soll sollen sollte sollten muss müssen'.split(' '));
const MAYS = new Set('darf dürfen'.split(' '));
const NEGATIONS = new Set('nicht nie niemals keinesfalls'.split(' '));
/** In words: longer noun phrases hold clauses of their own. */
const LONGEST_THING = 4;

/**
 * "Die Beträge müssen auf ganze Euro gerundet werden." → "Die Beträge auf ganze Euro runden." The subject must look the same as an object:
 * masculine nouns change their article.
 */
export function germanPassive(sentence: Sentence): Omit<Change, 'pass' | 'reason'>[] | undefined {
  const { words } = sentence;
  const modal = modalAt(sentence);
  let end = words.length;
  while (end > 0 && /^[.!]$/.test(words[end - 1] ?? '')) end--;
  const infinitive = words[end - 1] === 'werden' ? DONE_TO_TEXTS.get(words[end - 2] ?? '') : undefined;
  if (modal < 0 || infinitive === undefined || end - 3 < modal) return undefined;
  const between = words.slice(modal + 1, end - 2);
  if (
    between.some(
      (word) => /^[,;:?]$/.test(word) || /^(?:von|vom|und|oder|durch|kann|können|muss|wird|sind)$/.test(word),
    )
  )
    return undefined;
  if (MAYS.has(words[modal] ?? '') && !NEGATIONS.has(between[0] ?? '')) return undefined;
  return [
    ...replaceWords(sentence, modal, modal + 1, ''),
    ...replaceWords(sentence, end - 2, end, infinitive),
  ];
}

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
