import { createHash } from 'node:crypto';
import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';

/** Links an account at Google to that of the person who is signed in, and unlinks it. */
export async function walkSocial(
  recorder: Recorder,
  { signIn }: Pick<Tools, 'signIn'>,
  password: string,
): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Link an account at Google or GitHub',
    'POST /api/v1/auth/social/start',
    'If whoever operates this service has set it up: `GET /api/auth/methods` lists them as `social`. Make a `verifier` as for single sign-on, open `url` in a browser, and sign in there.',
  );
  const verifier = 'M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const returnTo = 'http://127.0.0.1:8000/done';
  const { url } = await ada.startLinking({ provider: 'google', password, challenge, returnTo });
  const code = new URLSearchParams(new URL(await signIn(url)).hash.slice(1)).get('code') ?? '';
  recorder.section(
    'Finish linking',
    'POST /api/v1/auth/social',
    'With the code of the address to which the browser went, within 60 seconds. From now on, `POST /api/auth/sso/start` with `provider` signs you in. You get a mail about it.',
  );
  await ada.linkSocial({ code, verifier });
  recorder.section('Your linked accounts', 'GET /api/v1/auth/social', 'At most one of each provider.');
  await ada.listSocialAccounts();
  recorder.section(
    'Unlink an account',
    'DELETE /api/v1/auth/social/{provider}',
    'It does not sign you in any more. Your sessions go on.',
  );
  await ada.unlinkSocial('google');
}
