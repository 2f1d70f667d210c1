import type { Edit } from '@prompt-refinery/client';
import { memo } from 'react';
import type { Chunk } from '../../diff/chunks.ts';
import type { Rejected } from '../../diff/edits.ts';
import { type Mark, originalPieces, type Piece, refinedPieces } from '../../diff/pieces.ts';
import styles from './diff.module.css';
import { ShownText } from './shown-text.tsx';

export interface BlockProps {
  side: 'original' | 'refined';
  row: number;
  original: string;
  chunk: Chunk;
  edits: readonly Edit[];
  rejected: Rejected;
  /** Original: by positions in the original. Refined: by positions in the block. */
  marks: readonly Mark[];
  material: readonly { start: number; end: number }[];
  /** Number of the edit that is walked on, if it is in this block. */
  active: number | null;
  /** Of the selected requirement, if it is in this block. */
  selected: string | null;
}

/** One part of a text. It is drawn anew only where something in it changes: so is rejecting one of thousands of edits a matter of one frame. */
export const Block = memo(function Block(props: BlockProps) {
  const { side, row, chunk } = props;
  const pieces = piecesOf(props);
  // As high as the text is likely to be, until it is drawn: about 60 characters a line.
  const lines = Math.ceil((chunk.end - chunk.start) / 60);
  return (
    <div
      className={`${styles.block} ${side === 'original' ? styles.left : styles.right}`}
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

function piecesOf({ side, original, chunk, edits, rejected, marks, material }: BlockProps): Piece[] {
  return side === 'original'
    ? originalPieces(original, chunk, edits, marks, material)
    : refinedPieces(original, chunk, edits, rejected, marks).pieces;
}

function PieceText({ piece, side, rejected, active, selected }: BlockProps & { piece: Piece }) {
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
  const Changed = side === 'original' ? 'del' : 'ins';
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
  const isSameLook = a.marks === b.marks && a.material === b.material && a.active === b.active;
  return (
    isSameText && isSameLook && a.selected === b.selected && hasSameRejected(b.chunk, a.rejected, b.rejected)
  );
}

export function hasSameRejected({ firstEdit, endEdit }: Chunk, a: Rejected, b: Rejected): boolean {
  if (a === b) return true;
  for (let index = firstEdit; index < endEdit; index++) if (a.has(index) !== b.has(index)) return false;
  return true;
}
