import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { Button } from './button.tsx';
import { DialogButton } from './dialog-button.tsx';
import styles from './parts.module.css';
import { ProblemNote } from './problem.tsx';

interface ConfirmButtonProps {
  /** On the button, and on the one that does it. */
  label: string;
  /** What it is about, for those who hear the button without what stands beside it. */
  about?: string;
  /** What is asked; names what it is about. */
  question: ReactNode;
  /** Does it. The dialog stays open while it runs and where it fails. */
  action: () => Promise<unknown>;
  disabled?: boolean;
}

/** A button for what cannot be undone: it asks first. */
export function ConfirmButton({ label, about, disabled = false, ...question }: ConfirmButtonProps) {
  return (
    <DialogButton label={label} about={about} disabled={disabled}>
      {(close) => <Question label={label} close={close} {...question} />}
    </DialogButton>
  );
}

interface QuestionProps extends Pick<ConfirmButtonProps, 'label' | 'question' | 'action'> {
  close: () => void;
}

function Question({ label, question, action, close }: QuestionProps) {
  const { common } = useMessages();
  const doing = useMutation({ mutationFn: action, onSuccess: close });
  return (
    <>
      <p>{question}</p>
      {doing.error && <ProblemNote error={doing.error} />}
      <div className={styles.row}>
        <Button onClick={close}>{common.cancel}</Button>
        <Button className={styles.danger} onClick={() => doing.mutate()} disabled={doing.isPending}>
          {label}
        </Button>
      </div>
    </>
  );
}
