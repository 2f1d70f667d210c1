import { ApiError, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { MutationCache, QueryCache, QueryClient, queryOptions, skipToken } from '@tanstack/react-query';
import { clientFor, personalClient } from './client.ts';

/** With these the API says that the session has ended. */
const SIGNED_OUT: ReadonlySet<string> = new Set(['unauthenticated', 'token_expired', 'account_disabled']);

export const saysSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && SIGNED_OUT.has(error.code);

/** A refusal stays one: asked again, only what failed on the way may succeed. */
export const mayPass = (error: unknown): boolean =>
  !(error instanceof ApiError) || error.status === undefined || error.status >= 500;

interface Heard {
  /** A request found that the session has ended. */
  onSignedOut: () => void;
  /** The API said whose session it is. */
  onPerson: (id: string) => void;
}

/** What pages have read, for as long as the tab is open. */
export function createQueries({ onSignedOut, onPerson }: Heard): QueryClient {
  const onError = (error: unknown): void => {
    if (saysSignedOut(error)) onSignedOut();
  };
  const onSuccess = (_data: unknown, { queryKey }: { queryKey: readonly unknown[] }): void => {
    const person = queryKey[0] === personQuery.queryKey[0] && client.getQueryData(personQuery.queryKey);
    if (person) onPerson(person.id);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError, onSuccess }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 2 && mayPass(error),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

/** The organizations of whoever has signed in. */
export const organizationsQuery = {
  queryKey: ['organizations'],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await personalClient.listOrganizations({ limit: MAX_PAGE_SIZE }, { signal }).page()).items,
};

/** Whoever has signed in. It can be read in every state of the account and of its organizations. */
export const personQuery = queryOptions({
  queryKey: ['person'],
  queryFn: ({ signal }) => personalClient.getProfile({}, { signal }),
});

/** The same person with the role and the permissions that they have in one organization. */
export const memberQuery = (organizationId: string | undefined) =>
  queryOptions({
    queryKey: ['me', organizationId],
    queryFn: organizationId ? ({ signal }) => clientFor(organizationId).getMe({}, { signal }) : skipToken,
  });

/** Begins to read what the frame needs, while the code of the page is on its way. */
export function readPerson(queries: QueryClient): void {
  void queries.prefetchQuery(personQuery);
  void queries.prefetchQuery(organizationsQuery);
}
