import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { personQuery } from '../../api/queries.ts';
import { useMessages } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { DemoLogin } from '../../session/demo-login.tsx';
import { SignInWays } from '../../session/sign-in-ways.tsx';
import { signInSearch } from './sign-in-search.ts';

export function Page() {
  const { signIn, product } = useMessages();
  const { next, way } = signInSearch(useSearch({ from: '/sign-in' }));
  const router = useRouter();
  const queries = useQueryClient();
  const onSignedIn = async (): Promise<void> => {
    queries.clear();
    await router.navigate({ to: next ?? '/', replace: true });
  };
  return (
    <main id="content" tabIndex={-1} className={parts.alone}>
      <p>
        <strong>{product}</strong>
      </p>
      <h1>{signIn.title}</h1>
      <SignInWays
        key={way}
        // Of whoever came from a page that their password does not open.
        email={queries.getQueryData(personQuery.queryKey)?.email}
        isOfOrganization={way === 'organization'}
        next={next}
        onSignedIn={onSignedIn}
      />
      <DemoLogin onSignedIn={onSignedIn} />
      <a href={`${BASE_URL.pathname}forgot-password`}>{signIn.forgot}</a>
      <Link to="/sign-up" search={next ? { next } : {}}>
        {signIn.toSignUp}
      </Link>
    </main>
  );
}
