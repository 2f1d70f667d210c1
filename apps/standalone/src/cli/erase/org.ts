import { eraseOrganization } from '@refinery/domain/erasure/erase-organization.ts';
import { organizationOf } from '@refinery/domain/organizations/find-operated.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { showReceipt } from './show-receipt.ts';

export const eraseOrgCommand: Command = {
  name: 'erase org',
  args: ['slug'],
  summary: 'erases an organization immediately and permanently, and prints a receipt',
  details: [
    'Erases every row that belongs to it, including its audit log. Its people keep their accounts.',
    'Its admins can delete it with DELETE /api/organizations/{id}, which can be undone for seven days.',
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
