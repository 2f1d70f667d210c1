import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signInMethodsQuery } from '../api/sign-in-methods.ts';
import { forgetDrafts } from './drafts.ts';
import { tellOtherTabs } from './session-state.ts';

/**
 * What is left to do here once the session has ended: other tabs are told, and drafts and what was read are
 * forgotten. Then the page `to` is shown.
 */
export function useSignedOut(): (to?: Parameters<ReturnType<typeof useNavigate>>[0]) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (to = { to: '/sign-in' }) => {
    forgetDrafts();
    tellOtherTabs('signed-out');
    await navigate(to);
    // What is about nobody stays: the page that is shown now waits for it.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== signInMethodsQuery.queryKey[0] });
    queries.getMutationCache().clear();
  };
}
