import { type Static, Type } from 'typebox';
import { SessionKindField } from './auth.ts';
import { Email } from './credentials.ts';
import {
  exchangeSsoExample,
  signInMethodsExample,
  ssoStartedExample,
  startSsoExample,
} from './examples/sso-sign-in.ts';
import { strict, Timestamp, Uuid } from './schema-helpers.ts';

/** Where OpenID providers send people back to. */
export const SSO_CALLBACK_PATH = '/api/v1/auth/sso/callback';
/** Where SAML identity providers send people back to (ACS), and where our metadata for them is. */
export const SSO_SAML_PATH = '/api/v1/auth/sso/saml';

export const SignInMethodsQuery = Type.Object({ email: Email }, strict);

export const SignInMethodsSchema = Type.Object(
  {
    password: Type.Boolean({
      description: 'Whether people may sign in with a password. If not, a few admins still may',
    }),
    sso: Type.Array(Type.Object({ connectionId: Uuid(), name: Type.String() }), {
      description: 'The identity providers of the organization that has proved the domain of the e-mail',
    }),
  },
  { title: 'SignInMethods', examples: [signInMethodsExample] },
);
export type SignInMethodsReply = Static<typeof SignInMethodsSchema>;

export const StartSsoBody = Type.Object(
  {
    email: Type.Optional(Email),
    connectionId: Type.Optional(Uuid('In place of the e-mail')),
    challenge: Type.String({
      pattern: '^[A-Za-z0-9_-]{43}$',
      description:
        'The SHA-256 of your verifier, in base64url without padding, as PKCE has it (RFC 7636, S256)',
    }),
    returnTo: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 500,
        description:
          'Where the browser goes in the end: a path of this service, or an address such as `http://127.0.0.1:8000/done`. Default: `/sso`',
      }),
    ),
  },
  { title: 'SsoStart', ...strict, examples: [startSsoExample] },
);
export type StartSsoBody = Static<typeof StartSsoBody>;

export const SsoStartedSchema = Type.Object(
  {
    url: Type.String({ description: 'Open this page of the identity provider in a browser' }),
    expiresAt: Timestamp('Until then, the person must have signed in'),
  },
  { title: 'SsoStarted', examples: [ssoStartedExample] },
);
export type SsoStartedReply = Static<typeof SsoStartedSchema>;

export const ExchangeSsoBody = Type.Object(
  {
    code: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'The part after `#code=` in the address where the browser went. It works once',
    }),
    verifier: Type.String({
      pattern: '^[A-Za-z0-9._~-]{43,128}$',
      description: 'The random text whose `challenge` you sent to start',
    }),
    session: SessionKindField,
  },
  { title: 'SsoExchange', ...strict, examples: [exchangeSsoExample] },
);
export type ExchangeSsoBody = Static<typeof ExchangeSsoBody>;
