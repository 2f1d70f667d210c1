import { useMutation, useQuery } from '@tanstack/react-query';
import { providerName, type SocialProvider, signInMethodsQuery } from '../api/sign-in-methods.ts';
import { useMessages } from '../i18n/messages.ts';
import { Button } from '../parts/button.tsx';
import parts from '../parts/parts.module.css';
import { ProblemNote } from '../parts/problem.tsx';
import { NotBegunNote } from './not-begun-note.tsx';
import { beginSso, leaveWhen } from './sso.ts';

/**
 * The ways in with an account elsewhere, below another way. Nothing where there is none, or as long as that
 * is not known: nobody waits for it.
 */
export function SocialSignIn({ next }: { next: string | undefined }) {
  const { signIn } = useMessages();
  const { data: methods } = useQuery(signInMethodsQuery);
  const beginning = useMutation({
    mutationFn: (provider: SocialProvider) => leaveWhen(beginSso({ provider }), { next, provider }),
  });
  if (!methods || methods.social.length === 0) return null;
  const { data, error, variables, isPending } = beginning;
  return (
    <div className={parts.stack}>
      <p className={parts.between}>{signIn.or}</p>
      <div className={parts.row}>
        {methods.social.map((provider) => (
          <Button key={provider} disabled={isPending} onClick={() => beginning.mutate(provider)}>
            {signIn.continueWith(providerName(provider))}
          </Button>
        ))}
        <span role="status">
          {data === 'begun' && variables ? signIn.leavingFor(providerName(variables)) : ''}
        </span>
      </div>
      <NotBegunNote is={data} />
      {error && <ProblemNote error={error} isOutside next={next} />}
    </div>
  );
}
