import { type Draft, type DraftSegment, liveTokens } from '../draft/draft.ts';
import { propose } from '../draft/propose.ts';
import { INSTRUCTION_VERBS } from '../lexicon/en/verbs.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** Heads of lists that only say that something is to be done. */
const LEADS = new Set(
  [
    'you will',
    'you should',
    'you must',
    'you need to',
    'you are to',
    'you are expected to',
    'you are responsible for',
    'you will be responsible for',
    'please',
    'your task is to',
    'your task will be to',
    'your tasks are',
    'your tasks are to',
    'your tasks include',
    'your tasks will be to',
    'your tasks will include',
    'your job is to',
    'your goal is to',
    'your role is to',
    'your role includes',
    'your role involves',
    'your responsibilities are',
    'your responsibilities are to',
    'your responsibilities include',
    'your responsibilities will include',
    'your duties include',
    'your duties are',
    'in this role , you will',
    'in your role , you will',
    'in this task , you will',
    'to do this , you will',
    'to do so , you will',
    'to achieve this , you will',
    'specifically , you will',
    'here is what you need to do',
    'here is what you should do',
    'here is what i need you to do',
    'here is what i want you to do',
    'do the following',
    'you should do the following',
    'please do the following',
    'follow these steps',
  ].map((lead) => `${lead} :`),
);

/**
 * The head of a list of instructions says nothing where a sentence stands before it: "Act as a chef. You
 * will:" and a list of verbs is "Act as a chef." and the list. Below a heading or another list it stays,
 * since it tells where one ends.
 */
export const LIST_LEADS: CodePass = {
  name: 'list-leads',
  reason: REASONS.listIntroduction,
  rank: 2,
  language: 'en',
  run(draft: Draft) {
    for (let k = 0; k < draft.segments.length; k++) {
      const part = draft.segments[k];
      if (!part) continue;
      const before = draft.segments[k - 1];
      const item = draft.segments[k + 1];
      if (part.language !== 'en' || part.line !== 'text' || before?.line !== 'text' || item?.line !== 'item')
        continue;
      if (!isInstruction(draft, item) || !endsSentence(draft, before) || !isLead(draft, part)) continue;
      propose(draft, { from: part.from, to: part.to, replacement: '', pass: this.name, reason: this.reason });
    }
  },
};

function isLead(draft: Draft, part: DraftSegment): boolean {
  if (part.to - part.from > 24) return false;
  const live = liveTokens(draft, part).filter((i) => !'*_'.includes(draft.tokens[i]?.lower || '?'));
  return LEADS.has(live.map((i) => draft.tokens[i]?.lower ?? '').join(' '));
}

const endsSentence = (draft: Draft, part: DraftSegment): boolean => {
  const mark = draft.tokens[part.to - 1]?.lower;
  return mark === '.' || mark === '!' || mark === '?';
};

/** The first word of an item, behind a bold mark, is a verb in its base form. */
function isInstruction(draft: Draft, item: DraftSegment): boolean {
  const first = liveTokens(draft, item).find((i) => draft.tokens[i]?.lower !== '*');
  return INSTRUCTION_VERBS.has(draft.tokens[first ?? -1]?.lower ?? '');
}
