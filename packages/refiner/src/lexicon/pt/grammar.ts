import { wordSet } from '@refinery/text/word-list.ts';
import { phraseGrammar } from '../../phrases/grammar.ts';

export const PORTUGUESE_GRAMMAR = phraseGrammar({
  sets: {
    /** What goes on behind an adverb with a clause: "in realtà aumentata" names something. */
    '{told}': wordSet(
      `eu tu ele ela nós eles elas você vocês me te se nos o a os as um uma este esta isto esse essa isso
      aquele meu minha seu sua não há é são está estão foi era será deve devem pode podem podes quero quer
      preciso precisa precisamos tenho tem têm faz acho espero gostaria quando escreva responda use`,
    ),
  },
  clauseOpeners: 'e mas depois então',
  introducers: 'se quando para antes depois como olá oi além por em ao',
  clauseStarts:
    'eu tu ele ela nós eles elas você vocês vc que quem mas porque pois senão se quando não é são me te há tem',
});
