import { removeTwoFactor } from '@refinery/domain/auth/remove-two-factor.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const resetTwoFactorCommand: Command = {
  name: 'user reset-two-factor',
  args: ['email'],
  summary: 'turns two-factor sign-in off for a person who has lost it',
  details: [
    'They sign in with their password alone, until they set it up again. First make sure that it is they who ask.',
    'The audit log of each of their organizations records it.',
  ],
  question: ({ args: [email] }) =>
    `Turn two-factor sign-in off for ${email}? The password alone will open the account.`,
  read:
    ({ args: [email = ''] }) =>
    async (ctx, output) => {
      const { changed } = await removeTwoFactor(ctx, { email });
      await output.tell({ email, changed }, [
        changed ? `${email} signs in without a code now.` : `${email} had no two-factor sign-in.`,
      ]);
      return DONE;
    },
};
