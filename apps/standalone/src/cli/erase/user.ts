import { eraseUser } from '@refinery/domain/erasure/erase-user.ts';
import { findByEmail } from '@refinery/domain/users/find-by-email.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { showReceipt } from './show-receipt.ts';

export const eraseUserCommand: Command = {
  name: 'erase user',
  args: ['email'],
  summary: 'permanently erases a person, and prints the receipt',
  details: [
    'Also erases everything that belongs only to them, and the organizations of which they are the only member.',
    'Other organizations keep their work, with an id that no longer belongs to anybody.',
    'If they are the only admin of an organization with other members, promote another member first.',
  ],
  question: ({ args: [email] }) =>
    `Erase ${email} and everything that belongs only to them? This cannot be undone.`,
  read:
    ({ args: [email = ''] }) =>
    async (ctx, output) => {
      const { id: userId } = await findByEmail(ctx.operatorDb, email);
      await showReceipt(output, await eraseUser(ctx, { userId }), `${email} is erased.`);
      return DONE;
    },
};
