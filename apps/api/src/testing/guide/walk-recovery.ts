import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';

/** Confirming an e-mail, and a password that was forgotten. The recorder has a new token afterwards. */
export async function walkRecovery(recorder: Recorder, { mailedToken }: Tools, email: string): Promise<void> {
  const nobody = recorder.as('none');
  recorder.section(
    'Ask for a new link to confirm your e-mail',
    'POST /api/v1/auth/resend-verification',
    'Registering sends the first one. With `REQUIRE_VERIFIED_EMAIL=true` people who have not confirmed their e-mail, and API keys of theirs, get 403 `email_not_verified` for everything but their profile, this, signing out, and deleting their account.',
  );
  await recorder.as('token').resendVerification();

  recorder.section(
    'Confirm your e-mail',
    'POST /api/v1/auth/verify-email',
    'The token stands behind `#token=` in the link that was mailed, `PUBLIC_URL/verify-email#token=pra_…`. It works once, for 24 hours; a new one ends the older ones.',
  );
  const token = await mailedToken(email);
  await nobody.verifyEmail({ token });
  await refused('account_token_invalid', nobody.verifyEmail({ token }));

  recorder.section(
    'Ask for a new password',
    'POST /api/v1/auth/forgot-password',
    'Mails a link, `PUBLIC_URL/reset-password#token=pra_…`, that works once, for 60 minutes; a new one ends the older ones. The answer is the same whether or not an account has the e-mail.',
  );
  await nobody.forgotPassword({ email });

  recorder.section(
    'Choose a new password',
    'POST /api/v1/auth/reset-password',
    'By the token of the mailed link. Ends all sessions and open links of yours; a mail tells you. API keys go on working, unless you send `"revokeKeys": true`; the answer and the mail say how many there are. The rules for passwords are those of registering; one that is refused leaves the token as it is.',
  );
  const newPassword = 'punched cards';
  await nobody.resetPassword({ token: await mailedToken(email), newPassword });
  recorder.token = (await nobody.login({ email, password: newPassword })).accessToken;
}
