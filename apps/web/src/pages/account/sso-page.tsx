import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import parts from '../../parts/parts.module.css';
import { ProblemNote } from '../../parts/problem.tsx';
import { tellOtherTabs } from '../../session/session-state.ts';
import { type Begun, leaveBy } from '../../session/sso.ts';
import { type Arrived, arriveBySso } from '../../session/sso-return.ts';
import { ssoTexts } from './texts.ts';

/** Where people come from the identity provider of their organization: after a sign-in, or to begin one. */
export function Page() {
  const { signIn, product } = useMessages();
  const arrived = useArrived();
  return (
    <main id="content" tabIndex={-1} className={parts.alone}>
      <p>
        <strong>{product}</strong>
      </p>
      <h1>{signIn.title}</h1>
      <Outcome arrived={arrived} />
    </main>
  );
}

/** What came of it. Whoever is signed in goes on where they wanted to go. */
function useArrived(): Arrived | null {
  const [arrived, setArrived] = useState<Arrived | null>(null);
  const router = useRouter();
  const queries = useQueryClient();
  const onArrived = useEffectEvent((result: Arrived): void => {
    setArrived(result);
    if (result.is !== 'done') return;
    tellOtherTabs('signed-in');
    queries.clear();
    void router.navigate({ to: result.next ?? '/', replace: true });
  });
  useEffect(() => {
    let isHere = true;
    void arriveBySso().then((result) => isHere && onArrived(result));
    return () => {
      isHere = false;
    };
  }, []);
  return arrived;
}

function Outcome({ arrived }: { arrived: Arrived | null }) {
  const texts = useTexts(ssoTexts);
  if (arrived === null || arrived.is === 'done') return <p role="status">{texts.waits} …</p>;
  return arrived.is === 'begun' ? <Question begun={arrived} /> : <Failure arrived={arrived} />;
}

/** Any link can lead here, with an identity provider that is not the reader's. */
function Question({ begun }: { begun: Begun }) {
  const texts = useTexts(ssoTexts);
  return (
    <>
      <p role="alert">{texts.question(begun.url.host)}</p>
      <div className={parts.row}>
        <Button primary onClick={() => leaveBy(begun, undefined)}>
          {texts.goOn}
        </Button>
      </div>
      <Link to="/sign-in">{texts.back}</Link>
    </>
  );
}

function Failure({ arrived }: { arrived: Exclude<Arrived, { is: 'done' | 'begun' }> }) {
  const { signIn } = useMessages();
  const texts = useTexts(ssoTexts);
  const { next } = arrived;
  return (
    <>
      {arrived.is === 'refused' ? (
        <ProblemNote error={arrived.error} isOutside />
      ) : (
        <p role="alert">{arrived.is === 'insecure' ? signIn.insecure : texts[arrived.is]}</p>
      )}
      <Link to="/sign-in" search={next ? { next } : {}}>
        {texts.back}
      </Link>
    </>
  );
}
