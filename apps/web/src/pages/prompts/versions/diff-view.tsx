import type { Edit } from '@prompt-refinery/client';
import { memo, useMemo } from 'react';
import { type Chunk, cutIntoChunks } from '../../../parts/chunks.ts';
import { ShownText } from '../../refine/shown-text.tsx';
import styles from '../prompts.module.css';

interface DiffViewProps {
  label: string;
  original: string;
  /** They make the other text of the original. */
  edits: readonly Edit[];
}

/** Two texts in one: what is only in the first is struck out, what is only in the second is underlined. */
export function DiffView({ label, original, edits }: DiffViewProps) {
  const chunks = useMemo(() => cutIntoChunks(original, edits), [original, edits]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well
    <section className={styles.text} aria-label={label} tabIndex={0} dir="auto">
      {chunks.map((chunk) => (
        <DiffBlock key={chunk.start} chunk={chunk} original={original} edits={edits} />
      ))}
    </section>
  );
}

/** A part of a long text: the browser draws it once it is in sight. */
const DiffBlock = memo(function DiffBlock({
  chunk,
  original,
  edits,
}: Omit<DiffViewProps, 'label'> & { chunk: Chunk }) {
  const inChunk = edits.slice(chunk.firstEdit, chunk.endEdit);
  const end = inChunk.at(-1)?.end ?? chunk.start;
  // As high as the text is likely to be, until it is drawn: about 60 characters a line.
  const lines = Math.ceil((chunk.end - chunk.start) / 60);
  return (
    <div className={styles.chunk} style={{ containIntrinsicBlockSize: `auto ${lines * 1.4}rem` }}>
      {inChunk.map((edit, index) => (
        <span key={edit.start}>
          <ShownText text={original.slice(inChunk[index - 1]?.end ?? chunk.start, edit.start)} />
          {edit.end > edit.start && (
            <del>
              <ShownText text={original.slice(edit.start, edit.end)} />
            </del>
          )}
          {edit.replacement !== '' && (
            <ins>
              <ShownText text={edit.replacement} />
            </ins>
          )}
        </span>
      ))}
      <ShownText text={original.slice(end, chunk.end)} />
    </div>
  );
});
