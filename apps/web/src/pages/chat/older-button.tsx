import { useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { chatTexts } from './texts.ts';

/** Messages before those that are shown. */
export interface Older {
  has: boolean;
  isLoading: boolean;
  error: unknown;
  load: () => unknown;
}

/** Asks for older messages. */
export function OlderButton({ older, onLoad }: { older: Older; onLoad: () => void }) {
  const texts = useTexts(chatTexts);
  if (older.error) return <ProblemNote error={older.error} onRetry={onLoad} />;
  return (
    <div>
      <Button onClick={onLoad} disabled={older.isLoading}>
        {texts.older}
      </Button>
    </div>
  );
}
