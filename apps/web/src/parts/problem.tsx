import { ApiError } from '@prompt-refinery/client';
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { saysSignedOut } from '../api/queries.ts';
import { useMessages } from '../i18n/messages.ts';
import { ApiText } from './api-text.tsx';
import { Button } from './button.tsx';
import styles from './parts.module.css';
import { explain } from './problem-text.ts';
import { nextPage } from './search-values.ts';

interface ProblemProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** Whether nobody has signed in yet, so that no dialog says that a session has ended. */
  isOutside?: boolean;
  /** Where the reader goes on from a page where people sign in, if its address does not say it. */
  next?: string | undefined;
}

/**
 * Why something could not be done: what to do about it, its code, the request that logs name, and another
 * try.
 */
export function ProblemNote({ error, onRetry, isOutside = false, next }: ProblemProps) {
  const messages = useMessages();
  const wait = error instanceof ApiError && error.code === 'rate_limited' ? error.retryAfterSeconds : 0;
  const seconds = useCountdown(error, wait ?? 0);
  const apiError = error instanceof ApiError ? error : null;
  // Said by the dialog that signs in again.
  if (saysSignedOut(error) && !isOutside) return null;
  const advice = explain(error, messages, seconds);
  // Without a session it is about an e-mail elsewhere, of which only the API's words tell.
  const isElsewhere = isOutside && apiError?.code === 'email_not_verified';
  return (
    <div className={styles.problem} role="alert">
      <strong>{messages.problem.title}</strong>
      {advice && !isElsewhere && <p>{advice}</p>}
      {apiError?.status !== undefined && (
        <p>
          <ApiText>{apiError.detail}</ApiText>
        </p>
      )}
      {apiError && !isElsewhere && <WayOut code={apiError.code} isOutside={isOutside} whereTo={next} />}
      {apiError && (
        <small>
          <code>{apiError.code}</code>
          {apiError.requestId && (
            <>
              {' · '}
              {messages.common.requestId} <code>{apiError.requestId}</code>
            </>
          )}
        </small>
      )}
      {onRetry && (
        <Button onClick={onRetry} disabled={seconds > 0}>
          {messages.common.retry}
        </Button>
      )}
    </div>
  );
}

/** A link to the page where something can be done about a problem, and from there back. */
function WayOut({
  code,
  isOutside,
  whereTo,
}: {
  code: string;
  isOutside: boolean;
  whereTo: string | undefined;
}) {
  const { problem, signIn } = useMessages();
  // A page where people sign in is none to come back to, but knows one.
  const next = useRouterState({
    select: ({ location }) => (isOutside ? (whereTo ?? nextPage(location.search).next) : location.href),
  });
  if (code === 'email_not_verified')
    return (
      <Link to="/me" search={{ tab: 'profile', next }}>
        {problem.toEmail}
      </Link>
    );
  if (code === 'two_factor_setup_required')
    return (
      <Link to="/me" search={{ tab: 'security', next }}>
        {problem.toSecondFactor}
      </Link>
    );
  if (code === 'sso_required')
    return (
      <Link to="/sign-in" search={{ way: 'organization', next }}>
        {signIn.toOrganization}
      </Link>
    );
  return null;
}

/** Seconds that are left of `seconds` since `of` changed. */
export function useCountdown(of: unknown, seconds: number): number {
  const [left, setLeft] = useState(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another error of the same length begins anew
  useEffect(() => {
    const until = Date.now() + seconds * 1000;
    setLeft(seconds);
    if (seconds <= 0) return;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [of, seconds]);
  return left;
}
