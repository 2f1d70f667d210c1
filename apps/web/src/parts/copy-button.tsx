import { useState } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import styles from './parts.module.css';

/** Copies a text, and says whether it did. */
export function CopyButton({
  text,
  label,
  primary = false,
}: {
  text: string;
  label?: string;
  primary?: boolean;
}) {
  const { common } = useMessages();
  const [said, setSaid] = useState<{ of: string; text: string } | null>(null);
  const copy = async (): Promise<void> => {
    setSaid(null);
    const done = await copyText(text);
    setSaid({ of: text, text: done ? common.copied : common.copyFailed });
  };
  return (
    <span className={styles.row}>
      <Button primary={primary} onClick={() => void copy()}>
        {label ?? common.copy}
      </Button>
      <span role="status">{said?.of === text ? said.text : ''}</span>
    </span>
  );
}
