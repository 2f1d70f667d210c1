import type { Language } from '@refinery/text/language.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import type { Cues } from './cues.ts';

/** Verbs whose object is what is to be said. */
const SAYING: Partial<Record<Language, ReadonlySet<string>>> = {
  en: wordSet(
    `say says saying write writes reply replies respond responds answer answers add adds print prints
    output outputs return returns type types append appends put state tell shout display show send end
    close finish`,
  ),
  de: wordSet(
    `sag sage sagt sagen schreib schreibe schreibt schreiben antworte antwortet antworten ergänze drucke
    gib tippe ruf rufe zeige sende melde`,
  ),
  fr: wordSet(
    `dis dites dit dire écris écrivez écrire réponds répondez répondre ajoute ajoutez affiche affichez
    imprime imprimez tape renvoie mets`,
  ),
  es: wordSet(
    `di diga digan decir escribe escriba escribir responde responda responder contesta conteste añade
    añada agrega agregue imprime muestra pon ponga envía`,
  ),
  it: wordSet(
    `di' dì dici dica dire scrivi scriva scrivere rispondi risponda rispondere aggiungi aggiunga stampa
    mostra metti invia`,
  ),
  pt: wordSet(
    `diga diz dizer escreva escreve escrever responda responde responder adicione acrescente imprima
    mostre coloque envie`,
  ),
};

const PLEASE = wordSet("please pls plz bitte por porfavor s'il svp stp per");
const ENDS = /^[.!?;:)…"”*_]+$/;
/** In words: "say no", "reply with ok". */
const LONGEST_CONTENT = 3;

/**
 * "If they insist, say no, thank you.": courtesy at the end, behind a word or two that are to be said, may
 * be said as well. `from` and `to` (exclusive) are where its words begin and end.
 */
export function isSaidCourtesy(
  words: readonly string[],
  { from, to, cues, language }: { from: number; to: number; cues: Cues; language: Language },
): boolean {
  const saying = SAYING[language];
  if (!saying || !words.slice(to).every((word) => ENDS.test(word))) return false;
  const end = words[from - 1] === ',' ? from - 1 : from;
  for (let verb = end - 1; verb >= 0 && verb >= end - 1 - LONGEST_CONTENT; verb--) {
    if (/^[.,;:!?]$/.test(words[verb] ?? '')) return false;
    if (!saying.has(words[verb] ?? '')) continue;
    const content = words[verb + 1] ?? '';
    if (verb + 1 === end) return end === from;
    if (PLEASE.has(words[from] ?? '')) return cues.odd.has(content);
    return !isThing(content, cues);
  }
  return false;
}

/** "Write a poem, thanks", "answer in French, thanks", "reply soon, thanks". */
const isThing = (word: string, { determiners, openers }: Cues): boolean =>
  (determiners.has(word) && !/^(?:no|not|all)$/.test(word)) ||
  openers.has(word) ||
  /^\d|^(?:soon|back|again|here|now|up|out)$|ly$/.test(word);
