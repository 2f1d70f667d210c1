import { BASE_URL } from '../api/base-url.ts';
import { isSocialProvider, type SocialProvider } from '../api/sign-in-methods.ts';
import { nextPage } from '../parts/search-values.ts';

/** Other instances may be below other paths of the same origin. */
const keyOf = (name: string): string => `refinery.sso.${name} ${BASE_URL.pathname}`;
const VERIFIER = keyOf('verifier');
const NEXT = keyOf('next');
const PROVIDER = keyOf('provider');
const LINKING = keyOf('linking');

/** What somebody wants who leaves for another site. */
export interface Wanted {
  /** Where the reader goes afterwards; else to their first page. */
  next?: string | undefined;
  /** Where they have an account of their own; else it is their organization's page, or nobody knows. */
  provider?: SocialProvider | undefined;
  /** Whether that account is linked to the one that is open here; else its reader signs in. */
  isLinking?: boolean;
}

/** Keeps in the tab what its reader needs when they come back. */
export function keepWaiting(verifier: string, { next, provider, isLinking }: Wanted): void {
  sessionStorage.setItem(VERIFIER, verifier);
  sessionStorage.setItem(NEXT, next ?? '');
  sessionStorage.setItem(PROVIDER, provider ?? '');
  sessionStorage.setItem(LINKING, isLinking ? 'yes' : '');
}

/** Whether who comes back now has left to link an account. */
export const waitsToLink = (): boolean => sessionStorage.getItem(LINKING) === 'yes';

/** What the tab kept while its reader was away. It is good for one return. */
export function takeWaiting(): { verifier: string | null; wanted: Wanted } {
  const verifier = sessionStorage.getItem(VERIFIER);
  const { next } = nextPage({ next: sessionStorage.getItem(NEXT) });
  const provider = sessionStorage.getItem(PROVIDER);
  const isLinking = waitsToLink();
  for (const key of [VERIFIER, NEXT, PROVIDER, LINKING]) sessionStorage.removeItem(key);
  return {
    verifier,
    wanted: { next, provider: isSocialProvider(provider) ? provider : undefined, isLinking },
  };
}
