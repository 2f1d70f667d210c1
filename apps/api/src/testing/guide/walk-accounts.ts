import { NAMED_SCOPES, SCOPES } from '@refinery/contracts/enums.ts';
import { OTHER_PATHS } from '@refinery/contracts/other-names.ts';
import { totpOf } from '../totp.ts';
import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';
import { walkRecovery } from './walk-recovery.ts';
import { walkSocial } from './walk-social.ts';

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
const NAMED = list(NAMED_SCOPES);
const CALL_TERMS = `

For calls to models:

- \`monthlyBudgetUsd\`: how much the calls may cost in a calendar month (UTC). The budget of the organization applies, too
- \`tokensPerMinute\`: input and output together. The input counts before a call, by its size, and the rest after it; what was too much counts in the next minute
- \`replyCache\`: for \`ttlSeconds\` an identical call with this key gets the stored reply, which costs nothing. Only complete replies are kept, in the memory of a process. They are dropped if the key is changed or deleted
- \`compactToolResults\`: removes white space outside strings from tool results that are JSON. Do not use it for agents that edit files by quoting them: they quote what the model saw, and the file does not have that text`;

/** Accounts, sessions, API keys, usage. */
export async function walkAccounts(recorder: Recorder, tools: Tools): Promise<void> {
  recorder.section(
    'Register',
    'POST /api/v1/auth/register',
    'Makes an account and an organization. You become the admin of the organization. `organizationName` and `organizationSlug` may be left out. Upper and lower case do not matter in e-mails. A password has at least 8 characters and at most 1,024 bytes. It must not be one of the 49,000 most common passwords, the e-mail or a name of the account.',
  );
  const account = { email: 'ada@example.com', password: 'analytical engine', fullName: 'Ada Lovelace' };
  const nobody = recorder.as('none');
  await nobody.register({ ...account, organizationName: 'Engine Works' });
  await refused('email_taken', nobody.register({ ...account, email: 'ADA@example.com' }));

  recorder.section(
    'Sign in',
    'POST /api/v1/auth/login',
    'The answer is the same as for registering. An unknown e-mail and a wrong password get the same answer. The access token works for 24 hours (`JWT_EXPIRY`).',
  );
  const { refreshToken = '' } = await nobody.login({ email: account.email, password: account.password });

  recorder.section(
    'Sign in from a browser',
    'POST /api/v1/auth/login',
    'With `session: "cookie"` the answer sets a cookie that no script can read, and has no tokens. The browser then sends the cookie with each request. Registering, accepting an invitation and going to another organization do the same. Each use of the session keeps it open for 7 more days (`REFRESH_TOKEN_EXPIRY`); there is nothing to refresh. Changes must come from a page of the server itself: `Sec-Fetch-Site` must be `same-origin`, and if there is no such header, `Origin` must be that of the server. Otherwise the answer is 403 `cross_site`. If there is an `Authorization` or `X-API-Key` header, the cookie is not used.',
  );
  await nobody.login({ email: account.email, password: account.password, session: 'cookie' });

  recorder.section(
    'Refresh',
    'POST /api/v1/auth/refresh',
    'Exchanges a refresh token for new tokens. A refresh token works once, within 7 days (`REFRESH_TOKEN_EXPIRY`). If you send a used one again, the session ends.',
  );
  const { accessToken } = await nobody.refreshSession({ refreshToken });
  recorder.token = accessToken;

  recorder.section(
    'Who am I',
    'GET /api/v1/auth/me',
    '`permissions` are what you may do in the organization in which the request acts.',
  );
  let ada = recorder.as('token');
  await ada.getMe();

  recorder.section(
    'Profile',
    'GET /api/v1/users/profile',
    'Your profile, or that of the person who owns the API key. Applications may store settings of a person in `preferences`.',
  );
  await ada.getProfile();

  recorder.section(
    'Change your profile',
    'PUT /api/v1/users/profile',
    'Fields that you leave out do not change. `preferences` are replaced as a whole (up to 50 names, each with a string, a number or a boolean). `locale` is a language tag such as `en-GB`, or null.',
  );
  await ada.updateProfile({ fullName: 'Ada King', locale: 'en-GB', preferences: { theme: 'dark' } });

  recorder.section(
    'What you did this month',
    'GET /api/v1/users/stats',
    'The numbers are about the organization that you are signed in to.',
  );
  await ada.getUserStats();

  recorder.section(
    'Where you are signed in',
    'GET /api/v1/auth/sessions',
    'Your open sessions in all your organizations, newest first. `lastSeenAt` is exact to the minute.',
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
    'Ends all your other sessions and sends you a mail about the change. A wrong current password counts as a failed sign-in.',
  );
  await refused(
    'wrong_password',
    ada.changePassword({ currentPassword: 'difference engine', newPassword: 'jacquard loom' }),
  );
  await ada.changePassword({ currentPassword: account.password, newPassword: 'jacquard loom' });

  await walkRecovery(recorder, tools, account.email);
  ada = recorder.as('token');
  await walkTwoFactor(recorder, 'punched cards');
  await walkSocial(recorder, tools, 'punched cards');

  recorder.section(
    'Make an API key',
    'POST /api/v1/api-keys',
    `Only this answer contains the key. All fields except the name may be left out:\n\n- \`scopes\`: ${list(SCOPES)}. Default: all that your role has, without ${NAMED}` +
      '\n- `expiresAt`: the key stops working at this time\n- `allowedAddresses`: IPv4 and IPv6 addresses and CIDR ranges from which the key works. From other addresses it gets 403 `address_not_allowed`\n- `rateLimitPerMinute`: a limit for this key. The limit of the organization applies, too. The `RateLimit-*` headers show the limit that has less left\n- `monthlyQuota`: how many optimizations the key and its batches may make in a calendar month (UTC). The quota of the organization applies, too' +
      CALL_TERMS,
  );
  const { id } = await ada.createApiKey({
    name: 'Nightly job',
    scopes: ['optimizations:write', 'optimizations:read'],
    monthlyQuota: 10_000,
  });
  await ada.createApiKey({
    name: 'Shop assistant',
    scopes: ['models:call'],
    monthlyBudgetUsd: 50,
    tokensPerMinute: 200_000,
    replyCache: { ttlSeconds: 600 },
  });
  const { key } = await ada.createApiKey({ name: 'Everything' });
  recorder.key = key;

  recorder.section(
    'List API keys',
    'GET /api/v1/api-keys',
    '`?prefix=prk_ab12` finds a key by its first characters: `prk_` and up to 8 more. Use it, for example, to find a key that leaked. It also finds keys whose secret was replaced since.',
  );
  await recorder.as('token', ['link']).listApiKeys({ limit: 1 }).page();

  recorder.section(
    'Read an API key',
    'GET /api/v1/api-keys/{id}',
    '`usedThisMonth` is the number of optimizations charged to the key, including those that are still running; `spentThisMonthUsd` is what its calls to models cost. `lastUsedAt` and `lastUsedAddress` are exact to the minute.',
  );
  await ada.getApiKey(id);

  recorder.section(
    'Change an API key',
    'PUT /api/v1/api-keys/{id}',
    'The change applies from the next request of the key on. Fields that you leave out do not change. null removes an expiry or a limit. Admins may change any key, members only their own. Nobody can add a scope that they do not have.',
  );
  await ada.updateApiKey({
    id,
    allowedAddresses: ['203.0.113.0/24', '2001:db8::/32'],
    rateLimitPerMinute: 60,
  });

  recorder.section(
    'Replace the secret of an API key',
    'POST /api/v1/api-keys/{id}/rotate',
    'Only this answer contains the new key. Id, scopes and limits do not change. The old key still works for `overlapSeconds` (0 to 604800, default 0). Replace it everywhere in this time. If you rotate again, the oldest key stops working at once.',
  );
  await ada.rotateApiKey({ id, overlapSeconds: 86_400 });

  recorder.section('Delete an API key', 'DELETE /api/v1/api-keys/{id}', 'The key stops working at once.');
  await ada.deleteApiKey(id);
}

