import { ApiError } from '@prompt-refinery/client';
import { personalClient } from '../api/client.ts';
import { exchangeCode } from '../api/session.ts';
import type { SocialProvider } from '../api/sign-in-methods.ts';
import { isId } from '../parts/ids.ts';
import { type Begun, beginSso, type NotBegun } from './sso.ts';
import { takeWaiting, type Wanted } from './sso-waiting.ts';

/** With what somebody came back, and what they want by it. */
export interface Proof {
  code: string;
  verifier: string;
  wanted: Wanted;
}

/**
 * Of somebody who came from an identity provider. `asked`: their account needs a code of their second factor,
 * too. `refused`: by the API, which says why. Else nothing came of it because the identity provider refused
 * them (`denied`), did not prove who they are (`failed`), because it took too long (`expired`), or because it
 * did not begin in this tab (`lost`). Else somebody or some link has sent them here to sign in: it has
 * `begun`, and they are asked whether they want it.
 */
export type Arrived =
  | { is: 'done'; wanted: Wanted }
  | { is: 'linked'; provider: SocialProvider; wanted: Wanted }
  | { is: 'asked'; proof: Proof; wanted: Wanted }
  | { is: 'refused'; error: unknown; wanted: Wanted }
  | { is: 'denied' | 'failed' | 'expired' | 'lost' | NotBegun; wanted: Wanted }
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
  if (!isId(connectionId)) return { is: 'unknown', wanted: {} };
  try {
    const begun = await beginSso({ connectionId });
    return begun.is === 'begun' ? begun : { is: begun.is, wanted: {} };
  } catch (error) {
    return { is: 'refused', error, wanted: {} };
  }
}

async function finish(said: URLSearchParams): Promise<Arrived> {
  // Nobody copies a code with the address, comes back to it, or begins by what stood beside it.
  history.replaceState(history.state, '', location.pathname);
  const { verifier, wanted } = takeWaiting();
  const [code, error] = [said.get('code'), said.get('error')];
  if (error === 'sso_denied') return { is: 'denied', wanted };
  if (error === 'sso_expired') return { is: 'expired', wanted };
  if (error !== null) return { is: 'failed', wanted };
  if (code === null || verifier === null) return { is: 'lost', wanted };
  const proof = { code, verifier, wanted };
  try {
    return wanted.isLinking ? await link(proof) : await signInBy(proof);
  } catch (refusal) {
    if (refusal instanceof ApiError && refusal.code === 'two_factor_required')
      return { is: 'asked', proof, wanted };
    return { is: 'refused', error: refusal, wanted };
  }
}

async function link({ code, verifier, wanted }: Proof): Promise<Arrived> {
  const { provider } = await personalClient.linkSocial({ code, verifier });
  return { is: 'linked', provider, wanted };
}

/**
 * Signs in whoever came back.
 * @param twoFactorCode of their second factor, once it was asked for
 */
export async function signInBy(
  { code, verifier, wanted }: Proof,
  twoFactorCode?: string,
): Promise<{ is: 'done'; wanted: Wanted }> {
  await exchangeCode({ code, verifier, twoFactorCode });
  return { is: 'done', wanted };
}
