import { useEffect, useState } from 'react';
import type { Rejected } from '../../api/edits.ts';
import { readDraft, writeDraft } from '../../session/drafts.ts';
import { type Choices, choicesFrom, choicesText } from './choices.ts';

/** Not with each key: a text may be long. */
const QUIET_MS = 300;

/**
 * What the reader has put back, and the text that they wrote instead, if any; at first what was kept with the
 * result. It stays in the tab until sign-out.
 */
export function useChoices(id: string, editCount: number, kept: Choices) {
  const name = `result.${id}`;
  const [choices, setChoices] = useState(() => {
    const draft = readDraft(name);
    return draft ? choicesFrom(draft, editCount) : kept;
  });
  useEffect(() => {
    const timer = setTimeout(() => writeDraft(name, choicesText(choices)), QUIET_MS);
    return () => clearTimeout(timer);
  }, [name, choices]);
  return {
    ...choices,
    setRejected: (rejected: Rejected) => setChoices((was) => ({ ...was, rejected })),
    setHand: (hand: string | null) => setChoices((was) => ({ ...was, hand })),
  };
}
