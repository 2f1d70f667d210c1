import { type Static, Type } from 'typebox';
import {
  confirmTwoFactorExample,
  disableTwoFactorExample,
  recoveryCodesExample,
  setupTwoFactorExample,
  twoFactorExample,
  twoFactorSecretExample,
} from './examples/two-factor.ts';
import { strict } from './schema-helpers.ts';

export const TwoFactorCode = Type.String({
  minLength: 6,
  maxLength: 20,
  pattern: '^[0-9A-Za-z\\s-]*$',
  description: 'The six digits that the authenticator app shows, or a recovery code',
});

const Password = Type.String({ minLength: 1, description: 'Your current password' });

export const TwoFactorSchema = Type.Object(
  {
    enabled: Type.Boolean(),
    recoveryCodesLeft: Type.Integer({ minimum: 0, description: 'Each works once' }),
  },
  { title: 'TwoFactor', examples: [twoFactorExample] },
);
export type TwoFactorReply = Static<typeof TwoFactorSchema>;

export const SetupTwoFactorBody = Type.Object(
  { password: Password },
  { title: 'TwoFactorSetup', ...strict, examples: [setupTwoFactorExample] },
);
export type SetupTwoFactorBody = Static<typeof SetupTwoFactorBody>;

export const TwoFactorSecretSchema = Type.Object(
  {
    secret: Type.String({
      description: 'For typing into an authenticator app (base32). Only this answer contains it',
    }),
    otpauthUrl: Type.String({
      description: 'The same as a URL for a QR code: SHA-1, six digits, 30 seconds',
    }),
  },
  { title: 'TwoFactorSecret', examples: [twoFactorSecretExample] },
);
export type TwoFactorSecretReply = Static<typeof TwoFactorSecretSchema>;

export const ConfirmTwoFactorBody = Type.Object(
  { code: TwoFactorCode },
  { title: 'TwoFactorConfirmation', ...strict, examples: [confirmTwoFactorExample] },
);
export type ConfirmTwoFactorBody = Static<typeof ConfirmTwoFactorBody>;

export const RecoveryCodesSchema = Type.Object(
  {
    recoveryCodes: Type.Array(Type.String(), {
      description:
        'For signing in if you lose the authenticator app. Each works once. Only this answer contains them',
    }),
  },
  { title: 'RecoveryCodes', examples: [recoveryCodesExample] },
);
export type RecoveryCodesReply = Static<typeof RecoveryCodesSchema>;

export const DisableTwoFactorBody = Type.Object(
  { password: Password, code: TwoFactorCode },
  { title: 'TwoFactorEnd', ...strict, examples: [disableTwoFactorExample] },
);
export type DisableTwoFactorBody = Static<typeof DisableTwoFactorBody>;
