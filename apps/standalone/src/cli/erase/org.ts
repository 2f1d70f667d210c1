import { eraseOrganization } from '@refinery/domain/erasure/erase-organization.ts';
import { organizationOf } from '@refinery/domain/organizations/find-operated.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { showReceipt } from './show-receipt.ts';

export const eraseOrgCommand: Command = {
  name: 'erase org',
  args: ['slug'],
  summary: 'permanently erases an organization at once, and prints the receipt',
  details: [
    'Erases every row that belongs to it, including its audit log. Its people keep their accounts.',
    'Its own admins can delete it with DELETE /api/organizations/{id}. They have seven days to undo that.',
  ],
  question: ({ args: [slug] }) => `Erase ${slug} and everything in it? This cannot be undone.`,
  read:
    ({ args: [slug = ''] }) =>
    async (ctx, output) => {
      const { id: organizationId } = await ctx.operatorDb.transaction((tx) => organizationOf(tx, slug));
      await showReceipt(output, await eraseOrganization(ctx, { organizationId }), `${slug} is erased.`);
      return DONE;
    },
};
