import { OPPOSITE_PEOPLE } from './antonyms/people.ts';
import { OPPOSITE_QUALITIES } from './antonyms/qualities.ts';
import { OPPOSITES_IN_SOFTWARE } from './antonyms/software.ts';
import { OPPOSITE_STATES } from './antonyms/states.ts';
import { OPPOSITE_VERBS } from './antonyms/verbs.ts';

/**
 * Words of the left set mean the opposite of those of the right set. Endings matter: "employer" is not
 * "employee".
 */
export const ANTONYMS = `
${OPPOSITE_VERBS}
${OPPOSITE_PEOPLE}
${OPPOSITE_QUALITIES}
${OPPOSITE_STATES}
${OPPOSITES_IN_SOFTWARE}
`;
