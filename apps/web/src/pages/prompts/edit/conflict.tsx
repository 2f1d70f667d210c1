import type { Prompt } from '@prompt-refinery/client';
import { useEffect, useRef } from 'react';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import styles from '../prompts.module.css';
import { Comparison } from '../versions/comparison.tsx';
import { versionTexts } from '../versions/texts.ts';

interface ConflictProps {
  /** As it is now. */
  prompt: Prompt;
  /** The version on which the writing began. */
  base: number;
  /** Saves what was written on top of the newest version. */
  onSave: (form: FormData) => void;
  onDrop: () => void;
}

/** Somebody else saved a version first: what they changed, and whose text is to stay. */
export function Conflict({ prompt: { id, latest }, base, onSave, onDrop }: ConflictProps) {
  const texts = useTexts(versionTexts);
  const { number } = useFormats();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <div className={styles.note} role="alert" ref={note} tabIndex={-1}>
      <p>{texts.conflict(number(latest))}</p>
      {latest !== base && (
        <details>
          <summary>{texts.theirs}</summary>
          <Comparison promptId={id} from={base} to={latest} />
        </details>
      )}
      <div className={parts.row}>
        <Button
          onClick={({ currentTarget: { form } }) => {
            if (!form?.reportValidity()) return;
            const data = new FormData(form);
            data.set('base', String(latest));
            onSave(data);
          }}
        >
          {texts.saveMine}
        </Button>
        <Button onClick={onDrop}>{texts.takeTheirs}</Button>
      </div>
    </div>
  );
}
