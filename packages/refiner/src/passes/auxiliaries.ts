import { type Draft, type DraftSegment, liveTokens, propose } from '../draft/draft.ts';
import { isLowerAscii } from '../text/chars.ts';
import { WORD } from '../text/token.ts';
import type { CodePass } from './pass.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** The clause after these is a condition or demand, where "is" before a participle only marks the passive. */
const OPENERS = words('ensure ensures ensuring if when unless until once while where verify confirm check');
const FORMS_OF_BE = words('is are');
const NOT_SUBJECTS = words(
  'it this that there these those he she they we you i what who which not and or but',
);
const LONGEST_SUBJECT = 5;

/** "Ensure the code is tested" is "Ensure code tested": telegraphic style. */
export const AUXILIARIES: CodePass = {
  name: 'auxiliaries',
  reason: 'auxiliary verb',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const part of draft.segments) if (part.language === 'en') dropAuxiliaries(draft, part);
  },
};

function dropAuxiliaries(draft: Draft, part: DraftSegment): void {
  const live = liveTokens(draft, part);
  const word = (k: number): string => draft.tokens[live[k] ?? -1]?.lower ?? '';
  for (let k = 2; k + 1 < live.length; k++) {
    const i = live[k] ?? 0;
    if (!FORMS_OF_BE.has(word(k)) || draft.out[i] !== undefined || NOT_SUBJECTS.has(word(k - 1))) continue;
    if (!isParticiple(word(k + 1)) || !opensClause(draft, live, k)) continue;
    propose(draft, {
      from: i,
      to: i + 1,
      replacement: '',
      pass: AUXILIARIES.name,
      reason: AUXILIARIES.reason,
    });
  }
}

const isParticiple = (word: string): boolean => word.length > 4 && /^[a-z]+ed$/.test(word);

/** True when one to five words of a noun phrase stand between the verb and an opener. */
function opensClause(draft: Draft, live: readonly number[], k: number): boolean {
  for (let j = k - 1; j >= 0 && j >= k - 1 - LONGEST_SUBJECT; j--) {
    const token = draft.tokens[live[j] ?? -1];
    if (token?.kind !== WORD) return false;
    if (OPENERS.has(token.lower)) return j < k - 1;
    if (NOT_SUBJECTS.has(token.lower) || !isLowerAscii(draft.text.charCodeAt(token.end - 1))) return false;
  }
  return false;
}
