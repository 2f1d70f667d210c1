import type { Edit } from '@prompt-refinery/client';
import type { Rejected } from '../../../api/edits.ts';
import type { Chunk } from '../../../parts/chunks.ts';

export type Verdict = 'kept' | 'lost' | 'doubtful';

/** Something to mark, by positions in the text of its pane. */
export interface Mark {
  /** Of the requirement or addition. */
  id: string;
  start: number;
  end: number;
  verdict: Verdict;
}

/** A part of a text that is drawn in one way. */
export interface Piece {
  text: string;
  /** Number of the edit that it belongs to. */
  edit: number | null;
  /** Of an edit: whether this text came in the place of another. */
  isInserted: boolean;
  marks: readonly Mark[];
  /** Pasted text, which was not changed. */
  isMaterial: boolean;
}

interface Range {
  start: number;
  end: number;
}

/** The pieces of a block of the original. Marks and material are by positions in the original. */
export function originalPieces(
  original: string,
  chunk: Chunk,
  edits: readonly Edit[],
  marks: readonly Mark[],
  material: readonly Range[],
): Piece[] {
  const runs: Run[] = [];
  let at = chunk.start;
  for (let index = chunk.firstEdit; index < chunk.endEdit; index++) {
    const edit = edits[index];
    if (!edit) break;
    runs.push({ start: at, end: edit.start, edit: null }, { start: edit.start, end: edit.end, edit: index });
    at = edit.end;
  }
  runs.push({ start: at, end: chunk.end, edit: null });
  return runs.flatMap((run) => cutRun(original, run, marks, material, false));
}

interface BothMarks {
  /** By positions in the original. */
  original: readonly Mark[];
  /** By positions in the text of the block as it is now. */
  refined: readonly Mark[];
}

/**
 * The pieces of a block with each change at its place: what went, and behind it what came. What was put back
 * stands there once.
 */
export function inlinePieces(
  original: string,
  chunk: Chunk,
  edits: readonly Edit[],
  rejected: Rejected,
  marks: BothMarks,
  material: readonly Range[],
): Piece[] {
  const pieces: Piece[] = [];
  let at = chunk.start;
  /** Where in the text of the block as it is now. */
  let now = 0;
  const addOriginal = (run: Run, isInserted = false): void => {
    pieces.push(...cutRun(original, run, marks.original, material, isInserted));
  };
  for (let index = chunk.firstEdit; index < chunk.endEdit; index++) {
    const edit = edits[index];
    if (!edit) break;
    const { start, end, replacement } = edit;
    addOriginal({ start: at, end: start, edit: null });
    const isBack = rejected.has(index);
    addOriginal({ start, end, edit: index }, isBack);
    now += start - at;
    if (!isBack) {
      const came = { start: 0, end: replacement.length, edit: index };
      pieces.push(...cutRun(replacement, came, movedBy(-now, marks.refined), [], true));
    }
    now += isBack ? end - start : replacement.length;
    at = end;
  }
  addOriginal({ start: at, end: chunk.end, edit: null });
  return pieces;
}

const movedBy = (by: number, marks: readonly Mark[]): Mark[] =>
  marks.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by }));

interface Run extends Range {
  edit: number | null;
}

/** The text of a block as it is now, and its pieces. Marks are by positions in this text. */
export function refinedPieces(
  original: string,
  chunk: Chunk,
  edits: readonly Edit[],
  rejected: Rejected,
  marks: readonly Mark[],
): { text: string; pieces: Piece[] } {
  const runs: Run[] = [];
  let text = '';
  let at = chunk.start;
  const add = (part: string, edit: number | null): void => {
    if (part) runs.push({ start: text.length, end: text.length + part.length, edit });
    text += part;
  };
  for (let index = chunk.firstEdit; index < chunk.endEdit; index++) {
    const edit = edits[index];
    if (!edit) break;
    add(original.slice(at, edit.start), null);
    add(rejected.has(index) ? original.slice(edit.start, edit.end) : edit.replacement, index);
    at = edit.end;
  }
  add(original.slice(at, chunk.end), null);
  return { text, pieces: runs.flatMap((run) => cutRun(text, run, marks, [], run.edit !== null)) };
}

/** Cuts a run wherever a mark or material begins or ends. */
function cutRun(
  text: string,
  run: Run,
  marks: readonly Mark[],
  material: readonly Range[],
  isInserted: boolean,
): Piece[] {
  const here = marks.filter((mark) => mark.start < run.end && mark.end > run.start);
  const pasted = material.filter((part) => part.start < run.end && part.end > run.start);
  const cuts = new Set([run.start, run.end]);
  for (const { start, end } of [...here, ...pasted]) {
    if (start > run.start) cuts.add(start);
    if (end < run.end) cuts.add(end);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [index, start] of sorted.entries()) {
    const end = sorted[index + 1];
    if (end === undefined) break;
    const covers = (range: Range): boolean => range.start <= start && range.end >= end;
    pieces.push({
      text: text.slice(start, end),
      edit: run.edit,
      isInserted,
      marks: here.filter(covers),
      isMaterial: pasted.some(covers),
    });
  }
  return pieces;
}

/** How long a block is now. */
export function refinedLength(chunk: Chunk, edits: readonly Edit[], rejected: Rejected): number {
  let length = chunk.end - chunk.start;
  for (let index = chunk.firstEdit; index < chunk.endEdit; index++) {
    const edit = edits[index];
    if (edit && !rejected.has(index)) length += edit.replacement.length - (edit.end - edit.start);
  }
  return length;
}

/** For each block the marks that touch it, by positions in the block. `lengths` are those of the blocks. */
export function marksByChunk(marks: readonly Mark[], lengths: readonly number[]): (readonly Mark[])[] {
  const sorted = [...marks].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  let start = 0;
  let first = 0;
  return lengths.map((length) => {
    const end = start + length;
    const found: Mark[] = [];
    for (let index = first; index < sorted.length; index++) {
      const mark = sorted[index];
      if (!mark || mark.start >= end) break;
      if (mark.end > start) {
        const from = Math.max(mark.start, start);
        found.push({ ...mark, start: from - start, end: Math.min(mark.end, end) - start });
      }
    }
    while (first < sorted.length && (sorted[first]?.end ?? 0) <= end && (sorted[first]?.start ?? 0) < end) {
      first++;
    }
    start = end;
    return found.length ? found : NO_MARKS;
  });
}

const NO_MARKS: readonly Mark[] = [];
