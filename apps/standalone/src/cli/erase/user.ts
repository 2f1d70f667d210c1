import { eraseUser } from '@refinery/domain/erasure/erase-user.ts';
import { findByEmail } from '@refinery/domain/users/find-by-email.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { showReceipt } from './show-receipt.ts';

export const eraseUserCommand: Command = {
  name: 'erase user',
  args: ['email'],
  summary: 'erases a person permanently, and prints a receipt',
  details: [
    'Erases everything that only they own, and the organizations of which they are the only member.',
    'Other organizations keep the work of this person under an id that no longer belongs to anybody.',
    'Not possible for the only admin of an organization with other members. Promote somebody first.',
  ],
  question: ({ args: [email] }) => `Erase ${email} and everything that only they own? This cannot be undone.`,
  read:
    ({ args: [email = ''] }) =>
    async (ctx, output) => {
      const { id: userId } = await findByEmail(ctx.operatorDb, email);
      await showReceipt(output, await eraseUser(ctx, { userId }), `${email} is erased.`);
      return DONE;
    },
};
