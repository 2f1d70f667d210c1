import { EXAMPLE_TIME } from './ids.ts';
import { exchangeSsoExample, startSsoExample } from './sso-sign-in.ts';

export const socialAccountExample = {
  provider: 'github',
  name: 'ada-lovelace',
  createdAt: EXAMPLE_TIME,
} as const;

export const startLinkingExample = {
  provider: 'github',
  password: 'correct horse battery',
  challenge: startSsoExample.challenge,
} as const;

export const linkSocialExample = exchangeSsoExample;
