import type { LabelMoveOfRun } from '@prompt-refinery/client';
import { useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import styles from './runs.module.css';
import { runTexts } from './texts.ts';

/** The label that waits for a run, or what became of it. */
export function LabelMove({ move: { label, version, status, detail } }: { move: LabelMoveOfRun }) {
  const { moves } = useTexts(runTexts);
  return (
    <div className={status === 'refused' ? styles.note : undefined}>
      <p>{moves[status](label, String(version))}</p>
      {detail !== null && (
        <p>
          <ApiText>{detail}</ApiText>
        </p>
      )}
    </div>
  );
}
