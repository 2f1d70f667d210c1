import type { Edit } from '@prompt-refinery/client';
import { type ClipboardEvent, type ReactNode, useMemo } from 'react';
import type { Rejected } from '../../api/edits.ts';
import { useTexts } from '../../i18n/messages.ts';
import { type Chunk, cutIntoChunks } from '../../parts/chunks.ts';
import { Block, type BlockProps, hasSameRejected } from './block.tsx';
import { type Findings, originalMarks, refinedMarks } from './diff/findings.ts';
import { type Mark, marksByChunk, refinedLength } from './diff/pieces.ts';
import styles from './diff.module.css';
import type { View } from './result-search.ts';
import { refineTexts } from './texts.ts';

interface PanesProps {
  original: string;
  edits: readonly Edit[];
  rejected: Rejected;
  findings: Findings;
  /** What was rejected when these findings were made; null where a text of the reader's own was checked. */
  checkedRejected: Rejected | null;
  material: readonly { start: number; end: number }[];
  active: number;
  selected: string | null;
  view: View;
  onPick: (edit: number) => void;
  /** Stands in the place of the refined text, if given; where both are one, in the place of both. */
  instead?: ReactNode;
}

const NO_MARKS: readonly Mark[] = [];
const NO_MATERIAL: PanesProps['material'] = [];

/** Original and refined text, part by part beside each other; below each other where there is no room. */
export function Panes(props: PanesProps) {
  const { original, edits, rejected, findings, checkedRejected, material, active, selected, view } = props;
  const refine = useTexts(refineTexts);
  const chunks = useMemo(() => cutIntoChunks(original, edits), [original, edits]);
  const marksLeft = useMemo(
    () => marksOfChunks(originalMarks(findings), chunks, ({ start, end }) => end - start, true),
    [findings, chunks],
  );
  const marksRight = useMemo(() => {
    if (!checkedRejected) return [];
    return marksOfChunks(refinedMarks(findings), chunks, (chunk) =>
      refinedLength(chunk, edits, checkedRejected),
    );
  }, [findings, chunks, edits, checkedRejected]);
  const materialOf = useMemo(() => materialOfChunks(chunks, material), [chunks, material]);
  const block = (side: BlockProps['side'], row: number): ReactNode => {
    const chunk = chunks[row];
    if (!chunk) return null;
    // Where the reader has changed something since, the checked positions are those of another text.
    const isCurrent = checkedRejected !== null && hasSameRejected(chunk, checkedRejected, rejected);
    const left = (side !== 'refined' && marksLeft[row]) || NO_MARKS;
    const right = (side !== 'original' && isCurrent && marksRight[row]) || NO_MARKS;
    const isActive = active >= chunk.firstEdit && active < chunk.endEdit;
    const isSelected = [left, right].some((marks) => marks.some(({ id }) => id === selected));
    return (
      <Block
        key={row}
        side={side}
        row={row}
        original={original}
        chunk={chunk}
        edits={edits}
        rejected={rejected}
        originalMarks={left}
        refinedMarks={right}
        material={side === 'refined' ? NO_MATERIAL : (materialOf[row] ?? NO_MATERIAL)}
        active={isActive ? active : null}
        selected={isSelected ? selected : null}
      />
    );
  };
  const pane = (side: BlockProps['side'], name: string, heading: string | undefined): ReactNode => (
    <section className={styles.pane} aria-label={name}>
      {view === 'sides' && <h3 className={heading}>{name}</h3>}
      {(side !== 'original' && props.instead) || chunks.map((_, row) => block(side, row))}
    </section>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys do the same, and belong to what is around
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={styles.panes}
      data-view={view}
      onCopy={(event) => copyUnbroken(event, view)}
      onClick={({ target }) => {
        const edit = target instanceof Element ? target.closest('[data-edit]') : null;
        if (edit instanceof HTMLElement) props.onPick(Number(edit.dataset.edit));
      }}
    >
      {view === 'inline' && pane('both', refine.refined, undefined)}
      {view === 'sides' && pane('original', refine.original, styles.left)}
      {view !== 'inline' && pane('refined', refine.refined, styles.right)}
    </div>
  );
}

function marksOfChunks(
  marks: Mark[],
  chunks: readonly Chunk[],
  lengthOf: (chunk: Chunk) => number,
  isAbsolute = false,
): (readonly Mark[])[] {
  const byChunk = marksByChunk(marks, chunks.map(lengthOf));
  if (!isAbsolute) return byChunk;
  return byChunk.map((inChunk, row) => {
    const offset = chunks[row]?.start ?? 0;
    return inChunk.map((mark) => ({ ...mark, start: mark.start + offset, end: mark.end + offset }));
  });
}

/** Of each block the material that touches it. */
const materialOfChunks = (chunks: readonly Chunk[], material: PanesProps['material']) =>
  chunks.map((chunk) => {
    const here = material.filter(({ start, end }) => start < chunk.end && end > chunk.start);
    return here.length ? here : NO_MATERIAL;
  });

/**
 * What is selected, as it is in the text: blocks are a matter of drawing and break no line of it. Beside what
 * came, what went is not copied.
 */
function copyUnbroken(event: ClipboardEvent, view: View): void {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || event.target instanceof HTMLTextAreaElement) return;
  const selected = selection.getRangeAt(0).cloneContents();
  if (view === 'inline') for (const gone of selected.querySelectorAll('del')) gone.remove();
  const text = selected.textContent;
  if (!text) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', text);
}
