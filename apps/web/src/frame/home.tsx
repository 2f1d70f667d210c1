import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { organizationsQuery, saysSignedOut } from '../api/queries.ts';
import { useMessages } from '../i18n/messages.ts';
import parts from '../parts/parts.module.css';
import { ProblemNote } from '../parts/problem.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { lastOf } from './last-organization.ts';

/** Leads to the organization that was open last. There, the first listed page is shown: refining. */
export function Home() {
  const messages = useMessages();
  const { data, error, refetch } = useQuery(organizationsQuery);
  if (saysSignedOut(error)) return <Navigate to="/sign-in" replace />;
  const last = data && lastOf(data);
  if (last) return <Navigate to="/o/$slug" params={{ slug: last.slug }} replace />;
  return (
    <main id="content" tabIndex={-1} className={parts.alone}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && (
        <Empty
          text={messages.nav.noOrganization}
          action={
            <Link to="/me" search={{ tab: 'organizations' }}>
              {messages.nav.createOrganization}
            </Link>
          }
        />
      )}
      {!data && !error && <Loading />}
    </main>
  );
}
