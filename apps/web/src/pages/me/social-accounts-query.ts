import { ApiError } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import { personalClient } from '../../api/client.ts';
import type { SocialProvider } from '../../api/sign-in-methods.ts';

/** The accounts elsewhere with which the person can sign in. */
export const socialAccountsQuery = queryOptions({
  queryKey: ['social-accounts'],
  queryFn: ({ signal }) => personalClient.listSocialAccounts({}, { signal }),
});

/** Unlinks an account. That somebody has done it meanwhile is right, too. */
export async function unlink(provider: SocialProvider): Promise<void> {
  try {
    await personalClient.unlinkSocial({ provider });
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'social_account_not_found')) throw error;
  }
}
