import { wordSet } from '@refinery/text/word-list.ts';
import { phraseGrammar } from '../../phrases/grammar.ts';

/** Articles, articulated prepositions and adjectives whose form depends on the sound behind them. */
const SENSITIVE = wordSet(
  `il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli alle dal dallo dalla dai dagli dalle nel nello nella nei negli nelle sul
  sullo sulla sui sugli sulle quel quello quella quei quegli bel bello bella bei begli ed ad`,
);

/**
 * How the article of a word sounds: before a vowel, before "s" and a consonant or the like, before others.
 */
function sound(word: string): number {
  if (/^[aeiouàèéìòù]|^h/.test(word)) return 0;
  return /^(?:s[^aeiouàèéìòù]|z|gn|ps|pn|x|y)/.test(word) ? 1 : 2;
}

export const ITALIAN_GRAMMAR = phraseGrammar({
  sets: {
    /** What goes on behind an adverb with a clause: "in realtà aumentata" names something. */
    '{told}': wordSet(
      `io tu lui lei noi voi loro mi ti si ci vi lo la le li il i gli un uno una questo questa questi
      queste quello quella mio mia tuo tua suo sua non è sono c'è era sarà deve devono devi può possono
      puoi vorrei voglio vuole ho ha hanno fa serve bisogna se quando scrivi rispondi usa`,
    ),
  },
  clauseOpeners: 'e ed ma poi quindi',
  introducers: 'se quando per prima dopo come ciao salve inoltre in nel',
  clauseStarts: "io tu lui lei noi voi loro che chi ma perché però se quando non è sono mi ti si c'è",
  clashes: (before, was, now) => SENSITIVE.has(before) && sound(was) !== sound(now),
});
