import { type Static, Type } from 'typebox';
import { SOCIAL_PROVIDERS, type SocialProvider } from './enums.ts';
import { linkSocialExample, socialAccountExample, startLinkingExample } from './examples/social-accounts.ts';
import { nullable, oneOf, strict, Timestamp } from './schema-helpers.ts';
import { Challenge, ReturnTo, SignInCode, Verifier } from './sso-sign-in.ts';

/** What somebody's account at a social provider is called in paths. */
const SocialProviderField = Type.Unsafe<SocialProvider>({
  ...oneOf(SOCIAL_PROVIDERS),
  description: 'Where the account is',
  examples: ['github'],
});

export const SocialAccountSchema = Type.Object(
  {
    provider: SocialProviderField,
    name: nullable<string>({
      type: 'string',
      description: 'What the account is called there: an e-mail address or a user name; null: it says none',
    }),
    createdAt: Timestamp('When it was linked'),
  },
  { title: 'SocialAccount', examples: [socialAccountExample] },
);
export type SocialAccountReply = Static<typeof SocialAccountSchema>;

export const StartLinkingBody = Type.Object(
  {
    provider: SocialProviderField,
    password: Type.String({ minLength: 1, description: 'Your current password' }),
    challenge: Challenge,
    returnTo: Type.Optional(ReturnTo),
  },
  { title: 'SocialLinkStart', ...strict, examples: [startLinkingExample] },
);
export type StartLinkingBody = Static<typeof StartLinkingBody>;

export const LinkSocialBody = Type.Object(
  { code: SignInCode, verifier: Verifier },
  { title: 'SocialLink', ...strict, examples: [linkSocialExample] },
);
export type LinkSocialBody = Static<typeof LinkSocialBody>;

export const SocialAccountParams = Type.Object({ provider: SocialProviderField }, strict);
