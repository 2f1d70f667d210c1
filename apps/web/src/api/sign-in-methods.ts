import type { SignInMethods } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import { personalClient } from './client.ts';

/** Where people may have an account of their own, with which they sign in here. */
export type SocialProvider = SignInMethods['social'][number];

/** How people of no organization may sign in here. That changes only when the service is started anew. */
export const signInMethodsQuery = queryOptions({
  queryKey: ['sign-in-methods'],
  queryFn: ({ signal }) => personalClient.listSignInMethods({}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** What they call themselves, in all languages. */
const NAMES: Readonly<Record<SocialProvider, string>> = { google: 'Google', github: 'GitHub' };

export const providerName = (provider: SocialProvider): string => NAMES[provider];

export const isSocialProvider = (value: string | null): value is SocialProvider =>
  value !== null && Object.hasOwn(NAMES, value);
