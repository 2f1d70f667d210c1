import type { RejectedEdit } from '@refinery/contracts/reviews.ts';
import type { EditCount } from '@refinery/db/schema/optimization-reviews.ts';
import { applyEdits } from '@refinery/refiner';
import { type EditsQuestion, findEdits } from './find-edits.ts';

export interface RejectTask {
  question: EditsQuestion;
  rejected: readonly RejectedEdit[];
}

export interface RejectResult {
  /** The original with all edits but the rejected ones. */
  text: string;
  /** Indexes of rejected edits that are none of the result's. */
  unknown: number[];
  counts: EditCount[];
}

/**
 * Puts edits back: where one is rejected, the original's text stays. The edits are found again, and a
 * rejected one is one of them only if place and replacement are the same. As they do not overlap, any of them
 * may go without the others. O(edits + rejected) beside finding them.
 */
export function rejectEdits({ question, rejected }: RejectTask): RejectResult {
  const edits = findEdits(question);
  const known = new Set(edits.map(nameOf));
  const unwanted = new Set(rejected.map(nameOf));
  const kinds = new Map<string, EditCount>();
  for (const edit of edits) {
    const { reason } = edit;
    const rule = edit.pass === 'rewrite' ? null : edit.pass;
    const key = JSON.stringify([rule, reason]);
    const count = kinds.get(key) ?? { rule, reason, proposed: 0, rejected: 0 };
    count.proposed += 1;
    if (unwanted.has(nameOf(edit))) count.rejected += 1;
    kinds.set(key, count);
  }
  return {
    text: applyEdits(
      question.original,
      edits.filter((edit) => !unwanted.has(nameOf(edit))),
    ),
    unknown: rejected.flatMap((edit, at) => (known.has(nameOf(edit)) ? [] : [at])),
    counts: [...kinds.values()],
  };
}

const nameOf = ({ start, end, replacement }: RejectedEdit): string => `${start} ${end} ${replacement}`;
