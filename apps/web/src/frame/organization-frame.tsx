import type { Organization } from '@prompt-refinery/client';
import { type Query, useIsFetching, useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { clientFor, OrganizationContext } from '../api/client.ts';
import { memberQuery, organizationsQuery, personQuery, saysSignedOut } from '../api/queries.ts';
import parts from '../parts/parts.module.css';
import { ProblemNote } from '../parts/problem.tsx';
import { Loading } from '../parts/states.tsx';
import styles from './frame.module.css';
import { Header } from './header.tsx';
import { lastOf, rememberOrganization } from './last-organization.ts';
import { Navigation } from './navigation.tsx';
import { NotFound } from './not-found.tsx';
import { SettingsNavigation, useIsInSettings } from './settings-navigation.tsx';

/** Around the pages of an organization. Each request of theirs names it, whatever other tabs do. */
export function OrganizationFrame() {
  const { slug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const { data } = useQuery(organizationsQuery);
  const named = data?.find((one) => one.slug === slug);
  const idsBySlug = useRef(new Map<string, string>());
  // Somebody may give it another slug while its pages are open.
  const renamed = data?.find(({ id }) => id === idsBySlug.current.get(slug));
  const open = named ?? renamed;
  useEffect(() => {
    if (named) idsBySlug.current.set(named.slug, named.id);
    else if (open) void navigate({ to: '.', params: { slug: open.slug }, search: true, replace: true });
  }, [named, open, navigate]);
  return <Frame pick={() => open} missing={<NotFound />} />;
}

/** Around the pages of a person. Beside them is the organization that was open last, if there is one. */
export function PersonFrame() {
  return <Frame pick={lastOf} missing={null} />;
}

interface FrameProps {
  /** Which organization is open. */
  pick: (organizations: readonly Organization[]) => Organization | undefined;
  /** Shown in place of everything where none is; null: the page needs none. */
  missing: ReactNode;
}

function Frame({ pick, missing }: FrameProps) {
  const person = useQuery(personQuery);
  const organizations = useQuery(organizationsQuery);
  const found = organizations.data && pick(organizations.data);
  const member = useQuery(memberQuery(found?.id));
  const isInSettings = useIsInSettings();
  const open = useMemo(() => {
    if (!found || !member.data) return null;
    const { id, name, slug } = found;
    return { id, slug, name, client: clientFor(id), me: member.data };
  }, [found, member.data]);
  useEffect(() => {
    if (open) rememberOrganization(open.slug);
  }, [open]);

  // Parts of a page, such as the name of a prompt, come after the page itself.
  const isReading = useIsFetching({ predicate: isPartOfPage }) > 0;

  // People set up what an organization requires, such as two-factor, on pages of a person. So those pages
  // wait for the first load of the organization, and never again.
  const isSettled = useLatch(!organizations.isPending && !(found && member.isPending));
  const error = person.error ?? organizations.error ?? member.error;
  const retry = (): void => {
    void person.refetch();
    void organizations.refetch();
    if (found) void member.refetch();
  };
  const state = error ? <ProblemNote error={error} onRetry={retry} /> : <Loading />;
  if (!person.data) {
    if (saysSignedOut(error)) return <ToSignIn />;
    return (
      <main id="content" tabIndex={-1} className={parts.alone}>
        {state}
      </main>
    );
  }
  if (organizations.data && !found && missing) return missing;
  const isShown = missing ? open !== null : isSettled;
  return (
    <OrganizationContext value={open}>
      <Header person={person.data} organizations={organizations.data ?? []} open={found} />
      <div className={open ? styles.columns : undefined}>
        {open && <Navigation />}
        <main id="content" tabIndex={-1} className={styles.content} aria-busy={isReading}>
          {open && isInSettings && <SettingsNavigation />}
          <Suspense fallback={<Loading />}>
            {/* Nothing of one organization is left on the page of another. */}
            {isShown ? <Outlet key={missing ? open?.id : ''} /> : state}
          </Suspense>
        </main>
      </div>
    </OrganizationContext>
  );
}

/**
 * Whether a query reads for the first time what the page shows: a check of what is written comes beside it.
 */
const isPartOfPage = ({ state, meta }: Query): boolean => state.status === 'pending' && !meta?.isBesidePage;

/** Whether something was ever so. */
function useLatch(is: boolean): boolean {
  const [was, setWas] = useState(is);
  if (is && !was) setWas(true);
  return was || is;
}

/** Comes back to where the reader was, which is another place as soon as the way there has begun. */
function ToSignIn() {
  const router = useRouter();
  const [next] = useState(() => router.state.location.href);
  return <Navigate to="/sign-in" search={{ next }} replace />;
}
