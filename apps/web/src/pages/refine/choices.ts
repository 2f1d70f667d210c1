import type { Rejected } from '../../diff/edits.ts';

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
