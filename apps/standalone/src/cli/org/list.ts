import { listAllOrganizations } from '@refinery/domain/organizations/list-all-organizations.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { count, limitText } from '../words.ts';

export const listCommand: Command = {
  name: 'org list',
  args: [],
  summary: 'lists all organizations with plan, members, usage and state',
  details: [
    'USED is the number of optimizations in this calendar month (UTC), including work in progress. Ordered by slug.',
    'With --json: an array with one line for each organization.',
  ],
  read: () => async (ctx, output) => {
    const quotas = await ctx.loadQuotas();
    await output.tellAll(listAllOrganizations({ ...ctx, quotas }), {
      head: ['SLUG', 'NAME', 'PLAN', 'MEMBERS', 'USED / LIMIT', 'STATE'],
      row: ({ slug, name, plan, members, used, reserved, limit, state }) => [
        ...[slug, name, plan, count(members)],
        `${count(used + reserved)} / ${limitText(limit)}`,
        state,
      ],
    });
    return DONE;
  },
};
