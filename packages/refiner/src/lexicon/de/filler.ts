import { phrasePass } from '../../phrases/phrase-pass.ts';

/** German puts the verb second, so nothing goes from the start of a sentence but what a comma parts from it. */
export const FILLER = phrasePass(
  'filler',
  'de',
  `
    1 ^ also , =>
    1 ^ nun , =>
    1 ^ nun gut , =>
    1 ^ so , =>
    1 ^ naja , =>
    1 ^ na ja , =>
    1 ^ okay|ok|alles alles? klar? ,|. =>
    1 ^ ach ja , =>
    1 ^ übrigens , =>
    1 ^ wie gesagt , !dass =>
    1 , wie gesagt , =>
    1 , wie bereits|schon|oben|vorhin erwähnt|gesagt|beschrieben|genannt , =>
    1 , wie du|sie vielleicht|sicher|sicherlich? weißt|wissen , =>
    1 , sozusagen ,? =>
    1 ~ sozusagen =>
    1 ~ quasi =>
    1 ~ im grunde genommen =>
    1 ~ im endeffekt =>
    1 ~ letzten endes =>
    1 ~ ehrlich gesagt =>
    1 ~ offen gesagt =>
    1 ~ gewissermaßen =>
    1 ~ irgendwie =>
    1 ~ !{fixed} natürlich !{fixed}|klingen|klingt|wirken|wirkt|klingenden|klingender =>
    1 ~ !{fixed} selbstverständlich !{fixed} =>
    1 ~ !{fixed}|ist|sind|war eigentlich !{fixed} =>
    1 ~ mir|uns mal => mir
    1 ~ doch mal|einmal =>
    1 ~ einfach mal|einmal =>
    1 ~ kurz mal => kurz
    1 ~ mal kurz => kurz
    1 ~ mal eben =>
    1 ~ einfach nur => nur
    1 ~ ja auch => auch
    2 ~ schon auch => auch
    2 ~ !{fixed} wirklich !{fixed} =>
    2 ~ !{fixed}|ist|sind|was tatsächlich !{fixed} =>
    2 ~ !{fixed} sehr , sehr =>
    2 ~ !{fixed}|bitte sehr !viel|viele|vielen|wenig|wenige|gut|gern|gerne|geehrte|geehrter|, =>
    2 ~ !{fixed} äußerst !{fixed} =>
    2 ~ !{fixed} überaus !{fixed} =>
    2 ~ !{fixed} extrem !{fixed} =>
    2 ~ !{fixed} absolut !{fixed}|keine|nichts =>
    2 ~ !{fixed} unglaublich =>
    2 ~ !{fixed} enorm !{fixed} =>
    2 ~ !{fixed}|etwas|so unbedingt !{fixed} =>
    2 ~ !{fixed} auf jeden fall !, =>
    2 ~ !{fixed} ganz kurz => kurz
    2 ~ !{fixed} ganz einfach => einfach
    2 ~ !{fixed} ganz klar => klar
    2 ~ !{fixed} ganz genau => genau
    2 ~ überhaupt nicht => nicht
    2 ~ überhaupt kein => kein
    2 ~ überhaupt keine => keine
    2 ~ überhaupt keinen => keinen
    2 ~ überhaupt nichts => nichts
    2 ~ oder so etwas ähnliches =>
    2 ~ oder so ähnlich =>
    2 ~ oder so etwas =>
    2 ~ oder etwas in der art =>
    2 und so weiter und so fort => usw.
    2 und so weiter !. => usw.
    2 ~ an sich =>
    2 ~ so gut es geht =>
    2 ~ so gut wie du kannst =>
  `,
);
