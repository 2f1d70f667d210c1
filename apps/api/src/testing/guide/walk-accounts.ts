import { NAMED_SCOPES, SCOPES } from '@refinery/contracts/enums.ts';
import { OTHER_PATHS } from '@refinery/contracts/other-names.ts';
import { totpOf } from '../totp.ts';
import { type Recorder, refused } from './recorder.ts';

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
const NAMED = list(NAMED_SCOPES);

/** Accounts, sessions, API keys, usage. */
export async function walkAccounts(recorder: Recorder): Promise<void> {
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
  const ada = recorder.as('token');
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
    'Ends all other sessions of yours. Wrong current passwords count as failed sign-ins.',
  );
  await refused(
    'wrong_password',
    ada.changePassword({ currentPassword: 'difference engine', newPassword: 'jacquard loom' }),
  );
  await ada.changePassword({ currentPassword: account.password, newPassword: 'jacquard loom' });

  await walkTwoFactor(recorder, 'jacquard loom');

  recorder.section(
    'Make an API key',
    'POST /api/v1/api-keys',
    `The key is in this answer only. \`scopes\` (default: all you hold, ${NAMED} aside) are ${list(SCOPES)}.` +
      ' All but the name may be left out: `expiresAt`; `allowedAddresses`, the IPv4 and IPv6 addresses and CIDR ranges from which the key works (from elsewhere it gets 403 `address_not_allowed`); `rateLimitPerMinute`, beside the limit of the organization, where the `RateLimit-*` headers tell of the one with less left; `monthlyQuota`, the optimizations a calendar month (UTC) of the key and its batches, beside the quota of the organization.',
  );
  const { id } = await ada.createApiKey({
    name: 'Nightly job',
    scopes: ['optimizations:write', 'optimizations:read'],
    monthlyQuota: 10_000,
  });
  const { key } = await ada.createApiKey({ name: 'Everything' });
  recorder.key = key;

  recorder.section(
    'List API keys',
    'GET /api/v1/api-keys',
    '`?prefix=prk_ab12` finds a key by its first characters, `prk_` and up to 8 more: one that leaked, say, also where it was replaced since.',
  );
  await recorder.as('token', ['link']).listApiKeys({ limit: 1 }).page();

  recorder.section(
    'Read an API key',
    'GET /api/v1/api-keys/{id}',
    '`usedThisMonth` are the optimizations charged to it, those that have not ended yet included. `lastUsedAt` and `lastUsedAddress` are true to the minute.',
  );
  await ada.getApiKey(id);

  recorder.section(
    'Change an API key',
    'PUT /api/v1/api-keys/{id}',
    'Takes effect with the next request of the key. What is left out stays; null takes an expiry or a limit away. Admins change any key, members their own, and nobody adds scopes that they lack.',
  );
  await ada.updateApiKey({
    id,
    allowedAddresses: ['203.0.113.0/24', '2001:db8::/32'],
    rateLimitPerMinute: 60,
  });

  recorder.section(
    'Replace the secret of an API key',
    'POST /api/v1/api-keys/{id}/rotate',
    'The new key is in this answer only; id, scopes and limits stay. The old one works for `overlapSeconds` more (0 to 604800, default 0): time to put the new one everywhere. Rotating again ends the older one at once.',
  );
  await ada.rotateApiKey({ id, overlapSeconds: 86_400 });

  recorder.section('Delete an API key', 'DELETE /api/v1/api-keys/{id}', 'It stops working at once.');
  await ada.deleteApiKey(id);
}

async function walkTwoFactor(recorder: Recorder, password: string): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Begin two-factor sign-in',
    'POST /api/v1/auth/two-factor/setup',
    'Answers what an authenticator needs. Nothing changes until a code of it is confirmed.',
  );
  const { secret } = await ada.setupTwoFactor({ password });
  recorder.section(
    'Turn two-factor sign-in on',
    'POST /api/v1/auth/two-factor/confirm',
    'From now on signing in takes a `code`: that of the authenticator, or one of the recovery codes, of which each works once. Without it the answer is 401 `two_factor_required`.',
  );
  const { recoveryCodes } = await ada.confirmTwoFactor({ code: totpOf(secret, new Date()) });
  recorder.section('Whether sign-in asks for a code', 'GET /api/v1/auth/two-factor', '');
  await ada.getTwoFactor();
  recorder.section(
    'Turn two-factor sign-in off',
    'POST /api/v1/auth/two-factor/disable',
    'With the password and a code, or a recovery code.',
  );
  await ada.disableTwoFactor({ password, code: recoveryCodes[0] ?? '' });
}

/** Ends the walk: after it the token works no more. */
export async function walkLogout(recorder: Recorder): Promise<void> {
  const hers = await walkOtherNames(recorder);
  recorder.section(
    'Sign out',
    'POST /api/v1/auth/logout',
    'Ends the session at once: its access and refresh tokens stop working.',
  );
  await recorder.as('token').logout();
  recorder.section('Sign out by a GET', 'GET /api/v1/auth/logout', 'Also as `GET /api/auth/signout`.');
  recorder.token = hers;
  await recorder.as('token').signOut();
}

const OTHERS = Object.entries(OTHER_PATHS).map(([other, own]) => `| \`/api${other}\` | \`/api${own}\` |`);

/** What clients of other products call. Answers the token of the account that it makes. */
async function walkOtherNames(recorder: Recorder): Promise<string> {
  recorder.section(
    'Other names',
    'POST /api/v1/auth/signup',
    [
      'What clients of other products call answers, too. The canonical names are those on the right, which this guide uses:',
      '',
      '| also answers | canonical |',
      '|---|---|',
      ...OTHERS,
      '| `POST /api/auth/signup` with `name` | `POST /api/auth/register` with `fullName` |',
      '| `GET /api/auth/logout` | `POST /api/auth/logout` |',
      '| `GET /api/auth/session` | `GET /api/auth/me` |',
      '| the roles `user` and `developer` | `member` |',
    ].join('\n'),
  );
  const account = { name: 'Grace Hopper', email: 'grace@example.com', password: 'nanoseconds of wire' };
  const { accessToken } = await recorder.as('none').signUp(account);
  recorder.section(
    'The session',
    'GET /api/v1/auth/session',
    'Who is calling, and with what session; API keys have none.',
  );
  await recorder.as('token').getSession();
  return accessToken;
}
