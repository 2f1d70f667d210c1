import type { RefObject } from 'react';
import { useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { chatTexts } from './texts.ts';

/** Messages before those that are shown. */
export interface Older {
  has: boolean;
  isLoading: boolean;
  error: unknown;
  load: () => Promise<unknown>;
}

/** Asks for older messages. What the reader saw stays where it is. */
export function OlderButton({ older, list }: { older: Older; list: RefObject<HTMLElement | null> }) {
  const texts = useTexts(chatTexts);
  const load = async (): Promise<void> => {
    const before = document.documentElement.scrollHeight;
    await older.load();
    requestAnimationFrame(() => {
      window.scrollBy(0, document.documentElement.scrollHeight - before);
      // The button has gone with the oldest messages.
      if (document.activeElement === document.body) list.current?.focus({ preventScroll: true });
    });
  };
  if (older.error) return <ProblemNote error={older.error} onRetry={() => void load()} />;
  return (
    <div>
      <Button onClick={() => void load()} disabled={older.isLoading}>
        {texts.older}
      </Button>
    </div>
  );
}
