import { useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useMessages } from '../i18n/messages.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useSessionState } from '../session/session-state.ts';
import { SignInWays } from '../session/sign-in-ways.tsx';
import { isSamePerson } from './is-same-person.ts';

/**
 * Over a page whose session has ended. What was read and written stays behind it, unless somebody else signs
 * in.
 */
export function SignInAgain() {
  const messages = useMessages();
  const queries = useQueryClient();
  const { setSignedOut } = useSessionState();
  const next = useRouterState({ select: ({ location }) => location.href });
  const onSignedIn = async (): Promise<void> => {
    if (!(await isSamePerson(queries))) return;
    setSignedOut(false);
    await queries.invalidateQueries();
  };
  return (
    <Dialog title={messages.signIn.title}>
      <p>{messages.problem.signedOut}</p>
      <SignInWays next={next} onSignedIn={onSignedIn} />
    </Dialog>
  );
}
