import { phraseGrammar } from '../../phrases/grammar.ts';

/** "y" before the sound of i is "e", "o" before o is "u". */
function clashes(before: string, was: string, now: string): boolean {
  if (before === 'y' || before === 'e') return /^h?[ií](?!e)/.test(was) !== /^h?[ií](?!e)/.test(now);
  if (before === 'o' || before === 'u') return /^h?[oó]/.test(was) !== /^h?[oó]/.test(now);
  return false;
}

export const SPANISH_GRAMMAR = phraseGrammar({
  sets: {},
  clauseOpeners: 'y pero luego después',
  introducers: 'si cuando para antes después como hola además por en',
  clauseStarts:
    'yo tú él ella nosotros ellos ellas usted ustedes que quien pero porque pues sino si cuando no es son me te le lo la se hay',
  clashes,
});
