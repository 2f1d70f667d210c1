import { phraseGrammar } from '../../phrases/grammar.ts';

export const PORTUGUESE_GRAMMAR = phraseGrammar({
  sets: {},
  clauseOpeners: 'e mas depois então',
  introducers: 'se quando para antes depois como olá oi além por em ao',
  clauseStarts:
    'eu tu ele ela nós eles elas você vocês vc que quem mas porque pois senão se quando não é são me te há tem',
});
