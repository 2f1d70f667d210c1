import { saysSignedOut } from '../../api/queries.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { chatTexts } from './texts.ts';
import type { Writing } from './use-writing.ts';
import { isAnswered } from './what-came.ts';

interface TurnProblemProps {
  turn: Writing['turn'];
  /** Sends the message again, where that is possible. */
  onAgain: (() => void) | undefined;
}

/**
 * Why a message has no whole reply, and what can be done. Where nobody knows what came of it, the API is
 * asked first: it is not sent twice. A reply that came in part is kept, and there is nothing to try again.
 */
export function TurnProblem({ turn, onAgain }: TurnProblemProps) {
  const texts = useTexts(chatTexts);
  const { common } = useMessages();
  const { error, came, last } = turn;
  const lookAgain = (): void => {
    if (last) turn.look(last);
  };
  return (
    <>
      {came === 'unknown' && <p>{texts.unknown}</p>}
      {came === 'reply' && !isAnswered(error) ? (
        <p role="status">{texts.broken}</p>
      ) : (
        <ProblemNote
          error={error}
          onRetry={came === 'unknown' ? lookAgain : came === 'nothing' ? onAgain : undefined}
        />
      )}
      {/* Its problem is said by the dialog that signs in again. */}
      {came === 'unknown' && saysSignedOut(error) && (
        <div>
          <Button onClick={lookAgain}>{common.retry}</Button>
        </div>
      )}
      {came === 'nothing' && <p>{texts.putBack}</p>}
    </>
  );
}
