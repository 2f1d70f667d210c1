import {
  type ShownOrganization,
  showOrganization,
} from '@refinery/domain/organizations/show-organization.ts';
import { visibleLine } from '@refinery/terminal/visible.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { count, counted, limitText } from '../words.ts';

export const showCommand: Command = {
  name: 'org show',
  args: ['slug'],
  summary: 'shows one organization',
  read:
    ({ args: [slug = ''] }) =>
    async (ctx, output) => {
      const quotas = await ctx.loadQuotas();
      const shown = await showOrganization({ ...ctx, quotas }, { slug });
      await output.tell(shown, linesOf(shown));
      return DONE;
    },
};

function linesOf(shown: ShownOrganization): string[] {
  const { slug, name, id, plan, limit, used, reserved, roles, admins, createdAt } = shown;
  const rows: [string, string][] = [
    ['id', id],
    ['state', stateText(shown)],
    ['plan', `${plan}, ${limitText(limit)} optimizations a month`],
    ['used', `${count(used)} this month, ${count(reserved)} in progress`],
    [
      'members',
      [counted(roles.admin, 'admin'), counted(roles.member, 'member'), counted(roles.viewer, 'viewer')].join(
        ', ',
      ),
    ],
    ['admins', admins.join(', ')],
    ['created', createdAt],
  ];
  return [
    visibleLine(`${name} (${slug})`),
    ...rows.map(([what, text]) => `  ${what.padEnd(8)} ${visibleLine(text)}`),
  ];
}

function stateText({ state, suspendedAt, suspendedReason, deletesAt }: ShownOrganization): string {
  const suspended =
    suspendedAt && `suspended since ${suspendedAt}${suspendedReason ? ` (${suspendedReason})` : ''}`;
  const deleting = deletesAt && `to be deleted on ${deletesAt}`;
  return [suspended, deleting].filter(Boolean).join(', ') || state;
}
