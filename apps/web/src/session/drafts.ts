import { useState } from 'react';

const PREFIX = 'refinery.draft.';

/**
 * What was written and not sent: it stays in the tab until somebody signs out. A name is of one organization.
 */
export function readDraft(name: string): string {
  return sessionStorage.getItem(PREFIX + name) ?? '';
}

/** Where the browser has no room for it, it is kept nowhere: what is on the page stays there. */
export function writeDraft(name: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(PREFIX + name, text);
    else sessionStorage.removeItem(PREFIX + name);
  } catch {
    sessionStorage.removeItem(PREFIX + name);
  }
}

/** Whose drafts they are. */
const WRITER = 'refinery.writer';

/**
 * Keeps drafts for whoever wrote them: those of somebody else are forgotten. Answers whether there was
 * somebody else.
 */
export function keepDraftsOf(person: string): boolean {
  const before = sessionStorage.getItem(WRITER);
  if (before === person) return false;
  if (before) forgetDrafts();
  sessionStorage.setItem(WRITER, person);
  return before !== null;
}

export function forgetDrafts(): void {
  sessionStorage.removeItem(WRITER);
  for (const name of Object.keys(sessionStorage))
    if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
}

/** A state that is a draft. */
export function useDraft(name: string): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(() => readDraft(name));
  return [
    text,
    (next) => {
      setText(next);
      writeDraft(name, next);
    },
  ];
}
