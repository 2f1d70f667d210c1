import { ABBREVIATIONS } from './synonyms/abbreviations.ts';
import { ABLES } from './synonyms/ables.ts';
import { ADJECTIVES_OF_MATTER } from './synonyms/adjectives-of-matter.ts';
import { ADJECTIVES_OF_PEOPLE } from './synonyms/adjectives-of-people.ts';
import { ADJECTIVES_OF_RELATION } from './synonyms/adjectives-of-relation.ts';
import { ADJECTIVES_OF_WORK } from './synonyms/adjectives-of-work.ts';
import { ADVERBS } from './synonyms/adverbs.ts';
import { BUSINESS } from './synonyms/business.ts';
import { CONNECTIONS } from './synonyms/connections.ts';
import { DOCUMENTS } from './synonyms/documents.ts';
import { FAMILIES_A_TO_I } from './synonyms/families-a-to-i.ts';
import { FAMILIES_J_TO_Z } from './synonyms/families-j-to-z.ts';
import { FINDINGS } from './synonyms/findings.ts';
import { FORMS } from './synonyms/forms.ts';
import { INSTRUCTIONS } from './synonyms/instructions.ts';
import { LAYOUTS } from './synonyms/layouts.ts';
import { LIGHT_VERBS } from './synonyms/light-verbs.ts';
import { LINKS } from './synonyms/links.ts';
import { NEGATED } from './synonyms/negated.ts';
import { NOMINAL_VERBS } from './synonyms/nominal-verbs.ts';
import { PAIRS } from './synonyms/pairs.ts';
import { PEOPLE } from './synonyms/people.ts';
import { PHRASES } from './synonyms/phrases.ts';
import { QUALITIES } from './synonyms/qualities.ts';
import { RELATIONS } from './synonyms/relations.ts';
import { SCHOOL_LAW_AND_HEALTH } from './synonyms/school-law-and-health.ts';
import { SOFTWARE } from './synonyms/software.ts';
import { SPELLING } from './synonyms/spelling.ts';
import { TEXTS } from './synonyms/texts.ts';
import { THINGS } from './synonyms/things.ts';
import { TIME_AND_PLACE } from './synonyms/time-and-place.ts';
import { TONE } from './synonyms/tone.ts';
import { TOPICS } from './synonyms/topics.ts';
import { TRAVEL_AND_HOME } from './synonyms/travel-and-home.ts';
import { VERBS } from './synonyms/verbs.ts';
import { VERBS_A_TO_D } from './synonyms/verbs-a-to-d.ts';
import { VERBS_E_TO_O } from './synonyms/verbs-e-to-o.ts';
import { VERBS_OF_TRADE } from './synonyms/verbs-of-trade.ts';
import { VERBS_P_TO_Z } from './synonyms/verbs-p-to-z.ts';

/** One meaning per line; a word may stand in several, and lines that share one do not join. */
export const SYNONYMS = `
${FORMS}
${FAMILIES_A_TO_I}
${FAMILIES_J_TO_Z}
${SPELLING}
${ABBREVIATIONS}
${INSTRUCTIONS}
${VERBS}
${VERBS_OF_TRADE}
${LIGHT_VERBS}
${TONE}
${QUALITIES}
${TEXTS}
${THINGS}
${TIME_AND_PLACE}
${LINKS}
${PAIRS}
${PHRASES}
${LAYOUTS}
${TOPICS}
${NEGATED}
${ADJECTIVES_OF_MATTER}
${ADJECTIVES_OF_PEOPLE}
${ADJECTIVES_OF_WORK}
${ADJECTIVES_OF_RELATION}
${ABLES}
${ADVERBS}
${VERBS_A_TO_D}
${VERBS_E_TO_O}
${VERBS_P_TO_Z}
${NOMINAL_VERBS}
${PEOPLE}
${DOCUMENTS}
${FINDINGS}
${BUSINESS}
${SOFTWARE}
${SCHOOL_LAW_AND_HEALTH}
${TRAVEL_AND_HOME}
${RELATIONS}
${CONNECTIONS}
`;
