import { useMessages, useTexts } from '../../i18n/messages.ts';
import { ProblemNote, useCountdown } from '../../parts/problem.tsx';
import styles from './diff.module.css';
import { refineTexts } from './texts.ts';
import type { CheckState } from './use-recheck.ts';

/** Whether something is lost in the text as it is now, as far as that is known yet. */
export function CheckLine({ check }: { check: CheckState }) {
  const refine = useTexts(refineTexts);
  const { problem } = useMessages();
  const { status, findings, error } = check;
  const seconds = useCountdown(error, status === 'waiting' ? (error?.retryAfterSeconds ?? 0) : 0);
  if (status === 'failed') return <ProblemNote error={error} onRetry={check.retry} />;
  const isOld = status !== 'checked';
  return (
    <p className={isOld ? styles.quiet : findings.passed ? styles.good : styles.bad}>
      <span role="status">
        {isOld ? `${refine.checking} …` : findings.passed ? `✓ ${refine.passed}` : `! ${refine.failed}`}
      </span>
      {/* Beside the status: a reader of the screen need not hear each second. */}
      {status === 'waiting' && ` ${problem.wait(seconds)}`}
    </p>
  );
}
