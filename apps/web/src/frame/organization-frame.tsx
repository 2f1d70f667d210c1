import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useParams, useRouter } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { clientFor, OrganizationContext } from '../api/client.ts';
import { isSignedOut, memberQuery, meQuery, organizationsQuery } from '../api/queries.ts';
import parts from '../parts/parts.module.css';
import { ProblemNote } from '../parts/problem.tsx';
import { Loading } from '../parts/states.tsx';
import styles from './frame.module.css';
import { Header } from './header.tsx';
import { rememberOrganization } from './last-organization.ts';
import { Navigation } from './navigation.tsx';
import { NotFound } from './not-found.tsx';

/** Around the pages of an organization. Each request of theirs names it, whatever other tabs do. */
export function OrganizationFrame() {
  const { slug } = useParams({ strict: false });
  const organizations = useQuery(organizationsQuery);
  const me = useQuery(meQuery);
  const found = organizations.data?.find((organization) => organization.slug === slug);
  const member = useQuery(memberQuery(found?.id));
  const open = useMemo(() => {
    if (!found || !member.data) return null;
    const { id, name } = found;
    return { id, slug: found.slug, name, client: clientFor(id), me: member.data };
  }, [found, member.data]);
  useEffect(() => {
    if (open) rememberOrganization(open.slug);
  }, [open]);

  const error = me.error ?? organizations.error ?? member.error;
  if (!me.data && isSignedOut(error)) return <ToSignIn />;
  if (organizations.data && !found) return <NotFound />;
  if (!open || !me.data) {
    const retry = (): void => {
      void me.refetch();
      void organizations.refetch();
      if (found) void member.refetch();
    };
    return (
      <main id="content" tabIndex={-1} className={parts.alone}>
        {error ? <ProblemNote error={error} onRetry={retry} /> : <Loading />}
      </main>
    );
  }
  return (
    <OrganizationContext value={open}>
      <Header person={me.data} organizations={organizations.data ?? []} />
      <div className={styles.columns}>
        <Navigation />
        <main id="content" tabIndex={-1} className={styles.content}>
          <Suspense fallback={<Loading />}>
            {/* Nothing of one organization is left on the page of another. */}
            <Outlet key={open.id} />
          </Suspense>
        </main>
      </div>
    </OrganizationContext>
  );
}

/** Comes back to where the reader was, which is another place as soon as the way there has begun. */
function ToSignIn() {
  const router = useRouter();
  const [next] = useState(() => router.state.location.href);
  return <Navigate to="/sign-in" search={{ next }} replace />;
}
