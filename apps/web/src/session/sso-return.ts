import { exchangeCode } from '../api/session.ts';
import { isId } from '../parts/ids.ts';
import { type Begun, beginSso, type NotBegun } from './sso.ts';
import { takeWaiting } from './sso-waiting.ts';

/**
 * Of somebody who came from the identity provider. `refused`: by the API, which says why. Else there is no
 * session because the identity provider refused them (`denied`), did not prove who they are (`failed`),
 * because it took too long (`expired`), or because it did not begin in this tab (`lost`). Else somebody or
 * some link has sent them here to sign in: it has `begun`, and they are asked whether they want it.
 */
export type Arrived =
  | { is: 'done'; next: string | undefined }
  | { is: 'refused'; error: unknown; next: string | undefined }
  | { is: 'denied' | 'failed' | 'expired' | 'lost'; next: string | undefined }
  | { is: NotBegun; next?: undefined }
  | Begun;

let arrived: Promise<Arrived> | undefined;

/** Takes whoever came here. A code works once, so it is sent once, however often a page asks. */
export const arriveBySso = (): Promise<Arrived> => (arrived ??= arrive());

async function arrive(): Promise<Arrived> {
  const said = new URLSearchParams(location.hash.slice(1));
  const connectionId = new URLSearchParams(location.search).get('connection');
  // Who comes back begins nothing.
  if (connectionId === null || said.has('code') || said.has('error')) return finish(said);
  return beginAt(connectionId.toLowerCase());
}

/**
 * Somebody has chosen this service at their identity provider, or has followed anybody's link: whose account
 * they would get is not known, so the tab leaves for no page and forgets nothing before they say so.
 */
async function beginAt(connectionId: string): Promise<Arrived> {
  if (!isId(connectionId)) return { is: 'unknown' };
  try {
    return await beginSso({ connectionId });
  } catch (error) {
    return { is: 'refused', error, next: undefined };
  }
}

async function finish(said: URLSearchParams): Promise<Arrived> {
  // Nobody copies a code with the address, comes back to it, or begins by what stood beside it.
  history.replaceState(history.state, '', location.pathname);
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
