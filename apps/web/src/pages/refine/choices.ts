import type { Edit, RejectedEdit } from '@prompt-refinery/client';
import { applyEdits, NONE_REJECTED, type Rejected } from '../../api/edits.ts';

export interface Choices {
  rejected: Rejected;
  /** The whole text as the reader wrote it; null: the edits say what it is. */
  hand: string | null;
}

/** For the draft of a result; empty where nothing was chosen. */
export function choicesText({ rejected, hand }: Choices): string {
  return rejected.size === 0 && hand === null ? '' : JSON.stringify({ rejected: [...rejected], hand });
}

/** What a draft says; what it cannot say of so many edits is left out. */
export function choicesFrom(draft: string, editCount: number): Choices {
  const { rejected, hand }: { rejected?: unknown; hand?: unknown } = parsed(draft);
  const isEdit = (index: unknown): index is number =>
    typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < editCount;
  return {
    rejected: new Set(Array.isArray(rejected) ? rejected.filter(isEdit) : []),
    hand: typeof hand === 'string' ? hand : null,
  };
}

function parsed(draft: string): object {
  try {
    const value: unknown = JSON.parse(draft);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** The edits that were put back, as a review names them. */
export const rejectedEdits = (edits: readonly Edit[], rejected: Rejected): RejectedEdit[] =>
  edits
    .filter((_, index) => rejected.has(index))
    .map(({ start, end, replacement }) => ({ start, end, replacement }));

interface SavedReview {
  text: string | null;
  rejected: readonly RejectedEdit[];
}

/** What a review says: the other way round. */
export function choicesOfReview(
  original: string,
  edits: readonly Edit[],
  saved: SavedReview | null,
): Choices {
  if (saved === null || saved.text === null) return { rejected: NONE_REJECTED, hand: null };
  const names = new Set(saved.rejected.map(nameOf));
  const rejected = new Set([...edits.keys()].filter((index) => names.has(nameOf(edits[index]))));
  return { rejected, hand: applyEdits(original, edits, rejected) === saved.text ? null : saved.text };
}

const nameOf = (edit: RejectedEdit | undefined): string =>
  edit ? `${edit.start} ${edit.end} ${edit.replacement}` : '';
