import { useMutation } from '@tanstack/react-query';
import { signIn } from '../api/session.ts';
import { useMessages } from '../i18n/messages.ts';
import { Button } from '../parts/button.tsx';
import parts from '../parts/parts.module.css';
import { ProblemNote } from '../parts/problem.tsx';
import { tellOtherTabs } from './session-state.ts';

/**
 * The page that was served says it, in an instance that somebody has started for themselves: address and
 * password, with `:` between them.
 */
const LOGIN = document.documentElement.dataset.demoLogin ?? '';

/** The login that everybody may use, where there is one. */
export function DemoLogin({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const messages = useMessages();
  const [email = '', password = ''] = LOGIN.split(/:(.*)/s);
  const sending = useMutation({
    mutationFn: async () => {
      await signIn({ email, password });
      tellOtherTabs('signed-in');
      await onSignedIn();
    },
  });
  if (LOGIN === '') return null;
  return (
    <div className={parts.stack}>
      <p>
        {messages.signIn.demo} <code>{email}</code> / <code>{password}</code>
      </p>
      <div className={parts.row}>
        <Button disabled={sending.isPending} onClick={() => sending.mutate()}>
          {messages.signIn.useDemo}
        </Button>
      </div>
      {sending.error && <ProblemNote error={sending.error} isOutside />}
    </div>
  );
}
