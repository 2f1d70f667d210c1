import { wordList } from '@refinery/text/word-list.ts';
/** Forms of a verb that German requests use. */
export interface GermanVerb {
  /** "Schreibe", to one person that is addressed by "du". */
  imperative: string;
  /** "Schreiben", before "Sie". */
  formal: string;
  /** The part that a separable verb leaves at the end of its clause, or ''. */
  particle: string;
  /** Its result is for the one who asks. */
  forMe: boolean;
  /** That is all "mir" says, so it may go: "Erkläre den Satz", but "Gib mir drei Sätze". */
  dropsMe: boolean;
}

/** Verbs of requests whose result is for the one who asks. A bar stands behind a separable part. */
const FOR_ME = `schreiben erstellen verfassen formulieren generieren erklären erläutern beschreiben entwickeln entwerfen:entwirf:entwirfst
  zusammen|fassen auf|listen auf|schreiben auf|zeigen auf|zählen nennen an|geben:gib:gibst liefern vor|schlagen:schlage:schlägst
  übersetzen um|schreiben um|formulieren aus|arbeiten dar|stellen aus|geben:gib:gibst berechnen analysieren vergleichen bewerten prüfen überprüfen
  korrigieren verbessern optimieren zeichnen planen programmieren implementieren recherchieren machen sammeln skizzieren konzipieren
  definieren schildern überarbeiten bearbeiten zusammen|stellen vor|bereiten ab|leiten um|wandeln kürzen strukturieren gestalten`;

/** Of these somebody has to get something. */
const GIVING = 'geben:gib:gibst zeigen';

/** Others: "hilf mir" and "stelle mir Fragen" need their "mir". */
const OTHERS = `helfen:hilf:hilfst stellen antworten beantworten reagieren agieren fungieren handeln spielen übernehmen:übernimm:übernimmst verwenden benutzen
  nutzen vermeiden beachten berücksichtigen achten halten:halte:hältst bleiben lassen:lass:lässt ein|gehen ergänzen hinzu|fügen ein|fügen
  ersetzen entfernen löschen ändern ordnen sortieren gruppieren klassifizieren kategorisieren extrahieren identifizieren finden suchen lesen:lies:liest
  unterteilen gliedern beginnen starten beenden schließen konzentrieren fokussieren erwähnen betonen begründen belegen zitieren simulieren testen
  debuggen refaktorieren vereinfachen an|passen führen durch|führen wiederholen markieren hervor|heben bestimmen ermitteln schätzen
  wählen aus|wählen empfehlen:empfiehl:empfiehlst beraten:berate:berätst unterstützen erzählen sprechen:sprich:sprichst sagen fragen raten:rate:rätst
  diskutieren argumentieren begleiten coachen unterrichten lehren moderieren fassen setzen legen bringen validieren kommentieren dokumentieren
  begrüßen grüßen siezen duzen bitten:bitte:bittest an|bieten hin|weisen verweisen melden nach|fragen ab|lehnen informieren notieren speichern aktualisieren filtern erfinden verraten:verrate:verrätst versprechen:versprich:versprichst runden übertragen:übertrage:überträgst zu|ordnen weiter|leiten ignorieren aus|lassen:lasse:lässt weg|lassen:lasse:lässt verzichten drohen an|erkennen zu|sagen`;

/** Infinitives ("schreiben", "zusammenfassen"), as they stand at the end of a clause. */
const INFINITIVES = new Map<string, GermanVerb>();
/** Forms with "zu" in one word ("zusammenzufassen"); of other verbs "zu" is a word of its own. */
export const ZU_INFINITIVES = new Map<string, GermanVerb>();
/** Second person singular at the end of a clause ("schreibst", "zusammenfasst"). */
export const SECOND_PERSONS = new Map<string, GermanVerb>();

for (const [list, forMe, dropsMe] of [
  [FOR_ME, true, true],
  [GIVING, true, false],
  [OTHERS, false, false],
] as const)
  for (const entry of wordList(list)) addVerb(entry, forMe, dropsMe);

/** Separable verbs: "ausformulieren", unlike "analysieren". */
const SEPARABLE = /^(?:ab|auf|aus|durch|ein|heraus|hin|nach|um|vor|zurück|zusammen|an(?!al|im|it|on|ul)|zu)/;

/** The verb of an infinitive. Verbs in "-ieren" are regular, known or not. */
export function infinitiveOf(word: string): GermanVerb | undefined {
  const known = INFINITIVES.get(word);
  if (known || !/^\p{Ll}{2,}ieren$/u.test(word) || SEPARABLE.test(word)) return known;
  return { imperative: word.slice(0, -1), formal: word, particle: '', forMe: false, dropsMe: false };
}

function addVerb(entry: string, forMe: boolean, dropsMe: boolean): void {
  const [parts = '', strongImperative = '', strongSecond = ''] = entry.split(':');
  const bar = parts.indexOf('|');
  const particle = bar < 0 ? '' : parts.slice(0, bar);
  const infinitive = parts.slice(bar + 1);
  const imperative = strongImperative || regularImperative(infinitive);
  const verb = { imperative, formal: infinitive, particle, forMe, dropsMe };
  INFINITIVES.set(particle + infinitive, verb);
  if (particle !== '') ZU_INFINITIVES.set(`${particle}zu${infinitive}`, verb);
  SECOND_PERSONS.set(particle + (strongSecond || regularSecond(infinitive)), verb);
}

/** "schreibe", "sammle", "verbessere". */
function regularImperative(infinitive: string): string {
  if (infinitive.endsWith('eln')) return `${infinitive.slice(0, -3)}le`;
  return infinitive.endsWith('ern') ? `${infinitive.slice(0, -1)}e` : infinitive.slice(0, -1);
}

/** "schreibst", "antwortest", "nutzt". */
function regularSecond(infinitive: string): string {
  const stem = infinitive.replace(/e?n$/, '');
  if (/(?:[td]|[^aeiouhlrmn][mn])$/.test(stem)) return `${stem}est`;
  return /[sßzx]$/.test(stem) ? `${stem}t` : `${stem}st`;
}
