import { eraseOrganization } from '@refinery/domain/erasure/erase-organization.ts';
import { organizationOf } from '@refinery/domain/organizations/find-operated.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { showReceipt } from './show-receipt.ts';

export const eraseOrgCommand: Command = {
  name: 'erase org',
  args: ['slug'],
  summary: 'erases an organization at once, for good, and prints the receipt',
  details: [
    'With every row that belongs to it, its audit log included. Its people keep their accounts.',
    'Its own admins delete it by DELETE /api/organizations/{id}, which leaves seven days to undo it.',
  ],
  question: ({ args: [slug] }) => `Erase ${slug} and everything in it? There is no way back.`,
  read:
    ({ args: [slug = ''] }) =>
    async (ctx, output) => {
      const { id: organizationId } = await ctx.operatorDb.transaction((tx) => organizationOf(tx, slug));
      await showReceipt(output, await eraseOrganization(ctx, { organizationId }), `${slug} is erased.`);
      return DONE;
    },
};
