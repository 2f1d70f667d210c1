import { type Static, Type } from 'typebox';
import { Email, NewPassword } from './credentials.ts';
import { PERMISSIONS, PLANS, ROLES } from './enums.ts';
import {
  forgotPasswordExample,
  loginExample,
  mailAcceptedExample,
  meExample,
  passwordResetExample,
  refreshExample,
  registerExample,
  resetPasswordExample,
  sessionExample,
  tokensExample,
  userExample,
  verifyEmailExample,
} from './examples/auth.ts';
import { changePasswordExample, openSessionExample } from './examples/users.ts';
import { OrganizationName, OrganizationSlug } from './organizations.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';
import { TwoFactorCode } from './two-factor.ts';
import { FullName } from './users.ts';

const SESSION_KINDS = ['tokens', 'cookie'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** How whoever signs in shows later who they are. */
export const SessionKindField = Type.Optional(
  Type.Unsafe<SessionKind>({
    ...oneOf(SESSION_KINDS),
    description:
      'For browsers: `cookie` sets a cookie that no script can read, and the reply has no tokens. Default: `tokens`',
  }),
);

export const RegisterBody = Type.Object(
  {
    email: Email,
    password: NewPassword,
    fullName: FullName,
    organizationName: Type.Optional(OrganizationName),
    organizationSlug: Type.Optional(OrganizationSlug),
    session: SessionKindField,
  },
  { title: 'Registration', ...strict, examples: [registerExample] },
);
export type RegisterBody = Static<typeof RegisterBody>;

export const LoginBody = Type.Object(
  {
    email: Type.String({ minLength: 1, maxLength: 254 }),
    password: Type.String({ minLength: 1 }),
    code: Type.Optional(TwoFactorCode),
    session: SessionKindField,
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

/** A person who signed in, or an API key of theirs. */
const CALLERS = ['person', 'api-key'] as const;

export const TokensSchema = Type.Object(
  {
    accessToken: Type.String({ description: 'JWT for `Authorization: Bearer`' }),
    refreshToken: Type.String({
      description: 'Works once. Send it to `POST /auth/refresh` to get new tokens',
    }),
    expiresIn: Type.Integer({ description: 'Seconds until the access token expires' }),
  },
  { title: 'Tokens', examples: [tokensExample] },
);

/** Who called, and what they may do. */
export const MeSchema = Type.Object(
  {
    ...UserSchema.properties,
    caller: oneOf(CALLERS),
    permissions: Type.Array(oneOf(PERMISSIONS), {
      description: 'What the caller may do in the organization in which the request acts',
    }),
  },
  { title: 'Me', examples: [meExample] },
);
export type MeReply = Static<typeof MeSchema>;

export const SessionSchema = Type.Object(
  { ...Type.Partial(TokensSchema).properties, user: UserSchema },
  { title: 'Session', examples: [sessionExample] },
);

export const ChangePasswordBody = Type.Object(
  { currentPassword: Type.String({ minLength: 1 }), newPassword: NewPassword },
  { title: 'PasswordChange', ...strict, examples: [changePasswordExample] },
);
export type ChangePasswordBody = Static<typeof ChangePasswordBody>;

const MailedToken = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'The part after `#token=` in the mailed link. It works once',
});

export const ForgotPasswordBody = Type.Object(
  { email: Email },
  { title: 'PasswordForgotten', ...strict, examples: [forgotPasswordExample] },
);
export type ForgotPasswordBody = Static<typeof ForgotPasswordBody>;

export const ResetPasswordBody = Type.Object(
  {
    token: MailedToken,
    newPassword: NewPassword,
    revokeKeys: Type.Optional(
      Type.Boolean({
        description:
          'Whether to delete your API keys in all organizations as well. Default: false, they still work',
      }),
    ),
  },
  { title: 'PasswordReset', ...strict, examples: [resetPasswordExample] },
);
export type ResetPasswordBody = Static<typeof ResetPasswordBody>;

const KeyCount = (description: string) => Type.Integer({ minimum: 0, description });

export const PasswordResetSchema = Type.Object(
  {
    workingApiKeys: KeyCount('How many of your API keys, in all organizations, still work'),
    revokedApiKeys: KeyCount('How many of your API keys this request deleted'),
  },
  { title: 'PasswordResetResult', examples: [passwordResetExample] },
);
export type PasswordResetReply = Static<typeof PasswordResetSchema>;

export const VerifyEmailBody = Type.Object(
  { token: MailedToken },
  { title: 'EmailVerification', ...strict, examples: [verifyEmailExample] },
);
export type VerifyEmailBody = Static<typeof VerifyEmailBody>;

export const MailAcceptedSchema = Type.Object(
  { message: Type.String({ description: 'What to do next, as a text for people' }) },
  { title: 'MailAccepted', examples: [mailAcceptedExample] },
);
export type MailAcceptedReply = Static<typeof MailAcceptedSchema>;

export const OpenSessionSchema = Type.Object(
  {
    id: Uuid(),
    kind: Type.Unsafe<SessionKind>({
      ...oneOf(SESSION_KINDS),
      description: 'How the client shows who it is',
    }),
    device: nullable<string>({
      type: 'string',
      description: 'The `User-Agent` header of the client when it signed in',
    }),
    address: nullable<string>({ type: 'string', description: 'The client address at the sign-in' }),
    current: Type.Boolean({ description: 'Whether it is the session of this request' }),
    createdAt: Timestamp(),
    lastSeenAt: Timestamp('Exact to the minute'),
    expiresAt: Timestamp(
      'Each refresh moves it to a later time, and so does each use of a cookie, exact to the hour',
    ),
  },
  { title: 'OpenSession', examples: [openSessionExample] },
);
export type OpenSessionReply = Static<typeof OpenSessionSchema>;
