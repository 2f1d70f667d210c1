import { MAX_TEXT_LENGTH } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import parts from '../../parts/parts.module.css';
import styles from './diff.module.css';
import { refineTexts } from './texts.ts';

interface HandEditorProps {
  text: string;
  /** What the edits make of the original. */
  spliced: string;
  onChange: (text: string | null) => void;
}

/** The refined text as the reader writes it. */
export function HandEditor({ text, spliced, onChange }: HandEditorProps) {
  const refine = useTexts(refineTexts);
  const { number } = useFormats();
  return (
    <div className={styles.hand}>
      <textarea
        aria-label={refine.refined}
        value={text}
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
      {text.length > MAX_TEXT_LENGTH && (
        <p role="alert" className={parts.error}>
          {refine.tooLong(number(text.length))}
        </p>
      )}
      <div className={parts.row}>
        <Button onClick={() => onChange(null)}>
          {text === spliced ? refine.backToEdits : refine.dropHand}
        </Button>
      </div>
    </div>
  );
}
