import type { Edit } from '@prompt-refinery/client';
import { memo } from 'react';
import type { Rejected } from '../../api/edits.ts';
import type { Chunk } from '../../parts/chunks.ts';
import { inlinePieces, type Mark, originalPieces, type Piece, refinedPieces } from './diff/pieces.ts';
import styles from './diff.module.css';
import { ShownText } from './shown-text.tsx';

export interface BlockProps {
  /** `both`: each change in the text itself. */
  side: 'original' | 'refined' | 'both';
  row: number;
  original: string;
  chunk: Chunk;
  edits: readonly Edit[];
  rejected: Rejected;
  /** By positions in the original. */
  originalMarks: readonly Mark[];
  /** By positions in the text of the block as it is now. */
  refinedMarks: readonly Mark[];
  material: readonly { start: number; end: number }[];
  /** Number of the edit that is walked on, if it is in this block. */
  active: number | null;
  /** Of the selected requirement, if it is in this block. */
  selected: string | null;
}

/**
 * One part of a text. It is drawn anew only where something in it changes: so is rejecting one of thousands
 * of edits a matter of one frame.
 */
export const Block = memo(function Block(props: BlockProps) {
  const { side, row, chunk } = props;
  const pieces = piecesOf(props);
  // As high as the text is likely to be, until it is drawn: about 60 characters a line.
  const lines = Math.ceil((chunk.end - chunk.start) / 60);
  return (
    <div
      className={`${styles.block} ${side === 'refined' ? styles.right : styles.left}`}
      data-row={row}
      data-side={side}
      style={{ '--row': row + 2, containIntrinsicBlockSize: `auto ${lines * 1.4}rem` }}
    >
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name
        <PieceText key={index} piece={piece} {...props} />
      ))}
    </div>
  );
}, isSame);

function piecesOf(props: BlockProps): Piece[] {
  const { side, original, chunk, edits, rejected, originalMarks, refinedMarks, material } = props;
  if (side === 'original') return originalPieces(original, chunk, edits, originalMarks, material);
  if (side === 'refined') return refinedPieces(original, chunk, edits, rejected, refinedMarks).pieces;
  const marks = { original: originalMarks, refined: refinedMarks };
  return inlinePieces(original, chunk, edits, rejected, marks, material);
}

function PieceText({ piece, rejected, active, selected }: BlockProps & { piece: Piece }) {
  const { edit, text, marks, isMaterial } = piece;
  const isSelected = marks.some(({ id }) => id === selected);
  const worst =
    marks.find(({ verdict }) => verdict === 'lost') ?? marks.find(({ verdict }) => verdict === 'doubtful');
  let content = <ShownText text={text} />;
  if (isSelected || worst || isMaterial) {
    const classes = [
      isMaterial && styles.material,
      worst && styles[worst.verdict],
      isSelected && styles.selected,
    ];
    content = (
      <mark className={classes.filter(Boolean).join(' ')} data-marks={marks.map(({ id }) => id).join(' ')}>
        {content}
      </mark>
    );
  }
  if (edit === null) return content;
  const Changed = piece.isInserted ? 'ins' : 'del';
  const isRejected = rejected.has(edit);
  const classes = [
    styles.edit,
    isRejected ? styles.rejected : styles.taken,
    edit === active && styles.active,
  ];
  return (
    <Changed className={classes.filter(Boolean).join(' ')} data-edit={edit}>
      {content}
    </Changed>
  );
}

/** Of the edits that were rejected, only those of the block matter. */
function isSame(a: BlockProps, b: BlockProps): boolean {
  const isSameText =
    a.original === b.original && a.chunk === b.chunk && a.edits === b.edits && a.row === b.row;
  const isSameLook =
    a.side === b.side &&
    a.originalMarks === b.originalMarks &&
    a.refinedMarks === b.refinedMarks &&
    a.material === b.material &&
    a.active === b.active;
  return (
    isSameText && isSameLook && a.selected === b.selected && hasSameRejected(b.chunk, a.rejected, b.rejected)
  );
}

export function hasSameRejected({ firstEdit, endEdit }: Chunk, a: Rejected, b: Rejected): boolean {
  if (a === b) return true;
  for (let index = firstEdit; index < endEdit; index++) if (a.has(index) !== b.has(index)) return false;
  return true;
}
