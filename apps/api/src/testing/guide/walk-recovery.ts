import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';

/** Confirming an e-mail, and a password that was forgotten. The recorder has a new token afterwards. */
export async function walkRecovery(recorder: Recorder, { mailedToken }: Tools, email: string): Promise<void> {
  const nobody = recorder.as('none');
  recorder.section(
    'Ask for a new link to confirm your e-mail',
    'POST /api/v1/auth/resend-verification',
    'The first link is sent when you register. With `REQUIRE_VERIFIED_EMAIL=true`, people who have not confirmed their e-mail get 403 `email_not_verified`, and so do their API keys. They can only use their profile, this endpoint, signing out and deleting their account.',
  );
  await recorder.as('token').resendVerification();

  recorder.section(
    'Confirm your e-mail',
    'POST /api/v1/auth/verify-email',
    'The token is in the mailed link, after `#token=`: `PUBLIC_URL/verify-email#token=pra_…`. It works once, within 24 hours. When a new link is sent, older ones stop working.',
  );
  const token = await mailedToken(email);
  await nobody.verifyEmail({ token });
  await refused('account_token_invalid', nobody.verifyEmail({ token }));

  recorder.section(
    'Ask for a new password',
    'POST /api/v1/auth/forgot-password',
    'Sends a mail with a link, `PUBLIC_URL/reset-password#token=pra_…`. It works once, within 60 minutes. When a new link is sent, older ones stop working. The answer is the same whether or not there is an account with this e-mail.',
  );
  await nobody.forgotPassword({ email });

  recorder.section(
    'Choose a new password',
    'POST /api/v1/auth/reset-password',
    'Send the token of the mailed link. All your sessions end, your open links stop working, and you get a mail about the change. Your API keys still work, unless you send `"revokeKeys": true`. The answer and the mail say how many keys there are. The rules for passwords are the same as for registering. If a password is refused, you can use the token again.',
  );
  const newPassword = 'punched cards';
  await nobody.resetPassword({ token: await mailedToken(email), newPassword });
  recorder.token = (await nobody.login({ email, password: newPassword })).accessToken;
}
