import { useState } from 'react';
import { readDraft, writeDraft } from '../../../session/drafts.ts';
import { parseWriting, type Writing } from './writing.ts';

/** A prompt that is being written, on the version with this number; 0: on none. */
export interface Draft {
  base: number;
  writing: Writing;
}

/**
 * What is written stays in the tab until it is sent or given up, also where other parts of the page are
 * opened meanwhile.
 * @param name is of one organization
 * @param first what stands there at first
 */
export function useWriting(name: string, first: () => Draft) {
  const [draft, setDraft] = useState(() => parseDraft(readDraft(name)) ?? first());
  return {
    draft,
    write(next: Draft): void {
      setDraft(next);
      writeDraft(name, JSON.stringify(next));
    },
    /** It was sent, or is given up. */
    forget: (): void => writeDraft(name, ''),
  };
}

function parseDraft(text: string): Draft | null {
  try {
    const { base, writing } = { base: null, writing: null, ...JSON.parse(text) };
    const parsed = parseWriting(writing);
    return parsed && Number.isInteger(base) ? { base, writing: parsed } : null;
  } catch {
    return null;
  }
}
