import { phrasePass } from '../../phrases/phrase-pass.ts';

/**
 * German puts the verb second, so nothing goes from the start of a sentence but what a comma parts from it.
 */
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
    1 ~ !{fixed} sozusagen =>
    1 ~ !{fixed} quasi {told} =>
    1 ~ !{fixed} im grunde genommen =>
    1 ~ !{fixed} im endeffekt =>
    1 ~ !{fixed} letzten endes =>
    1 ~ !{fixed} ehrlich gesagt =>
    1 ~ !{fixed} offen gesagt =>
    1 ~ !{fixed} gewissermaßen =>
    1 ~ !{fixed} irgendwie =>
    1 ~ !{fixed}|die|der|das natürlich {told} =>
    1 ~ natürlich nur => nur
    1 ~ !{fixed} selbstverständlich {told} =>
    1 ~ mir mal !eben|kurz => mir
    1 ~ uns mal !eben|kurz => uns
    1 ~ doch mal|einmal =>
    1 ~ einfach mal|einmal =>
    1 ~ kurz mal => kurz
    1 ~ mal kurz => kurz
    1 ~ mal eben =>
    1 ~ einfach nur => nur
    1 ~ ja auch => auch
    2 ~ schon auch => auch
    2 ~ !{fixed}|ist|sind|was tatsächlich {told} =>
    2 ~ !{fixed} ganz kurz => kurz
    2 ~ !{fixed} ganz einfach => einfach
    2 ~ !{fixed} ganz klar => klar
    2 ~ !{fixed} ganz genau => genau
    2 ~ überhaupt kein => kein
    2 ~ überhaupt keine => keine
    2 ~ überhaupt keinen => keinen
    2 ~ oder so etwas ähnliches =>
    2 ~ oder so ähnlich =>
    2 ~ oder so etwas =>
    2 ~ oder etwas in der art =>
    2 und so weiter und so fort => usw.
    2 und so weiter !. => usw.
    2 ~ an sich =>
    2 ~ so gut wie du kannst =>
    1 ~ ruhig mal =>
    1 ~ auch ruhig => auch
    1 ~ halt mal =>
    1 ~ so ein bisschen !was => etwas
    1 ~ ein bisschen !was => etwas
    1 ~ ein klein wenig => etwas
    1 ~ so ungefähr|circa|etwa => etwa
    1 ~ am liebsten gern|gerne => am liebsten
    1 ~ wahrscheinlich eher => eher
    1 ^ ach , =>
    1 ^ ah , =>
    1 ^ achso ,? =>
    1 ^ und ja , =>
    1 ^ ach und => und
    1 ^ ah und => und
    1 ^ es handelt sich um die => es ist die
    1 ^ es handelt sich um das => es ist das
    1 ^ es handelt sich um eine => es ist eine
    1 ^ es handelt sich um ein => es ist ein
    2 ~ !{fixed} außerdem|zudem !{fixed} =>
    2 verwende dabei => verwende
    2 nutze dabei => nutze
    2 sei dabei => sei
    2 achte dabei => achte
    2 berücksichtige dabei => berücksichtige
    2 beachte dabei => beachte
    2 vermeide dabei => vermeide
  `,
);
