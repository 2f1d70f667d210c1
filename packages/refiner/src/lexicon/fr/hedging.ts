import { phrasePass } from '../../phrases/phrase-pass.ts';

export const HEDGING = phrasePass(
  'hedging',
  'fr',
  `
    1 , si possible , => si possible
    1 , peut-être , => peut-être
    2 du mieux que vous pouvez|pourrez|possible? =>
    2 du mieux que tu peux|pourras =>
    2 de votre|ton mieux =>
    2 au mieux de vos|tes capacités =>
    2 si vous le pouvez ,? =>
    2 si tu le peux ,? =>
    2 , si vous pouvez $ =>
    2 , si tu peux $ =>
    2 , si vous le jugez nécessaire|utile ,? => au besoin
    2 , si tu le juges nécessaire|utile ,? => au besoin
    1 , disons !que|, => ,
  `,
);
