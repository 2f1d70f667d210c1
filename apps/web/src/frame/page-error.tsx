import { useMessages } from '../i18n/messages.ts';
import { Button } from '../parts/button.tsx';
import parts from '../parts/parts.module.css';
import { ProblemNote } from '../parts/problem.tsx';

/** A page whose code could not be had: mostly because a newer build has taken its place. */
export function PageError({ error }: { error: unknown }) {
  const { problem } = useMessages();
  const isMissingCode = error instanceof TypeError && /import|module|fetch/i.test(error.message);
  return (
    <main id="content" tabIndex={-1} className={parts.alone}>
      {isMissingCode ? <p role="alert">{problem.newVersion}</p> : <ProblemNote error={error} />}
      <Button primary onClick={() => location.reload()}>
        {problem.reload}
      </Button>
    </main>
  );
}
