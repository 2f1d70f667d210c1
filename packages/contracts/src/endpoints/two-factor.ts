import { endpoint } from '../endpoint.ts';
import { NOTHING } from '../schema-helpers.ts';
import {
  ConfirmTwoFactorBody,
  DisableTwoFactorBody,
  RecoveryCodesSchema,
  SetupTwoFactorBody,
  TwoFactorSchema,
  TwoFactorSecretSchema,
} from '../two-factor.ts';

const tag = {
  name: 'Two-factor sign-in',
  description: 'Signing in with the password and a code of an authenticator app (RFC 6238)',
};
const common = { access: 'person', tag } as const;
const changing = { ...common, method: 'POST', limits: { bodyBytes: 16 * 1024 } } as const;

export const getTwoFactorEndpoint = endpoint({
  ...common,
  operationId: 'getTwoFactor',
  suspended: true,
  unverified: true,
  method: 'GET',
  path: '/api/v1/auth/two-factor',
  summary: 'Whether your sign-in asks for a code',
  description: 'The answer also says how many recovery codes are left. People only.',
  reply: { 200: TwoFactorSchema },
  errors: [],
});

export const setupTwoFactorEndpoint = endpoint({
  ...changing,
  operationId: 'setupTwoFactor',
  unverified: true,
  path: '/api/v1/auth/two-factor/setup',
  action: 'two-factor.setup',
  summary: 'Begin two-factor sign-in',
  description:
    'Nothing changes until you confirm a code. If you begin again, the earlier secret is no longer valid. Wrong passwords count as failed sign-ins. Where the service sends mails, first confirm your e-mail. People only.',
  body: SetupTwoFactorBody,
  reply: { 200: TwoFactorSecretSchema },
  errors: ['wrong_password', 'two_factor_enabled', 'email_not_verified'],
});

export const confirmTwoFactorEndpoint = endpoint({
  ...changing,
  operationId: 'confirmTwoFactor',
  unverified: true,
  path: '/api/v1/auth/two-factor/confirm',
  action: 'two-factor.enable',
  summary: 'Turn two-factor sign-in on',
  description:
    'Send a code made with the new secret. From now on, signing in also needs a code. People only.',
  body: ConfirmTwoFactorBody,
  reply: { 200: RecoveryCodesSchema },
  errors: ['two_factor_not_set_up', 'two_factor_code_invalid', 'two_factor_enabled', 'email_not_verified'],
});

export const disableTwoFactorEndpoint = endpoint({
  ...changing,
  operationId: 'disableTwoFactor',
  path: '/api/v1/auth/two-factor/disable',
  action: 'two-factor.disable',
  summary: 'Turn two-factor sign-in off',
  description:
    'Send your password, and a code of the authenticator app or a recovery code. Wrong ones count as failed sign-ins. People only.',
  body: DisableTwoFactorBody,
  reply: { 204: NOTHING },
  errors: ['two_factor_not_set_up', 'two_factor_code_invalid', 'wrong_password'],
});

export const twoFactorEndpoints = [
  getTwoFactorEndpoint,
  setupTwoFactorEndpoint,
  confirmTwoFactorEndpoint,
  disableTwoFactorEndpoint,
] as const;
