import type { ReactNode } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './parts.module.css';

/** Keeps the place of what comes. */
export function Loading() {
  const messages = useMessages();
  return (
    <p className={styles.loading} role="status">
      {messages.common.loading} …
    </p>
  );
}

/** Where there is nothing yet: why, the button that changes it, and the same in a terminal. */
export function Empty({ text, action, curl }: { text: string; action?: ReactNode; curl?: string }) {
  const messages = useMessages();
  return (
    <div className={styles.empty}>
      <p>{text}</p>
      {action}
      {curl && (
        <>
          <p>{messages.common.orUse}</p>
          <pre>
            <code>{curl}</code>
          </pre>
          <CopyButton text={curl} />
        </>
      )}
    </div>
  );
}
