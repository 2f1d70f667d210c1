import type { PhrasePass } from '../../model/pass.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

export const HEDGING: PhrasePass = {
  name: 'hedging',
  reason: 'hedging',
  language: 'en',
  rules: parseRules(`
    1 maybe you could {verb} =>
    1 perhaps you could {verb} =>
    2 you may want to {verb} => you may
    2 you might want to {verb} => you might
    2 try to make sure => ensure
    2 ^ do your best to {verb} =>
    2 ^ try your best to {verb} =>
    2 ^ try to {verb} !and =>
    2 ^ attempt to {verb} =>
    2 ^ strive to {verb} =>
    2 i am trying to => I try to
    2 kind of like => like
    2 sort of like => like
    2 more or less {number} => roughly
    2 as best as you can =>
    2 to the best of your ability|knowledge =>
    2 if necessary or desired => if desired
  `),
};
