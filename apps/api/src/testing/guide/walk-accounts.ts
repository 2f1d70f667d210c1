import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';
import { walkRecovery } from './walk-recovery.ts';

/** Accounts, sessions, API keys, usage. */
export async function walkAccounts(recorder: Recorder, tools: Tools): Promise<void> {
  recorder.section(
    'Register',
    'POST /api/v1/auth/register',
    'Makes an account with an organization of its own, of which it is the admin. `organizationName` and `organizationSlug` may be left out. E-mails compare case-insensitively; a password has at least 8 characters and at most 1,024 bytes, and is none of the 49,000 commonest, nor the e-mail or a name of the account.',
  );
  const account = { email: 'ada@example.com', password: 'analytical engine', fullName: 'Ada Lovelace' };
  const nobody = recorder.as('none');
  await nobody.register({ ...account, organizationName: 'Engine Works' });
  await refused('email_taken', nobody.register({ ...account, email: 'ADA@example.com' }));

  recorder.section(
    'Sign in',
    'POST /api/v1/auth/login',
    'Answers like registering. An unknown e-mail and a wrong password get the same answer. The access token works for 24 hours (`JWT_EXPIRY`).',
  );
  const { refreshToken } = await nobody.login({ email: account.email, password: account.password });

  recorder.section(
    'Refresh',
    'POST /api/v1/auth/refresh',
    'Exchanges a refresh token for new tokens. A refresh token works once and for 7 days (`REFRESH_TOKEN_EXPIRY`); sending a used one again ends the session.',
  );
  const { accessToken } = await nobody.refreshSession({ refreshToken });
  recorder.token = accessToken;

  recorder.section('Who am I', 'GET /api/v1/auth/me', '');
  let ada = recorder.as('token');
  await ada.getMe();

  recorder.section(
    'Profile',
    'GET /api/v1/users/profile',
    'Yours, or that of the person whose API key calls. `preferences` are what applications remember of a person.',
  );
  await ada.getProfile();

  recorder.section(
    'Change your profile',
    'PUT /api/v1/users/profile',
    'What is left out stays; `preferences` are replaced as a whole (up to 50 names, each with a text, a number or a truth value). `locale` is a language tag such as `en-GB`, or null.',
  );
  await ada.updateProfile({ fullName: 'Ada King', locale: 'en-GB', preferences: { theme: 'dark' } });

  recorder.section(
    'What you did this month',
    'GET /api/v1/users/stats',
    'In the organization that you are signed in to.',
  );
  await ada.getUserStats();

  recorder.section(
    'Where you are signed in',
    'GET /api/v1/auth/sessions',
    'Open sessions in all organizations of yours, newest first. `lastSeenAt` is true to the minute.',
  );
  const { items } = await ada.listSessions().page();

  recorder.section(
    'End a session',
    'DELETE /api/v1/auth/sessions/{id}',
    'Its access and refresh tokens stop working at once.',
  );
  for (const { id, current } of items) if (!current) await ada.endSession(id);

  recorder.section(
    'Change your password',
    'PUT /api/v1/auth/change-password',
    'Ends all other sessions of yours; a mail tells you. Wrong current passwords count as failed sign-ins.',
  );
  await refused(
    'wrong_password',
    ada.changePassword({ currentPassword: 'difference engine', newPassword: 'jacquard loom' }),
  );
  await ada.changePassword({ currentPassword: account.password, newPassword: 'jacquard loom' });

  await walkRecovery(recorder, tools, account.email);
  ada = recorder.as('token');

  recorder.section(
    'Make an API key',
    'POST /api/v1/api-keys',
    'The key is in this answer only. `scopes` (default: all you hold) are `optimizations:read`, `optimizations:write`, `batches:read`, `batches:write`, `providers:read`, `usage:read`; `expiresAt` may be left out.',
  );
  const { id } = await ada.createApiKey({
    name: 'Nightly job',
    scopes: ['optimizations:write', 'optimizations:read'],
  });
  const { key } = await ada.createApiKey({ name: 'Everything' });
  recorder.key = key;

  recorder.section('List API keys', 'GET /api/v1/api-keys', '');
  await recorder.as('token', ['link']).listApiKeys({ limit: 1 }).page();

  recorder.section('Delete an API key', 'DELETE /api/v1/api-keys/{id}', 'It stops working at once.');
  await ada.deleteApiKey(id);
}

/** Ends the walk: after it the token works no more. */
export async function walkLogout(recorder: Recorder): Promise<void> {
  recorder.section(
    'Sign out',
    'POST /api/v1/auth/logout',
    'Ends the session at once: its access and refresh tokens stop working.',
  );
  await recorder.as('token').logout();
}
