import { wordSet } from './word-list.ts';

/** Behind these a German noun is no name: "der Text", "im Voraus". */
const DETERMINERS = wordSet(
  `der die das den dem des ein eine einen einem einer eines im am zum zur vom beim ins ans kein keine keinen keinem keiner mein meine meinen meinem meiner
  dein deine deinen deinem deiner ihre ihren ihrem ihrer unser unsere unseren dieser diese dieses diesen diesem jeder jede jedes jeden jedem welche
  welcher welches welchen alle allen viele vielen einige einigen mehrere mehreren wenige manche beide beiden folgende folgenden folgender folgendes`,
);

/** German nouns of set phrases that stand without an article, nouns that most prompts have, and the polite pronouns. */
const NOUNS = wordSet(
  `dank danke voraus hilfe unterstützung mühe zeit bemühungen bitte grüße tatsache fall falle fällen fälle aufgabe aufgaben frage fragen antwort
  antworten grund grunde gründen ziel ziele zweck form art weise bezug hinblick rahmen verwendung nutzung benutzung einsatz zuhilfenahme basis grundlage
  zusammenarbeit zusammenhang voraussetzung bedingung verfügung betracht erwägung ausdruck beweis anspruch anwendung abschluss entscheidung beitrag
  bedeutung wichtigkeit maße teil linie dingen seite seiten anschluss moment augenblick zeitpunkt zukunft abständen wirkung regel regeln vergleich
  umstände umständen endeffekt grunde meinung erachtens wissens kräften gewissen beispiel beispiele format struktur gliederung anforderungen vorgaben
  hinweise richtlinien anweisungen punkte text code daten kontext vorgehen sprache tag tage stelle stichpunkten tabellen tabelle liste aufzählung
  aufsatzes gedichts gedichtes berichts berichtes dialogs dialoges prinzip ki damen herren ihnen ihr ihre ihren ihrem ihrer sie du dich dir dein deine deinen`,
);

/** Words that greet, before a name that the prompt is not about. */
export const GREETING_WORDS = wordSet(
  'hello hi hey dear thanks greetings hallo moin servus hallöchen grüezi liebe lieber tag morgen abend hola bonjour salut coucou bonsoir olá oi ciao salve buongiorno buonasera buenos buenas cher chère chers querido querida estimado estimada caro cara prezado prezada días tardes noches bom boa dia tarde noite',
);

/** True for a capitalized word that is no name though it stands inside a sentence, because German capitalizes every noun. */
export function isCommonNoun(before: string, word: string): boolean {
  return DETERMINERS.has(before) || NOUNS.has(word);
}
