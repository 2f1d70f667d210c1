import { type Static, Type } from 'typebox';
import { SessionKindField } from './auth.ts';
import { Email } from './credentials.ts';
import { SOCIAL_PROVIDERS, type SocialProvider } from './enums.ts';
import {
  exchangeSsoExample,
  signInMethodsExample,
  ssoStartedExample,
  startSsoExample,
} from './examples/sso-sign-in.ts';
import { oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';
import { TwoFactorCode } from './two-factor.ts';

/**
 * Where OpenID providers send people back to, with whose they are: of the organization with this id, or the
 * name of a social provider. RFC 9700, 4.4.2.2: so none can be given a code of another.
 */
export const SSO_CALLBACK_PATH = '/api/v1/auth/sso/callback/:owner';
/** Where SAML identity providers send people back to (ACS), and where our metadata for them is. */
export const SSO_SAML_PATH = '/api/v1/auth/sso/saml';

export const SignInMethodsQuery = Type.Object({ email: Type.Optional(Email) }, strict);

export const SignInMethodsSchema = Type.Object(
  {
    password: Type.Boolean({
      description: 'Whether people may sign in with a password. If not, a few admins still may',
    }),
    social: Type.Array(Type.Unsafe<SocialProvider>(oneOf(SOCIAL_PROVIDERS)), {
      description: 'Where people may sign in with an account of their own; none where passwords do not work',
    }),
    sso: Type.Array(Type.Object({ connectionId: Uuid(), name: Type.String() }), {
      description: 'The identity providers of the organization that has proved the domain of the e-mail',
    }),
  },
  { title: 'SignInMethods', examples: [signInMethodsExample] },
);
export type SignInMethodsReply = Static<typeof SignInMethodsSchema>;

export const Challenge = Type.String({
  pattern: '^[A-Za-z0-9_-]{43}$',
  description: 'The SHA-256 of your verifier, in base64url without padding, as PKCE has it (RFC 7636, S256)',
});
export const ReturnTo = Type.String({
  minLength: 1,
  maxLength: 500,
  description:
    'Where the browser goes in the end: a path of this service, or an address such as `http://127.0.0.1:8000/done`. Default: `/sso`',
});
export const SignInCode = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'The part after `#code=` in the address where the browser went. It works once',
});
export const Verifier = Type.String({
  pattern: '^[A-Za-z0-9._~-]{43,128}$',
  description: 'The random text whose `challenge` you sent to start',
});

export const StartSsoBody = Type.Object(
  {
    email: Type.Optional(Email),
    connectionId: Type.Optional(Uuid('In place of the e-mail')),
    provider: Type.Optional(
      Type.Unsafe<SocialProvider>({
        ...oneOf(SOCIAL_PROVIDERS),
        description: 'In place of the e-mail: where the person has an account of their own',
      }),
    ),
    challenge: Challenge,
    returnTo: Type.Optional(ReturnTo),
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
    code: SignInCode,
    verifier: Verifier,
    twoFactorCode: Type.Optional(TwoFactorCode),
    session: SessionKindField,
  },
  { title: 'SsoExchange', ...strict, examples: [exchangeSsoExample] },
);
export type ExchangeSsoBody = Static<typeof ExchangeSsoBody>;
