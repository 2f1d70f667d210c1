import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useMessages } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { SignInForm } from '../../session/sign-in-form.tsx';

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
    <main id="content" tabIndex={-1} className={parts.alone}>
      <h1>{signIn.title}</h1>
      <SignInForm onSignedIn={onSignedIn} />
      <Link to="/sign-up">{signIn.toSignUp}</Link>
    </main>
  );
}
