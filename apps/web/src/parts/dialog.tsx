import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import styles from './parts.module.css';

interface DialogProps {
  title: string;
  /** Called when it is closed by Escape. Without it the dialog stays. */
  onClose?: (() => void) | undefined;
  children: ReactNode;
}

/**
 * A dialog over the page for as long as it is drawn: what is behind cannot be reached, and focus goes back
 * where it was.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // A browser gives the focus back only while the dialog is still in the page.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    return () => {
      // What opened it may have gone with it.
      if (document.activeElement === document.body) document.getElementById('content')?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      closedby={onClose ? 'closerequest' : 'none'}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      // A browser closes it at a second Escape, whatever a page says.
      onClose={() => (onClose ? onClose() : dialog.current?.showModal())}
    >
      <div className={styles.stack}>
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
