import type { Edit } from '@prompt-refinery/client';
import { useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { Button } from '../../parts/button.tsx';
import parts from '../../parts/parts.module.css';
import styles from './diff.module.css';
import { shorten } from './shorten.ts';
import { type RefineTexts, refineTexts } from './texts.ts';

interface BarProps {
  original: string;
  edits: readonly Edit[];
  active: number;
  isRejected: boolean;
  isByHand: boolean;
  toggle: () => void;
  doubt: () => void;
  onMove: (by: 1 | -1) => void;
  onEdit: () => void;
}

/** What the edit is that is walked on, and the keys as buttons. */
export function Bar({
  original,
  edits,
  active,
  isRejected,
  isByHand,
  toggle,
  doubt,
  onMove,
  onEdit,
}: BarProps) {
  const refine = useTexts(refineTexts);
  const edit = edits[active];
  return (
    <div className={styles.bar}>
      <p role="status">
        {edit ? (
          <>
            {refine.position(active + 1, edits.length)}: <bdi>{describe(original, edit, refine)}</bdi>
            {edit.reason && (
              <>
                {' '}
                – <ApiText>{edit.reason}</ApiText>
              </>
            )}
            {isRejected && ` (${refine.rejected})`}
          </>
        ) : (
          refine.edits(edits.length)
        )}
      </p>
      <div className={parts.row}>
        <Button onClick={() => onMove(-1)} disabled={active <= 0} aria-label={refine.previous}>
          ↑
        </Button>
        <Button onClick={() => onMove(1)} disabled={active >= edits.length - 1} aria-label={refine.next}>
          ↓
        </Button>
        <Button onClick={toggle} disabled={!edit || isByHand}>
          {isRejected ? refine.accept : refine.reject}
        </Button>
        <Button onClick={doubt}>{refine.nextDoubt}</Button>
        {!isByHand && <Button onClick={onEdit}>{refine.edit}</Button>}
      </div>
    </div>
  );
}

function describe(original: string, edit: Edit, refine: RefineTexts): string {
  const before = shorten(original.slice(edit.start, edit.end).trim());
  const after = shorten(edit.replacement.trim());
  if (!after) return refine.removed(before);
  return before ? refine.replaced(before, after) : refine.added(after);
}
