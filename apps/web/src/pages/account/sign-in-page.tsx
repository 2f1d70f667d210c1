import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import frame from '../../frame/frame.module.css';
import { SignInForm } from '../../frame/sign-in-form.tsx';
import { useMessages } from '../../i18n/messages.ts';

export function Page() {
  const { signIn } = useMessages();
  const { next } = useSearch({ strict: false });
  const router = useRouter();
  const queries = useQueryClient();
  const onSignedIn = (): void => {
    queries.clear();
    void router.navigate({ to: next ?? '/', replace: true });
  };
  return (
    <main id="content" tabIndex={-1} className={frame.alone}>
      <h1>{signIn.title}</h1>
      <SignInForm onSignedIn={onSignedIn} />
      <Link to="/sign-up">{signIn.toSignUp}</Link>
    </main>
  );
}
