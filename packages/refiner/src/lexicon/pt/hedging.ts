import { phrasePass } from '../../phrases/phrase-pass.ts';

export const HEDGING = phrasePass(
  'hedging',
  'pt',
  `
    2 da melhor forma|maneira possível =>
    2 o melhor que puder =>
    2 o melhor que você puder|conseguir =>
    2 se for possível para você ,? => se possível
    2 caso seja possível ,? => se possível
    2 se achar necessário|conveniente ,? => se necessário
    2 caso ache necessário|conveniente ,? => se necessário
    2 caso considere necessário ,? => se necessário
    2 , se puder , =>
    2 , se puder $ =>
    2 , se puderes $ =>
    2 , se quiser $ =>
  `,
);
