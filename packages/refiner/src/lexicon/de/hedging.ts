import { phrasePass } from '../../phrases/phrase-pass.ts';

export const HEDGING = phrasePass(
  'hedging',
  'de',
  `
    1 ~ !{fixed} vielleicht mal|einmal =>
    1 ~ !{fixed} eventuell mal|einmal =>
    2 ~ so gut du kannst =>
    2 ~ so gut sie können =>
    2 ~ nach bestem wissen und gewissen =>
    2 ~ nach besten kräften =>
    2 ~ meiner meinung nach =>
    2 ~ meines erachtens =>
    2 , wenn du kannst|magst|möchtest $ =>
    2 , falls du kannst $ =>
    2 , sagen wir mal? , =>
    2 ~ im prinzip =>
  `,
);
