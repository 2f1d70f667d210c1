import { wordSet } from '@refinery/text/word-list.ts';
import { phraseGrammar } from '../../phrases/grammar.ts';

/** "y" before the sound of i is "e", "o" before o is "u". */
function clashes(before: string, was: string, now: string): boolean {
  if (before === 'y' || before === 'e') return /^h?[ií](?!e)/.test(was) !== /^h?[ií](?!e)/.test(now);
  if (before === 'o' || before === 'u') return /^h?[oó]/.test(was) !== /^h?[oó]/.test(now);
  return false;
}

export const SPANISH_GRAMMAR = phraseGrammar({
  sets: {
    /** What goes on behind an adverb with a clause: "in realtà aumentata" names something. */
    '{told}': wordSet(
      `yo tú él ella ello usted nosotros ellos ellas ustedes me te se nos lo la le los las les el un una
      unos unas este esta esto estos estas ese esa eso mi tu su no hay es son está están fue era será debe
      deben debes puede pueden puedes quiero quiere necesito necesita necesitamos tengo tiene tienen hace
      creo espero busco escribe responde usa haz nunca si cuando que`,
    ),
  },
  clauseOpeners: 'y pero luego después',
  introducers: 'si cuando para antes después como hola además por en',
  clauseStarts:
    'yo tú él ella nosotros ellos ellas usted ustedes que quien pero porque pues sino si cuando no es son me te le lo la se hay',
  clashes,
});
