import { accountTokens } from '@refinery/db/schema/account-tokens.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { inactiveMembers } from '@refinery/db/schema/inactive-members.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { socialAccounts } from '@refinery/db/schema/social-accounts.ts';
import { ssoIdentities } from '@refinery/db/schema/sso-identities.ts';
import { userExports } from '@refinery/db/schema/user-exports.ts';
import type { users } from '@refinery/db/schema/users.ts';
import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { sameEmail } from '../../users/where-email.ts';
import { once } from './lines.ts';
import type { Membership } from './memberships.ts';
import type { ArchiveFile } from './zip.ts';

type User = typeof users.$inferSelect;

const {
  refreshTokenHash: _refresh,
  usedTokenHashes: _used,
  cookieHash: _cookie,
  userId: _owner,
  ...SESSION
} = getTableColumns(sessions);
const { userId: _person, ...IDENTITY } = getTableColumns(ssoIdentities);
const { userId: _account, ...DIRECTORY_USER } = getTableColumns(scimUsers);
const { userId: _member, ...INACTIVE } = getTableColumns(inactiveMembers);
const { userId: _linkedTo, ...LINKED } = getTableColumns(socialAccounts);
const { keyHash: _key, previousKeyHash: _previous, userId: _of, ...API_KEY } = getTableColumns(apiKeys);
const { tokenHash: _token, invitedBy: _by, ...INVITATION } = getTableColumns(invitations);

/**
 * What belongs to a person and to no organization, or to them in all of them: read as the role that signs
 * people in, by their id or their e-mail alone.
 */
export function accountFiles(
  { systemDb }: Pick<Context, 'systemDb'>,
  user: User,
  memberships: () => Promise<readonly Membership[]>,
): ArchiveFile[] {
  const { passwordHash: _password, ...profile } = user;
  const { id: userId, email } = user;
  const file = (name: string, about: string, read: () => Promise<readonly object[]>): ArchiveFile => ({
    name: `${name}.ndjson`,
    about,
    text: () => once(read),
  });
  return [
    file('profile', 'your account', async () => [profile]),
    file('memberships', 'the organizations that you belong to, and your role there', memberships),
    file('sessions', 'where you are or were signed in: devices, addresses and times', () =>
      systemDb.select(SESSION).from(sessions).where(eq(sessions.userId, userId)).orderBy(asc(sessions.id)),
    ),
    file('identities', 'what the identity providers of your organizations call you', () =>
      systemDb
        .select(IDENTITY)
        .from(ssoIdentities)
        .where(eq(ssoIdentities.userId, userId))
        .orderBy(asc(ssoIdentities.createdAt)),
    ),
    file('directories', 'what the directories of your organizations say of you', () =>
      systemDb
        .select(DIRECTORY_USER)
        .from(scimUsers)
        .where(eq(scimUsers.userId, userId))
        .orderBy(asc(scimUsers.id)),
    ),
    file('inactive-memberships', 'organizations whose directory has deactivated you', () =>
      systemDb
        .select(INACTIVE)
        .from(inactiveMembers)
        .where(eq(inactiveMembers.userId, userId))
        .orderBy(asc(inactiveMembers.organizationId)),
    ),
    file('linked-accounts', 'your accounts elsewhere by which you can sign in', () =>
      systemDb
        .select(LINKED)
        .from(socialAccounts)
        .where(eq(socialAccounts.userId, userId))
        .orderBy(asc(socialAccounts.provider)),
    ),
    file('second-factor', 'whether your sign-in asks for a code', () =>
      systemDb
        .select({
          enabled: sql<boolean>`${secondFactors.confirmedAt} is not null`,
          confirmedAt: secondFactors.confirmedAt,
          recoveryCodesLeft: sql<number>`cardinality(${secondFactors.recoveryHashes})`,
        })
        .from(secondFactors)
        .where(eq(secondFactors.userId, userId)),
    ),
    file(
      'mailed-links',
      'links that were mailed to you: purpose and times, but not the links themselves',
      () =>
        systemDb
          .select({
            kind: accountTokens.kind,
            createdAt: accountTokens.createdAt,
            expiresAt: accountTokens.expiresAt,
            usedAt: accountTokens.usedAt,
          })
          .from(accountTokens)
          .where(eq(accountTokens.userId, userId))
          .orderBy(asc(accountTokens.id)),
    ),
    file('api-keys', 'your API keys: names, scopes, limits and last use', () =>
      systemDb.select(API_KEY).from(apiKeys).where(eq(apiKeys.userId, userId)).orderBy(asc(apiKeys.id)),
    ),
    file('invitations-sent', 'open invitations that you sent to other people', () =>
      systemDb
        .select(INVITATION)
        .from(invitations)
        .where(eq(invitations.invitedBy, userId))
        .orderBy(asc(invitations.id)),
    ),
    file('invitations-received', 'open invitations that were sent to you', () =>
      systemDb
        .select(INVITATION)
        .from(invitations)
        .where(sameEmail(invitations.email, email))
        .orderBy(asc(invitations.id)),
    ),
    file('exports', 'exports of your data that you asked for', () =>
      systemDb
        .select({
          id: userExports.id,
          status: userExports.status,
          createdAt: userExports.createdAt,
          readyAt: userExports.readyAt,
        })
        .from(userExports)
        .where(eq(userExports.userId, userId))
        .orderBy(asc(userExports.id)),
    ),
  ];
}
