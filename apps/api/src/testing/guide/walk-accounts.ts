import type { Recorder } from './recorder.ts';

/** Accounts, sessions, API keys, usage. */
export async function walkAccounts(recorder: Recorder): Promise<void> {
  recorder.section(
    'Register',
    'POST /api/v1/auth/register',
    'Makes an account with an organization of its own, of which it is the admin. `organizationName` and `organizationSlug` may be left out. E-mails compare case-insensitively; a password has at least 8 characters and at most 1,024 bytes, and is none of the 49,000 commonest, nor the e-mail or a name of the account.',
  );
  const account = { email: 'ada@example.com', password: 'analytical engine', fullName: 'Ada Lovelace' };
  await recorder.call({
    method: 'POST',
    url: '/api/auth/register',
    auth: 'none',
    body: { ...account, organizationName: 'Engine Works' },
    expect: 201,
  });
  await recorder.call({
    method: 'POST',
    url: '/api/auth/register',
    auth: 'none',
    body: { ...account, email: 'ADA@example.com' },
    expect: 409,
  });

  recorder.section(
    'Sign in',
    'POST /api/v1/auth/login',
    'Answers like registering. An unknown e-mail and a wrong password get the same answer. The access token works for 24 hours (`JWT_EXPIRY`).',
  );
  const session = await recorder.call({
    method: 'POST',
    url: '/api/auth/login',
    auth: 'none',
    body: { email: account.email, password: account.password },
  });
  recorder.token = session.accessToken ?? '';

  recorder.section(
    'Refresh',
    'POST /api/v1/auth/refresh',
    'Exchanges a refresh token for new tokens. A refresh token works once and for 7 days (`REFRESH_TOKEN_EXPIRY`); sending a used one again ends the session.',
  );
  const fresh = await recorder.call({
    method: 'POST',
    url: '/api/auth/refresh',
    auth: 'none',
    body: { refreshToken: session.refreshToken },
  });
  recorder.token = fresh.accessToken ?? '';

  recorder.section('Who am I', 'GET /api/v1/auth/me', '');
  await recorder.call({ url: '/api/auth/me' });

  recorder.section(
    'Make an API key',
    'POST /api/v1/api-keys',
    'The key is in this answer only. `scopes` (default: all you hold) are `optimizations:read`, `optimizations:write`, `batches:read`, `batches:write`, `providers:read`, `usage:read`; `expiresAt` may be left out.',
  );
  const key = await recorder.call({
    method: 'POST',
    url: '/api/api-keys',
    body: { name: 'Nightly job', scopes: ['optimizations:write', 'optimizations:read'] },
    expect: 201,
  });
  const all = await recorder.call({
    method: 'POST',
    url: '/api/api-keys',
    body: { name: 'Everything' },
    expect: 201,
  });
  recorder.key = all.key ?? '';

  recorder.section('List API keys', 'GET /api/v1/api-keys', '');
  await recorder.call({ url: '/api/api-keys?limit=1', show: ['link'] });

  recorder.section('Delete an API key', 'DELETE /api/v1/api-keys/{id}', 'It stops working at once.');
  await recorder.call({ method: 'DELETE', url: `/api/api-keys/${key.id}`, expect: 204 });
}

/** Ends the walk: after it the token works no more. */
export async function walkLogout(recorder: Recorder): Promise<void> {
  recorder.section(
    'Sign out',
    'POST /api/v1/auth/logout',
    'Ends the session at once: its access and refresh tokens stop working.',
  );
  await recorder.call({ method: 'POST', url: '/api/auth/logout', expect: 204 });
}
