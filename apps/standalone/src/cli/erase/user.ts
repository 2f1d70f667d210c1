import { eraseUser } from '@refinery/domain/erasure/erase-user.ts';
import { findByEmail } from '@refinery/domain/users/find-by-email.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { showReceipt } from './show-receipt.ts';

export const eraseUserCommand: Command = {
  name: 'erase user',
  args: ['email'],
  summary: 'erases a person, for good, and prints the receipt',
  details: [
    'With all that is theirs alone, and the organizations of which they are the only member.',
    'What other organizations keep of their work names an id that is nobody’s any more.',
    'The only admin of others is refused: promote somebody first.',
  ],
  question: ({ args: [email] }) =>
    `Erase ${email} and everything that is theirs alone? There is no way back.`,
  read:
    ({ args: [email = ''] }) =>
    async (ctx, output) => {
      const { id: userId } = await findByEmail(ctx.operatorDb, email);
      await showReceipt(output, await eraseUser(ctx, { userId }), `${email} is erased.`);
      return DONE;
    },
};