async function walkTwoFactor(recorder: Recorder, password: string): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Begin two-factor sign-in',
    'POST /api/v1/auth/two-factor/setup',
    'The answer contains what an authenticator app needs. Nothing changes until you confirm a code from the app.',
  );
  const { secret } = await ada.setupTwoFactor({ password });
  recorder.section(
    'Turn two-factor sign-in on',
    'POST /api/v1/auth/two-factor/confirm',
    'From now on, signing in also needs a `code`: from the authenticator app, or one of the recovery codes. Each recovery code works once. Without a code the answer is 401 `two_factor_required`.',
  );
  const { recoveryCodes } = await ada.confirmTwoFactor({ code: totpOf(secret, new Date()) });
  recorder.section('Is two-factor sign-in on?', 'GET /api/v1/auth/two-factor', '');
  await ada.getTwoFactor();
  recorder.section(
    'Turn two-factor sign-in off',
    'POST /api/v1/auth/two-factor/disable',
    'Send your password, and a code of the authenticator app or a recovery code.',
  );
  await ada.disableTwoFactor({ password, code: recoveryCodes[0] ?? '' });
}

/** Ends the walk: after it the token works no more. */
export async function walkLogout(recorder: Recorder): Promise<void> {
  const hers = await walkOtherNames(recorder);
  recorder.section(
    'Sign out',
    'POST /api/v1/auth/logout',
    'Ends the session. Its access and refresh tokens stop working at once.',
  );
  await recorder.as('token').logout();
  recorder.section('Sign out by a GET', 'GET /api/v1/auth/logout', '`GET /api/auth/signout` does the same.');
  recorder.token = hers;
  await recorder.as('token').signOut();
}

const OTHERS = Object.entries(OTHER_PATHS).map(([other, own]) => `| \`/api${other}\` | \`/api${own}\` |`);

/** What clients of other products call. Answers the token of the account that it makes. */
async function walkOtherNames(recorder: Recorder): Promise<string | undefined> {
  recorder.section(
    'Other names',
    'POST /api/v1/auth/signup',
    [
      'The API also accepts names that clients of other products use. This guide uses the names on the right. Use those in new clients:',
      '',
      '| other name | name in this guide |',
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
    'Says who is calling, and with which session. API keys have no session.',
  );
  await recorder.as('token').getSession();
  recorder.section(
    'Delete an API key of an organization',
    'DELETE /api/v1/organizations/{organizationId}/api-keys/{id}',
    'Like `DELETE /api/api-keys/{id}` with the header `X-Organization`. It is also below `/api/tenants/{organizationId}`.',
  );
  const unseen = recorder.unseen().as('token');
  const { organizationId } = await unseen.getMe();
  const { id } = await unseen.createApiKey({ name: 'Old' });
  await recorder.as('token').deleteOrganizationApiKey({ organizationId, id });
  return accessToken;
}
