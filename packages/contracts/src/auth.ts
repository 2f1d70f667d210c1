import { type Static, Type } from 'typebox';
import { PLANS, ROLES } from './enums.ts';
import {
  loginExample,
  refreshExample,
  registerExample,
  sessionExample,
  tokensExample,
  userExample,
} from './examples/auth.ts';
import { oneOf, strict, Uuid } from './schema-helpers.ts';

const Email = Type.String({ format: 'email', maxLength: 254 });

export const RegisterBody = Type.Object(
  {
    email: Email,
    password: Type.String({
      minLength: 8,
      description:
        'At least 8 characters, at most 1,024 bytes; none of the commonest, nor the e-mail or a name of the account',
    }),
    fullName: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    organizationName: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
    organizationSlug: Type.Optional(
      Type.String({
        minLength: 2,
        maxLength: 63,
        pattern: '^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$',
        description: 'Lower-case letters, digits and hyphens',
      }),
    ),
  },
  { title: 'Registration', ...strict, examples: [registerExample] },
);
export type RegisterBody = Static<typeof RegisterBody>;

export const LoginBody = Type.Object(
  { email: Type.String({ minLength: 1, maxLength: 254 }), password: Type.String({ minLength: 1 }) },
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
