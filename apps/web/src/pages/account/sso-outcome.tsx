import { Link } from '@tanstack/react-router';
import { providerName } from '../../api/sign-in-methods.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import parts from '../../parts/parts.module.css';
import { ProblemNote } from '../../parts/problem.tsx';
import { type Begun, leaveBy } from '../../session/sso.ts';
import type { Arrived } from '../../session/sso-return.ts';
import type { Wanted } from '../../session/sso-waiting.ts';
import { SecondFactorForm } from './second-factor-form.tsx';
import { ssoTexts } from './texts.ts';

/** What is not over yet, or cannot be. */
type Unfinished = Exclude<Arrived, { is: 'done' | 'linked' }>;

interface OutcomeProps {
  arrived: Unfinished;
  onArrived: (result: Arrived) => void;
}

/** What is asked of whoever came from an identity provider, or why nothing comes of it. */
export function SsoOutcome({ arrived, onArrived }: OutcomeProps) {
  if (arrived.is === 'begun') return <Question begun={arrived} />;
  return (
    <>
      {arrived.is === 'asked' ? (
        <SecondFactorForm proof={arrived.proof} onArrived={onArrived} />
      ) : (
        <Failure arrived={arrived} />
      )}
      <WayBack wanted={arrived.wanted} />
    </>
  );
}

/** Any link can lead here, with an identity provider that is not the reader's. */
function Question({ begun }: { begun: Begun }) {
  const texts = useTexts(ssoTexts);
  return (
    <>
      <p role="alert">{texts.question(begun.url.host)}</p>
      <div className={parts.row}>
        <Button primary onClick={() => leaveBy(begun, {})}>
          {texts.goOn}
        </Button>
      </div>
      <WayBack wanted={{}} />
    </>
  );
}

function Failure({ arrived }: { arrived: Exclude<Unfinished, { is: 'begun' | 'asked' }> }) {
  const { signIn } = useMessages();
  const texts = useTexts(ssoTexts);
  const { is, wanted } = arrived;
  if (is === 'refused') return <ProblemNote error={arrived.error} isOutside next={wanted.next} />;
  const { provider } = wanted;
  const textOf = (): string => {
    if (is === 'insecure') return signIn.insecure;
    if (provider && is === 'denied') return texts.deniedBy(providerName(provider));
    if (provider && is === 'failed') return texts.failedBy(providerName(provider));
    return texts[is];
  };
  return <p role="alert">{textOf()}</p>;
}

/** To where it began. */
function WayBack({ wanted: { next, isLinking } }: { wanted: Wanted }) {
  const texts = useTexts(ssoTexts);
  return isLinking ? (
    <Link to="/me" search={{ tab: 'security', next }}>
      {texts.backToLinked}
    </Link>
  ) : (
    <Link to="/sign-in" search={next ? { next } : {}}>
      {texts.back}
    </Link>
  );
}
