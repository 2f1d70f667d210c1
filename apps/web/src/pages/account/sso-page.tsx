import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { tellOtherTabs } from '../../session/session-state.ts';
import { type Arrived, arriveBySso } from '../../session/sso-return.ts';
import { waitsToLink } from '../../session/sso-waiting.ts';
import { SsoOutcome } from './sso-outcome.tsx';
import { ssoTexts } from './texts.ts';

/**
 * Where people come from an identity provider: after a sign-in, to link an account that they have elsewhere,
 * or to begin a sign-in.
 */
export function Page() {
  const { signIn, product } = useMessages();
  const texts = useTexts(ssoTexts);
  const [isAwaited] = useState(waitsToLink);
  const { arrived, onArrived } = useArrived();
  const isLinking = arrived ? 'wanted' in arrived && arrived.wanted.isLinking : isAwaited;
  return (
    <main id="content" tabIndex={-1} className={parts.alone}>
      <p>
        <strong>{product}</strong>
      </p>
      <h1>{isLinking ? texts.linking : signIn.title}</h1>
      {arrived && !isOver(arrived) ? (
        <SsoOutcome arrived={arrived} onArrived={onArrived} />
      ) : (
        <p role="status">{isLinking ? texts.links : texts.waits} …</p>
      )}
    </main>
  );
}

/** What is done, after which the page is left. */
type Over = Extract<Arrived, { is: 'done' | 'linked' }>;

const isOver = (arrived: Arrived): arrived is Over => arrived.is === 'done' || arrived.is === 'linked';

/** What came of it. Whoever is signed in, or has linked an account, goes on where they wanted to go. */
function useArrived(): { arrived: Arrived | null; onArrived: (result: Arrived) => void } {
  const [arrived, setArrived] = useState<Arrived | null>(null);
  const router = useRouter();
  const queries = useQueryClient();
  const goOn = (over: Over): Promise<void> => {
    const { next } = over.wanted;
    if (over.is === 'linked')
      return router.navigate({
        to: '/me',
        search: { tab: 'security', next },
        state: { linked: over.provider },
        replace: true,
      });
    tellOtherTabs('signed-in');
    queries.clear();
    return router.navigate({ to: next ?? '/', replace: true });
  };
  const onArrived = (result: Arrived): void => {
    setArrived(result);
    if (isOver(result)) void goOn(result);
  };
  const onFirst = useEffectEvent(onArrived);
  useEffect(() => {
    let isHere = true;
    void arriveBySso().then((result) => isHere && onFirst(result));
    return () => {
      isHere = false;
    };
  }, []);
  return { arrived, onArrived };
}
