import type { PendingLabel } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import styles from '../prompts.module.css';
import { labelTexts } from './texts.ts';

/** A label moves later, if its run says so. */
export function WaitingNote({ pending: { label, version, runId } }: { pending: PendingLabel }) {
  const texts = useTexts(labelTexts);
  const { slug } = useOrganization();
  const { number } = useFormats();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <div className={styles.note} role="status" ref={note} tabIndex={-1}>
      <p>{texts.waiting(label, number(version))}</p>
      <Link to="/o/$slug/runs/$id" params={{ slug, id: runId }}>
        {texts.run}
      </Link>
    </div>
  );
}
