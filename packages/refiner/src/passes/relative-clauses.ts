import { isLowerAscii } from '@refinery/text/chars.ts';
import { WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { type Draft, type DraftSegment, holds, liveTokens, propose } from '../draft/draft.ts';
import type { CodePass } from './pass.ts';

const RELATIVES = new Set(['that', 'which', 'who']);
const FORMS_OF_BE = new Set(['is', 'are', 'was', 'were']);
const IRREGULAR = new Set(
  'built written made given known shown taken chosen drawn found held kept led left lost met paid put read said sent set sold told understood done seen'.split(
    ' ',
  ),
);
/** Adjectives that may follow their noun when something follows them ("tools suitable for beginners"). */
const POSTPOSITIVE = new Set(
  'relevant suitable appropriate available necessary similar related specific visible consistent compatible present responsible ready free easy likely able capable typical unique common useful important'.split(
    ' ',
  ),
);
const FOLLOWERS = new Set('to for in with from of on at by within across among'.split(' '));
/** "a satellite that is in orbit" is "a satellite in orbit". */
const PLACES = new Set('in on under inside outside within between near behind below above'.split(' '));
/** Words before "that" after which it opens no relative clause. */
const NOT_NOUNS = new Set(
  'so such ensure ensures ensuring sure know knows say says think believe note mean means and but or if when is are was were be in of to for with by at on from all only something anything everything those one ones it this said given provided assume assuming suggest confirm verify check except now not'.split(
    ' ',
  ),
);

/** "a tool that is used for" is "a tool used for". */
export const RELATIVE_CLAUSES: CodePass = {
  name: 'relative-clauses',
  reason: 'relative clause said shorter',
  rank: 2,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const part of draft.segments)
      if (part.language === 'en' && holds(draft, part, TRIGGER.relative)) shorten(draft, part);
  },
};

function shorten(draft: Draft, part: DraftSegment): void {
  const live = liveTokens(draft, part);
  const word = (k: number): string => draft.tokens[live[k] ?? -1]?.lower ?? '';
  for (let k = 1; k + 2 < live.length; k++) {
    if (!RELATIVES.has(word(k)) || !FORMS_OF_BE.has(word(k + 1)) || NOT_NOUNS.has(word(k - 1))) continue;
    const before = draft.tokens[live[k - 1] ?? -1];
    if (before?.kind !== WORD || !isLowerAscii(draft.text.charCodeAt(before.end - 1))) continue;
    if (!isReducible(word(k + 2), word(k + 3))) continue;
    const from = live[k] ?? 0;
    const to = (live[k + 1] ?? 0) + 1;
    propose(draft, {
      from,
      to,
      replacement: '',
      pass: RELATIVE_CLAUSES.name,
      reason: RELATIVE_CLAUSES.reason,
    });
  }
}

function isReducible(next: string, after: string): boolean {
  if (PLACES.has(next) || (next === 'at' && (after === 'least' || after === 'most'))) return true;
  if (POSTPOSITIVE.has(next)) return FOLLOWERS.has(after);
  if (IRREGULAR.has(next)) return /^[a-z]/.test(after);
  return next.length > 4 && (next.endsWith('ed') || next.endsWith('ing')) && /^[a-z]/.test(after);
}
