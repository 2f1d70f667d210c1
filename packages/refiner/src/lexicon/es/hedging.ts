import { phrasePass } from '../../phrases/phrase-pass.ts';

export const HEDGING = phrasePass(
  'hedging',
  'es',
  `
    2 lo mejor que puedas =>
    2 si te|le es posible ,? => si es posible
    2 si lo crees|consideras necesario|conveniente ,? => si conviene
    2 , si puedes , =>
    2 , si puedes $ =>
    2 , si quieres $ =>
  `,
);
