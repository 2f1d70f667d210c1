import { disableUser } from '@refinery/domain/auth/disable-user.ts';
import { CLI } from '../../settings/project.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { counted } from '../words.ts';

export const disableCommand: Command = {
  name: 'user disable',
  args: ['email'],
  summary: 'disables the account of a person, in all organizations',
  details: [
    'They cannot sign in. Their sessions and mailed links end, and their API keys get 403 account_disabled.',
    'Batches that they or their keys started continue. `user enable` does not restore the sessions.',
  ],
  question: ({ args: [email] }) => `Disable ${email}? This permanently ends their sessions and mailed links.`,
  read:
    ({ args: [email = ''] }) =>
    async (ctx, output) => {
      const disabled = await disableUser(ctx, { email });
      await output.tell({ email, ...disabled }, [
        disabled.changed
          ? `${email} is disabled. ${counted(disabled.sessions, 'session')} ended, and their API keys no longer work.`
          : `${email} was already disabled.`,
      ]);
      for (const slug of disabled.onlyAdminOf)
        output.note(`! ${slug} has no other admin. Make one: ${CLI} user promote <email> --org ${slug}`);
      return DONE;
    },
};
