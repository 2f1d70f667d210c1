import { phrasePass } from '../../phrases/phrase-pass.ts';

export const HEDGING = phrasePass(
  'hedging',
  'it',
  `
    2 nel miglior modo possibile =>
    2 nel modo migliore possibile =>
    2 al meglio delle tue|sue capacità|possibilità =>
    2 al meglio che puoi =>
    2 meglio che puoi =>
    2 se ti|le è possibile ,? => se possibile
    2 qualora sia possibile ,? => se possibile
    2 se lo ritieni necessario|opportuno ,? => se necessario
    2 se lo ritiene necessario|opportuno ,? => se necessario
    2 , se puoi , =>
    2 , se puoi $ =>
    2 , se vuoi $ =>
  `,
);
