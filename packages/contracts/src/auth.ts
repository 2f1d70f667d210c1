import { type Static, Type } from 'typebox';
import { Email, NewPassword } from './credentials.ts';
import { PLANS, ROLES } from './enums.ts';
import {
  loginExample,
  refreshExample,
  registerExample,
  sessionExample,
  tokensExample,
  userExample,
} from './examples/auth.ts';
import { changePasswordExample, openSessionExample } from './examples/users.ts';
import { OrganizationName, OrganizationSlug } from './organizations.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';
import { TwoFactorCode } from './two-factor.ts';
import { FullName } from './users.ts';

export const RegisterBody = Type.Object(
  {
    email: Email,
    password: NewPassword,
    fullName: FullName,
    organizationName: Type.Optional(OrganizationName),
    organizationSlug: Type.Optional(OrganizationSlug),
  },
  { title: 'Registration', ...strict, examples: [registerExample] },
);
export type RegisterBody = Static<typeof RegisterBody>;

export const LoginBody = Type.Object(
  {
    email: Type.String({ minLength: 1, maxLength: 254 }),
    password: Type.String({ minLength: 1 }),
    code: Type.Optional(TwoFactorCode),
  },
  { title: 'Credentials', ...strict, examples: [loginExample] },
);
export type LoginBody = Static<typeof LoginBody>;

export const RefreshBody = Type.Object(
  { refreshToken: Type.String({ minLength: 1, maxLength: 500 }) },
  { title: 'Refresh', ...strict, examples: [refreshExample] },
);

export const UserSchema = Type.Object(
  {
    id: Uuid(),
    email: Type.String(),
    fullName: Type.String(),
    role: oneOf(ROLES),
    organizationId: Uuid(),
    organization: Type.Object({
      id: Uuid(),
      name: Type.String(),
      slug: Type.String(),
      plan: oneOf(PLANS),
    }),
  },
  { title: 'User', examples: [userExample] },
);
export type UserReply = Static<typeof UserSchema>;

export const TokensSchema = Type.Object(
  {
    accessToken: Type.String({ description: 'JWT for `Authorization: Bearer`' }),
    refreshToken: Type.String({ description: 'Works once; POST it to /auth/refresh' }),
    expiresIn: Type.Integer({ description: 'Seconds until the access token expires' }),
  },
  { title: 'Tokens', examples: [tokensExample] },
);

export const SessionSchema = Type.Object(
  { ...TokensSchema.properties, user: UserSchema },
  { title: 'Session', examples: [sessionExample] },
);

export const ChangePasswordBody = Type.Object(
  { currentPassword: Type.String({ minLength: 1 }), newPassword: NewPassword },
  { title: 'PasswordChange', ...strict, examples: [changePasswordExample] },
);
export type ChangePasswordBody = Static<typeof ChangePasswordBody>;

export const OpenSessionSchema = Type.Object(
  {
    id: Uuid(),
    device: nullable<string>({
      type: 'string',
      description: 'What the client called itself when it signed in (`User-Agent`)',
    }),
    address: nullable<string>({ type: 'string', description: 'From where it signed in' }),
    current: Type.Boolean({ description: 'Whether it is the one that asks' }),
    createdAt: Timestamp(),
    lastSeenAt: Timestamp('To the minute'),
    expiresAt: Timestamp('Moves on with each refresh'),
  },
  { title: 'OpenSession', examples: [openSessionExample] },
);
export type OpenSessionReply = Static<typeof OpenSessionSchema>;
