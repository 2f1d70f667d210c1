import { phraseGrammar } from '../../phrases/grammar.ts';
import { BASE_OF_GERUND, BASE_OF_PAST, THIRD_PERSON, THIRD_PERSON_OF_GERUND } from './inflect.ts';
import { ENGLISH_SETS } from './sets.ts';

export const ENGLISH_GRAMMAR = phraseGrammar({
  sets: ENGLISH_SETS,
  forms: {
    '{ing}': BASE_OF_GERUND,
    '{ed}': BASE_OF_PAST,
    '{ings}': THIRD_PERSON_OF_GERUND,
    '{inf}': THIRD_PERSON,
  },
  clauseOpeners: '( then also now next finally first lastly please',
  introducers: `when if once after before as for in whenever unless with using based given finally first second also then next now
    additionally however please to while where from during at on by hello hi hey instead so ok okay lastly furthermore`,
});
