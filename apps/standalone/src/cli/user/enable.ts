import { enableUser } from '@refinery/domain/auth/enable-user.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const enableCommand: Command = {
  name: 'user enable',
  args: ['email'],
  summary: 'lets a person sign in again',
  details: ['Their API keys work again. They must sign in again, with the same password as before.'],
  read:
    ({ args: [email = ''] }) =>
    async (ctx, output) => {
      const { changed } = await enableUser(ctx, { email });
      await output.tell({ email, changed }, [
        changed ? `${email} may sign in again.` : `${email} was not disabled.`,
      ]);
      return DONE;
    },
};
