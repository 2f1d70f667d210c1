import { disableUser } from '@refinery/domain/auth/disable-user.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { counted } from '../words.ts';

export const disableCommand: Command = {
  name: 'user disable',
  args: ['email'],
  summary: 'disables the account of a person, in all organizations',
  details: [
    'They can no longer sign in. Their sessions and mailed links end. Their API keys answer 403 account_disabled.',
    'Batches that they or their keys started continue. `user enable` does not restore the sessions.',
  ],
  question: ({ args: [email] }) => `Disable ${email}? Their sessions and mailed links end permanently.`,
  read:
    ({ args: [email = ''] }) =>
    async (ctx, output) => {
      const disabled = await disableUser(ctx, { email });
      await output.tell({ email, ...disabled }, [
        disabled.changed
          ? `${email} is disabled: ${counted(disabled.sessions, 'session')} ended, and their API keys do not work.`
          : `${email} was already disabled.`,
      ]);
      for (const slug of disabled.onlyAdminOf)
        output.note(`! ${slug} has no other admin: pnpm -s cli user promote <email> --org ${slug}`);
      return DONE;
    },
};
