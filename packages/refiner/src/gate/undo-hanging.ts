import { NEWLINE, SPACES } from '@refinery/text/token.ts';
import type { Draft, DraftSegment } from '../draft/draft.ts';
import { lowerOf } from '../draft/draft.ts';

const VERB =
  "(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would)(?:n't| not)?|(?:don't|doesn't|didn't|isn't|aren't|wasn't|weren't|hasn't|haven't|can't|won't)";
const SUBJECT = '(?:i|you|he|she|it|we|they|this|that|there|one|any|some|none)';
/** "If it does, …", "But if not, …": what is the case, the sentence before says. */
const HANGING = new RegExp(
  `^(?:(?:and|but|or) )?(?:if|unless|when|where) (?:so|not|yes|no|${SUBJECT} (?:${VERB})|${SUBJECT}'(?:s|re|m) not)(?: ,| then |$)`,
);
/** In words. */
const LONGEST_CONDITION = 7;

const NAMED = '(task|job|goal|role|mission|objective|assignment)';
const GIVEN = new RegExp(`\\byour (?:\\w+ )?${NAMED}\\b`, 'i');
const REFERRED = new RegExp(`\\b(?:this|that|these|those|the above|said) ${NAMED}\\b`, 'gi');

/**
 * Undoes the edits that take away what a later sentence points at: "Your goal is to … How do you reach this
 * goal?" Takes a settled draft as well.
 */
export function undoPointedAt({ text, tokens, proposals }: Draft): boolean {
  const last = new Map(
    [...text.matchAll(REFERRED)].map(({ index, 1: noun = '' }) => [noun.toLowerCase(), index]),
  );
  if (last.size === 0) return false;
  let undone = false;
  for (const proposal of proposals) {
    const [start, end] = [tokens[proposal.from]?.start ?? 0, tokens[proposal.to - 1]?.end ?? 0];
    const [, noun = ''] = GIVEN.exec(text.slice(start, end)) ?? [];
    if (proposal.undone || noun === '' || proposal.replacement.toLowerCase().includes(noun.toLowerCase()))
      continue;
    if ((last.get(noun.toLowerCase()) ?? -1) < end) continue;
    proposal.undone = true;
    undone = true;
  }
  return undone;
}

/**
 * Undoes the edits that take away what the condition of the next sentence leans on: "Does that make sense? If
 * it doesn't, ask." Takes a settled draft, which is to be settled again where this says true.
 */
export function undoHanging(draft: Draft): boolean {
  let undone = false;
  for (const [k, part] of draft.whole.entries()) {
    const before = draft.whole[k - 1];
    if (before && part.language === 'en' && hangs(draft, before, part))
      undone = restore(draft, before) || undone;
  }
  return undone;
}

/** In one paragraph with the sentence before. */
function hangs(draft: Draft, before: DraftSegment, part: DraftSegment): boolean {
  let breaks = 0;
  for (let i = before.to; i < part.from; i++) if (draft.tokens[i]?.kind === NEWLINE) breaks++;
  if (breaks > 1) return false;
  const words: string[] = [];
  for (let i = part.from; i < part.to && words.length < LONGEST_CONDITION; i++)
    if (draft.tokens[i]?.kind !== SPACES) words.push(lowerOf(draft, i).replace('’', "'"));
  return HANGING.test(words.join(' '));
}

/** Undoes what takes the whole sentence. */
function restore(draft: Draft, part: DraftSegment): boolean {
  let isGone = true;
  for (let i = part.from; i < part.to && isGone; i++) isGone = draft.out[i] === '';
  let undone = false;
  for (let i = part.from; i < part.to; i++) {
    const proposal = draft.proposals[draft.owner[i] ?? -1];
    if (!isGone || !proposal || proposal.undone) continue;
    proposal.undone = true;
    undone = true;
  }
  return undone;
}
