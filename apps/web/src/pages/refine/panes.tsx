import type { Edit } from '@prompt-refinery/client';
import { type ClipboardEvent, type ReactNode, useMemo } from 'react';
import { type Chunk, cutIntoChunks } from '../../diff/chunks.ts';
import type { Rejected } from '../../diff/edits.ts';
import { type Findings, originalMarks, refinedMarks } from '../../diff/findings.ts';
import { type Mark, marksByChunk, refinedLength } from '../../diff/pieces.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Block, hasSameRejected } from './block.tsx';
import styles from './diff.module.css';
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
  onPick: (edit: number) => void;
  /** Stands in the place of the refined text, if given. */
  instead?: ReactNode;
}

const NO_MARKS: readonly Mark[] = [];
const NO_MATERIAL: PanesProps['material'] = [];

/** Original and refined text, part by part beside each other; below each other where there is no room. */
export function Panes(props: PanesProps) {
  const { original, edits, rejected, findings, checkedRejected, material, active, selected } = props;
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
  const block = (side: 'original' | 'refined', row: number): ReactNode => {
    const chunk = chunks[row];
    if (!chunk) return null;
    const isLeft = side === 'original';
    // Where the reader has changed something since, the checked positions are those of another text.
    const isCurrent = isLeft || (checkedRejected && hasSameRejected(chunk, checkedRejected, rejected));
    const marks = (isCurrent && (isLeft ? marksLeft : marksRight)[row]) || NO_MARKS;
    const isActive = active >= chunk.firstEdit && active < chunk.endEdit;
    return (
      <Block
        key={row}
        {...{ side, row, original, chunk, edits, rejected, marks }}
        material={isLeft ? (materialOf[row] ?? NO_MATERIAL) : NO_MATERIAL}
        active={isActive ? active : null}
        selected={marks.some(({ id }) => id === selected) ? selected : null}
      />
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys do the same, and belong to what is around
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={styles.panes}
      onCopy={copyUnbroken}
      onClick={({ target }) => {
        const edit = target instanceof Element ? target.closest('[data-edit]') : null;
        if (edit instanceof HTMLElement) props.onPick(Number(edit.dataset.edit));
      }}
    >
      <section className={styles.pane} aria-label={refine.original}>
        <h2 className={styles.left}>{refine.original}</h2>
        {chunks.map((_, row) => block('original', row))}
      </section>
      <section className={styles.pane} aria-label={refine.refined}>
        <h2 className={styles.right}>{refine.refined}</h2>
        {props.instead ?? chunks.map((_, row) => block('refined', row))}
      </section>
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

/** What is selected, as it is in the text: blocks are a matter of drawing and break no line of it. */
function copyUnbroken(event: ClipboardEvent): void {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || event.target instanceof HTMLTextAreaElement) return;
  const text = selection.getRangeAt(0).cloneContents().textContent;
  if (!text) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', text);
}
