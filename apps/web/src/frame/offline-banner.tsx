import { useSyncExternalStore } from 'react';
import { useMessages } from '../i18n/messages.ts';
import styles from './frame.module.css';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}

export function OfflineBanner() {
  const { problem } = useMessages();
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" className={isOnline ? undefined : styles.offline}>
      {isOnline ? null : problem.offline}
    </div>
  );
}
