import { useQueryClient } from '@tanstack/react-query';
import { personalClient } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/messages.ts';
import { Dialog } from '../parts/dialog.tsx';
import { forgetDrafts } from '../session/drafts.ts';
import { useSessionState } from '../session/session-state.ts';
import { SignInForm } from '../session/sign-in-form.tsx';

/** Over a page whose session has ended. What was read and written stays behind it, unless somebody else signs in. */
export function SignInAgain() {
  const messages = useMessages();
  const queries = useQueryClient();
  const { setSignedOut } = useSessionState();
  const onSignedIn = async (): Promise<void> => {
    const before = queries.getQueryData<{ id: string }>(meQuery.queryKey);
    const now = await personalClient.getMe();
    if (before && before.id !== now.id) {
      forgetDrafts();
      location.reload();
      return;
    }
    setSignedOut(false);
    await queries.invalidateQueries();
  };
  return (
    <Dialog title={messages.signIn.title}>
      <p>{messages.problem.signedOut}</p>
      <SignInForm onSignedIn={() => void onSignedIn()} />
    </Dialog>
  );
}
