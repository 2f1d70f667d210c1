import type { PhrasePass } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

/** Amounts, sets and kinds that are said with more words than they need. */
export const AMOUNTS: PhrasePass = {
  name: 'amounts',
  reason: REASONS.wordy,
  language: 'en',
  rules: parseRules(`
    1 the vast|overwhelming? majority of !{determiner} => most
    1 the vast|overwhelming? majority of {determiner} => most of
    1 a majority of !{determiner} => most
    1 all of the => all the
    1 both of the => both
    1 any of the following : => any of:
    1 each and every => every
    1 any and all => all
    1 every single => every
    1 a|an wide|broad|diverse|large|vast|extensive|full range|variety|array|selection|spectrum of => various
    1 a variety|multitude|plethora|myriad|host of => various
    1 a large|great|huge|vast|significant|considerable number of => many
    1 a large|great|huge|vast|significant|considerable deal of => much
    1 an adequate|sufficient number|amount of => enough
    1 sufficient amounts of => enough
    1 at least one or more => at least one
    1 one or more of the following : => one or more of:
    1 a wide variety and range of => various
    1 at least a minimum of => at least
    1 a minimum of at least => at least
    1 a maximum of up to => up to
    1 a maximum of at most => at most
    2 !to|the a minimum of => at least
    2 !to|the a maximum of => at most
    2 best possible => best
    2 {action} a series|set|collection of =>
    2 various kinds|types|sorts|forms of => various
    2 multiple different => multiple
  `),
};
