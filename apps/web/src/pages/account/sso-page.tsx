import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { ProblemNote } from '../../parts/problem.tsx';
import { tellOtherTabs } from '../../session/session-state.ts';
import { type Finished, finishSso } from '../../session/sso.ts';
import { ssoTexts } from './texts.ts';

/** Where people come back from the identity provider of their organization. */
export function Page() {
  const { signIn, product } = useMessages();
  const texts = useTexts(ssoTexts);
  const finished = useFinished();
  return (
    <main id="content" tabIndex={-1} className={parts.alone}>
      <p>
        <strong>{product}</strong>
      </p>
      <h1>{signIn.title}</h1>
      {finished && finished.is !== 'done' ? (
        <Failure finished={finished} />
      ) : (
        <p role="status">{texts.waits} …</p>
      )}
    </main>
  );
}

/** What came of it. Whoever is signed in goes on where they wanted to go. */
function useFinished(): Finished | null {
  const [finished, setFinished] = useState<Finished | null>(null);
  const router = useRouter();
  const queries = useQueryClient();
  const onFinished = useEffectEvent((result: Finished): void => {
    setFinished(result);
    if (result.is !== 'done') return;
    tellOtherTabs('signed-in');
    queries.clear();
    void router.navigate({ to: result.next ?? '/', replace: true });
  });
  useEffect(() => {
    let isHere = true;
    void finishSso().then((result) => isHere && onFinished(result));
    return () => {
      isHere = false;
    };
  }, []);
  return finished;
}

function Failure({ finished }: { finished: Exclude<Finished, { is: 'done' }> }) {
  const texts = useTexts(ssoTexts);
  const { next } = finished;
  return (
    <>
      {finished.is === 'refused' ? (
        <ProblemNote error={finished.error} isOutside />
      ) : (
        <p role="alert">{texts[finished.is]}</p>
      )}
      <Link to="/sign-in" search={next ? { next } : {}}>
        {texts.again}
      </Link>
    </>
  );
}
