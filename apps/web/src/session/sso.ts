import {
  ApiError,
  type SsoStarted,
  type StartLinkingInput,
  type StartSsoInput,
} from '@prompt-refinery/client';
import { personalClient } from '../api/client.ts';
import { challengeOf, newVerifier } from './proof-key.ts';
import { keepWaiting, type Wanted } from './sso-waiting.ts';

/** Where people come back to. */
const RETURN_TO = '/sso';

/** Whoever signs in, or through which connection, or where they have an account of their own. */
type Through = Pick<StartSsoInput, 'email' | 'connectionId' | 'provider'>;

/** What somebody waits for who leaves for another site, and of which the tab keeps nothing yet. */
export interface Begun {
  is: 'begun';
  verifier: string;
  /** Of the page where they sign in. */
  url: URL;
}

/**
 * `unknown`: no organization has proved the domain of the e-mail, or none has this identity provider.
 * `insecure`: the browser does not do it at this address.
 */
export type NotBegun = 'unknown' | 'insecure';

/** Begins a sign-in, and goes nowhere yet. */
export const beginSso = (through: Through): Promise<Begun | { is: NotBegun }> =>
  begin((challenge) => personalClient.startSso({ ...through, challenge, returnTo: RETURN_TO }));

/** Begins to link an account elsewhere to the reader's, and goes nowhere yet. Errors: `wrong_password`. */
export const beginLinking = (
  what: Pick<StartLinkingInput, 'provider' | 'password'>,
): Promise<Begun | { is: NotBegun }> =>
  begin((challenge) => personalClient.startLinking({ ...what, challenge, returnTo: RETURN_TO }));

/** Leaves for the page where the reader signs in. */
export function leaveBy({ verifier, url }: Begun, wanted: Wanted): void {
  keepWaiting(verifier, wanted);
  location.assign(url);
}

/** The same as soon as it has begun. Answers what came of it. */
export async function leaveWhen(
  beginning: Promise<Begun | { is: NotBegun }>,
  wanted: Wanted,
): Promise<'begun' | NotBegun> {
  const begun = await beginning;
  if (begun.is === 'begun') leaveBy(begun, wanted);
  return begun.is;
}

type Start = (challenge: string) => Promise<SsoStarted>;

async function begin(start: Start): Promise<Begun | { is: NotBegun }> {
  const verifier = newVerifier();
  const challenge = await challengeOf(verifier);
  if (challenge === null) return { is: 'insecure' };
  const url = await startAt(start, challenge);
  return url === null ? { is: 'unknown' } : { is: 'begun', verifier, url };
}

/** The address of the page where the reader signs in; null where no organization has one for this. */
async function startAt(start: Start, challenge: string): Promise<URL | null> {
  try {
    const url = new URL((await start(challenge)).url);
    // What an organization has written: no script of its may run here.
    if (!/^https?:$/.test(url.protocol)) throw new TypeError(`Not a page: ${url}`);
    return url;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'connection_not_found') return null;
    throw error;
  }
}
