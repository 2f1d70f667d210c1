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
  description: 'The six digits of the authenticator app, or a recovery code',
});

const Password = Type.String({ minLength: 1, description: 'The current one' });

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
      description: 'To type into an authenticator app (base32). Only shown in this answer',
    }),
    otpauthUrl: Type.String({ description: 'The same for a QR code: SHA-1, six digits, 30 seconds' }),
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
      description: 'To sign in if the authenticator app is lost. Each works once. Only shown in this answer',
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
