import { NEWLINE, SPACES } from '../text/token.ts';
import type { Edit } from '../types.ts';
import type { Draft, DraftSegment } from './draft.ts';

/** Sentences that no pass wanted to change, by where they start in the text that the edits make. */
export type SettledSentences = ReadonlyMap<number, { part: DraftSegment; length: number }>;

/** The sentences of a draft that a pass which looks at one sentence at a time need not look at again in the next round. */
export function settledSentences(draft: Draft, edits: readonly Edit[]): SettledSentences {
  const touched = new Uint8Array(draft.segments.length);
  const touch = (token: number): void => {
    const part = draft.segmentOf[token] ?? -1;
    if (part >= 0) touched[part] = 1;
  };
  // What the guard undid will be proposed again.
  for (const { from, to } of draft.proposals) for (let i = from; i < to; i++) touch(i);
  for (let i = 0; i < draft.tokens.length; i++) if ((draft.owner[i] ?? -1) >= 0) touch(i);
  const settled = new Map<number, { part: DraftSegment; length: number }>();
  let next = 0;
  let shift = 0;
  for (const part of draft.segments) {
    const start = draft.tokens[part.from]?.start ?? 0;
    for (let edit = edits[next]; edit && edit.end <= start; edit = edits[++next])
      shift += edit.replacement.length - (edit.end - edit.start);
    if (touched[part.index] || !isBlankOrKept(draft, part.from - 1) || !isBlankOrKept(draft, part.to))
      continue;
    settled.set(start + shift, { part, length: lengthOf(draft, part) });
  }
  return settled;
}

function isBlankOrKept(draft: Draft, i: number): boolean {
  const kind = draft.tokens[i]?.kind;
  return kind === SPACES || kind === NEWLINE || (draft.owner[i] ?? -1) < 0;
}

const lengthOf = (draft: Draft, part: DraftSegment): number =>
  (draft.tokens[part.to - 1]?.end ?? 0) - (draft.tokens[part.from]?.start ?? 0);

/** True for a sentence that reads as it did in the round before. */
export function isSettled(draft: Draft, part: DraftSegment, settled: SettledSentences): boolean {
  const known = settled.get(draft.tokens[part.from]?.start ?? -1);
  return (
    known !== undefined &&
    known.length === lengthOf(draft, part) &&
    known.part.language === part.language &&
    known.part.line === part.line &&
    known.part.first === part.first &&
    (known.part.index === 0) === (part.index === 0)
  );
}
