import { useMessages } from '../i18n/messages.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import styles from './parts.module.css';

/** What is asked before a form is sent. */
export interface Asked {
  /** Above the question, and on the button that sends. */
  label: string;
  question: string;
}

interface FormQuestionProps {
  asked: Asked;
  onYes: () => void;
  onNo: () => void;
}

/** Asks before a form is sent. The form itself says what came of it. */
export function FormQuestion({ asked: { label, question }, onYes, onNo }: FormQuestionProps) {
  const { common } = useMessages();
  return (
    <Dialog title={label} onClose={onNo}>
      <p>{question}</p>
      <div className={styles.row}>
        <Button onClick={onNo}>{common.cancel}</Button>
        <Button className={styles.danger} onClick={onYes}>
          {label}
        </Button>
      </div>
    </Dialog>
  );
}
