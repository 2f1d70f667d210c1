import { type Static, Type } from 'typebox';
import { OpenSessionSchema, SessionKindField, UserSchema } from './auth.ts';
import { Email, NewPassword } from './credentials.ts';
import { userExample } from './examples/auth.ts';
import { signUpExample } from './examples/other-names.ts';
import { openSessionExample } from './examples/users.ts';
import { nullable, strict } from './schema-helpers.ts';
import { FullName } from './users.ts';

/** Paths that answer like others, and so does all that stands below them. Both without `/api/v1`. */
export const OTHER_PATHS: Readonly<Record<string, string>> = {
  '/auth/signin': '/auth/login',
  '/auth/signout': '/auth/logout',
  '/auth/refresh-token': '/auth/refresh',
  '/auth/profile': '/users/profile',
  '/workspaces': '/organizations',
  '/tenants': '/organizations',
};

export const SignUpBody = Type.Object(
  { name: FullName, email: Email, password: NewPassword, session: SessionKindField },
  { title: 'SignUp', ...strict, examples: [signUpExample] },
);
export type SignUpBody = Static<typeof SignUpBody>;

export const CurrentSessionSchema = Type.Object(
  { user: UserSchema, session: nullable<Static<typeof OpenSessionSchema>>(OpenSessionSchema) },
  { title: 'CurrentSession', examples: [{ user: userExample, session: openSessionExample }] },
);
export type CurrentSessionReply = Static<typeof CurrentSessionSchema>;
