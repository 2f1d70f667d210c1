import { NEWLINE, SPACES } from '@refinery/text/token.ts';
import type { Edit } from '../model/types.ts';
import type { Draft, DraftSegment, Proposal } from './draft.ts';

/** Sentences that a round left alone, by where they start in the text that it made. */
export interface Sentences {
  /** No pass wanted to change them: one that looks at one sentence at a time need not look at them again. */
  settled: ReadonlyMap<number, { part: DraftSegment; length: number }>;
  /** They are not to be changed: what the guard undid would be proposed again. */
  frozen: ReadonlySet<number>;
}

/**
 * The sentences of a settled draft whose edits are `edits` and of which those that start at `frozen` were not
 * to be changed.
 */
export function sentencesLeft(draft: Draft, edits: readonly Edit[], frozen: ReadonlySet<number>): Sentences {
  const touched = touchedSegments(draft);
  const refused = segmentsOf(
    draft,
    draft.proposals.filter(({ undone }) => undone),
  );
  const settled = new Map<number, { part: DraftSegment; length: number }>();
  const stillFrozen = new Set<number>();
  let next = 0;
  let shift = 0;
  for (const part of draft.segments) {
    const start = startOf(draft, part);
    for (let edit = edits[next]; edit && edit.end <= start; edit = edits[++next])
      shift += edit.replacement.length - (edit.end - edit.start);
    if (frozen.has(start) || refused[part.index]) stillFrozen.add(start + shift);
    if (touched[part.index] || !isBlankOrKept(draft, part.from - 1) || !isBlankOrKept(draft, part.to))
      continue;
    settled.set(start + shift, { part, length: lengthOf(draft, part) });
  }
  return { settled, frozen: stillFrozen };
}

function touchedSegments(draft: Draft): Uint8Array {
  const touched = segmentsOf(draft, draft.proposals);
  for (let i = 0; i < draft.tokens.length; i++) {
    const part = draft.segmentOf[i] ?? -1;
    if (part >= 0 && (draft.owner[i] ?? -1) >= 0) touched[part] = 1;
  }
  return touched;
}

/** 1 for each segment that holds a token of one of the proposals. */
function segmentsOf(draft: Draft, proposals: readonly Proposal[]): Uint8Array {
  const found = new Uint8Array(draft.segments.length);
  for (const { from, to } of proposals)
    for (let i = from; i < to; i++) {
      const part = draft.segmentOf[i] ?? -1;
      if (part >= 0) found[part] = 1;
    }
  return found;
}

function isBlankOrKept(draft: Draft, i: number): boolean {
  const kind = draft.tokens[i]?.kind;
  return kind === SPACES || kind === NEWLINE || (draft.owner[i] ?? -1) < 0;
}

const startOf = (draft: Draft, part: DraftSegment): number => draft.tokens[part.from]?.start ?? 0;

const lengthOf = (draft: Draft, part: DraftSegment): number =>
  (draft.tokens[part.to - 1]?.end ?? 0) - startOf(draft, part);

/** True for a sentence that reads as it did in the round before. */
export function isSettled(draft: Draft, part: DraftSegment, { settled }: Sentences): boolean {
  const known = settled.get(startOf(draft, part));
  return (
    known !== undefined &&
    known.length === lengthOf(draft, part) &&
    known.part.language === part.language &&
    known.part.line === part.line &&
    known.part.first === part.first &&
    (known.part.index === 0) === (part.index === 0)
  );
}

/** Undoes what was proposed for sentences that start at one of these offsets. */
export function freeze(draft: Draft, starts: ReadonlySet<number>): void {
  if (starts.size === 0) return;
  for (const proposal of draft.proposals)
    for (let i = proposal.from; i < proposal.to && !proposal.undone; i++) {
      const part = draft.segments[draft.segmentOf[i] ?? -1];
      if (part && starts.has(startOf(draft, part))) proposal.undone = true;
    }
}

/** Where the sentences start that hold text between two offsets. */
export function sentenceStarts(draft: Draft, start: number, end: number): number[] {
  const { segments } = draft;
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = segments[middle];
    if (part && startOf(draft, part) + lengthOf(draft, part) > start) high = middle;
    else low = middle + 1;
  }
  const starts: number[] = [];
  for (let part = segments[low]; part && startOf(draft, part) < end; part = segments[++low])
    starts.push(startOf(draft, part));
  return starts;
}
