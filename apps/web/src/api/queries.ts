import { ApiError } from '@prompt-refinery/client';
import { MutationCache, QueryCache, QueryClient, queryOptions, skipToken } from '@tanstack/react-query';
import { clientFor, personalClient } from './client.ts';

/** With these the API says that the session has ended. */
const SIGNED_OUT: ReadonlySet<string> = new Set(['unauthenticated', 'token_expired', 'account_disabled']);

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && SIGNED_OUT.has(error.code);

/** A refusal stays one: asked again, only what failed on the way may succeed. */
const mayPass = (error: Error): boolean =>
  !(error instanceof ApiError) || error.status === undefined || error.status >= 500;

/** What pages have read, for as long as the tab is open. `onSignedOut` is told once a request finds that the session has ended. */
export function createQueries(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
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
}

/** The organizations of whoever has signed in. */
export const organizationsQuery = {
  queryKey: ['organizations'],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await personalClient.listOrganizations({ limit: 100 }, { signal }).page()).items,
};

export const meQuery = {
  queryKey: ['me'],
  queryFn: ({ signal }: { signal: AbortSignal }) => personalClient.getMe({}, { signal }),
};

/** The same person with the role and the permissions that they have in one organization. */
export const memberQuery = (organizationId: string | undefined) =>
  queryOptions({
    queryKey: ['me', organizationId],
    queryFn: organizationId ? ({ signal }) => clientFor(organizationId).getMe({}, { signal }) : skipToken,
  });
