import { ApiError, type StartSsoInput } from '@prompt-refinery/client';
import { personalClient } from '../api/client.ts';
import { challengeOf, newVerifier } from './proof-key.ts';
import { keepWaiting } from './sso-waiting.ts';

/** Where people come back to. */
const RETURN_TO = '/sso';

/** Whoever signs in, or through which connection. */
type Through = Pick<StartSsoInput, 'email' | 'connectionId'>;

/** A sign-in that waits for its reader, of whom the tab keeps nothing yet. */
export interface Begun {
  is: 'begun';
  verifier: string;
  /** Of the identity provider's page. */
  url: URL;
}

/**
 * `unknown`: no organization has proved the domain of the e-mail, or none has this identity provider.
 * `insecure`: the browser does not do it at this address.
 */
export type NotBegun = 'unknown' | 'insecure';

/** Begins a sign-in, and goes nowhere yet. */
export async function beginSso(through: Through): Promise<Begun | { is: NotBegun }> {
  const verifier = newVerifier();
  const challenge = await challengeOf(verifier);
  if (challenge === null) return { is: 'insecure' };
  const url = await startAt(through, challenge);
  return url === null ? { is: 'unknown' } : { is: 'begun', verifier, url };
}

/** Leaves for the identity provider. Afterwards the reader comes to `next`, or to their first page. */
export function leaveBy({ verifier, url }: Begun, next: string | undefined): void {
  keepWaiting({ verifier, next });
  location.assign(url);
}

/** The address of the identity provider's page; null where no organization has one for this. */
async function startAt(through: Through, challenge: string): Promise<URL | null> {
  try {
    const started = await personalClient.startSso({ ...through, challenge, returnTo: RETURN_TO });
    const url = new URL(started.url);
    // What an organization has written: no script of its may run here.
    if (!/^https?:$/.test(url.protocol)) throw new TypeError(`Not a page: ${url}`);
    return url;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'connection_not_found') return null;
    throw error;
  }
}
