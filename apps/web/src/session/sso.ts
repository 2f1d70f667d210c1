import { ApiError } from '@prompt-refinery/client';
import { BASE_URL } from '../api/base-url.ts';
import { personalClient } from '../api/client.ts';
import { exchangeCode } from '../api/session.ts';
import { nextPage } from '../parts/search-values.ts';
import { challengeOf, newVerifier } from './proof-key.ts';

/** Where people come back to. */
const RETURN_TO = '/sso';
/** Other instances may be below other paths of the same origin. */
const VERIFIER = `refinery.sso.verifier ${BASE_URL.pathname}`;
const NEXT = `refinery.sso.next ${BASE_URL.pathname}`;

/**
 * `left`: the identity provider's page is on its way. `unknown`: no organization has proved the domain of the
 * e-mail. `insecure`: the browser does not do it at this address.
 */
type Begun = 'left' | 'unknown' | 'insecure';

/** Leaves for the identity provider. Afterwards the reader comes to `next`, or to their first page. */
export async function beginSso(input: { email: string; next: string | undefined }): Promise<Begun> {
  const verifier = newVerifier();
  const challenge = await challengeOf(verifier);
  if (challenge === null) return 'insecure';
  const { email, next } = input;
  const url = await startAt(email, challenge);
  if (url === null) return 'unknown';
  sessionStorage.setItem(VERIFIER, verifier);
  sessionStorage.setItem(NEXT, next ?? '');
  location.assign(url);
  return 'left';
}

/** The address of the identity provider's page; null where no organization has one for this e-mail. */
async function startAt(email: string, challenge: string): Promise<string | null> {
  try {
    const { url } = await personalClient.startSso({ email, challenge, returnTo: RETURN_TO });
    // What an organization has written: no script of its may run here.
    if (!/^https?:$/.test(new URL(url).protocol)) throw new TypeError(`Not a page: ${url}`);
    return url;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'connection_not_found') return null;
    throw error;
  }
}

/**
 * Of somebody who came back. `refused`: by the API, which says why. Else there is no session because the
 * identity provider refused them (`denied`), did not prove who they are (`failed`), because it took too long
 * (`expired`), or because it did not begin in this tab (`lost`).
 */
export type Finished =
  | { is: 'done'; next: string | undefined }
  | { is: 'refused'; error: unknown; next: string | undefined }
  | { is: 'denied' | 'failed' | 'expired' | 'lost'; next: string | undefined };

let finished: Promise<Finished> | undefined;

/** Takes whoever came back. A code works once, so it is sent once, however often a page asks. */
export const finishSso = (): Promise<Finished> => (finished ??= finish());

async function finish(): Promise<Finished> {
  const said = new URLSearchParams(location.hash.slice(1));
  // Nobody copies a code with the address, or comes back to it.
  history.replaceState(history.state, '', location.pathname + location.search);
  const { verifier, next } = takeWaiting();
  const [code, error] = [said.get('code'), said.get('error')];
  if (error === 'sso_denied') return { is: 'denied', next };
  if (error === 'sso_expired') return { is: 'expired', next };
  if (error !== null) return { is: 'failed', next };
  if (code === null || verifier === null) return { is: 'lost', next };
  try {
    await exchangeCode({ code, verifier });
    return { is: 'done', next };
  } catch (refusal) {
    return { is: 'refused', error: refusal, next };
  }
}

/** What the tab kept while its reader was away. It is good for one return. */
function takeWaiting(): { verifier: string | null; next: string | undefined } {
  const verifier = sessionStorage.getItem(VERIFIER);
  const { next } = nextPage({ next: sessionStorage.getItem(NEXT) });
  sessionStorage.removeItem(VERIFIER);
  sessionStorage.removeItem(NEXT);
  return { verifier, next };
}
