import { BASE_URL } from '../api/base-url.ts';
import { nextPage } from '../parts/search-values.ts';

/** Other instances may be below other paths of the same origin. */
const keyOf = (name: string): string => `refinery.sso.${name} ${BASE_URL.pathname}`;
const VERIFIER = keyOf('verifier');
const NEXT = keyOf('next');

interface Waiting {
  verifier: string | null;
  /** Where the reader goes afterwards; else to their first page. */
  next: string | undefined;
}

/** Keeps in the tab what its reader needs when they come back. */
export function keepWaiting({ verifier, next }: { verifier: string; next: string | undefined }): void {
  sessionStorage.setItem(VERIFIER, verifier);
  sessionStorage.setItem(NEXT, next ?? '');
}

/** What the tab kept while its reader was away. It is good for one return. */
export function takeWaiting(): Waiting {
  const verifier = sessionStorage.getItem(VERIFIER);
  const { next } = nextPage({ next: sessionStorage.getItem(NEXT) });
  for (const key of [VERIFIER, NEXT]) sessionStorage.removeItem(key);
  return { verifier, next };
}
