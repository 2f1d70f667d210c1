import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';
import styles from './parts.module.css';

/**
 * Shows what is shown once. Only its button closes it: Escape, the way back or a reload would lose it for
 * good.
 */
export function SecretDialog({
  title,
  secret,
  onSaved,
  children,
}: {
  title: string;
  secret: string;
  onSaved: () => void;
  /** What is needed with it. */
  children?: ReactNode;
}) {
  const { common } = useMessages();
  const isSaved = useRef(false);
  useBlocker({ shouldBlockFn: () => !isSaved.current, enableBeforeUnload: () => !isSaved.current });
  const close = (): void => {
    isSaved.current = true;
    onSaved();
  };
  return (
    <Dialog title={title}>
      <p>{common.secretOnce}</p>
      <pre className={styles.secret}>
        <code>{secret}</code>
      </pre>
      <CopyButton text={secret} primary />
      {children}
      <Button onClick={close}>{common.secretSaved}</Button>
    </Dialog>
  );
}
