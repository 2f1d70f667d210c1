import { suspendOrganization } from '@refinery/domain/organizations/suspend-organization.ts';
import { type Command, textOf } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const suspendCommand: Command = {
  name: 'org suspend',
  args: ['slug'],
  options: {
    reason: { type: 'string', value: 'text', what: 'why; its people are told with every refusal' },
  },
  summary: 'lets nobody work in an organization',
  details: [
    'Its people and API keys get 403 organization_suspended, but see who they are, sign out, export and delete.',
    'Its batches and webhook deliveries wait; mails to its people go on. Suspended again, the reason changes.',
  ],
  read: (input) => {
    const {
      args: [slug = ''],
    } = input;
    const reason = textOf(input, 'reason');
    return async (ctx, output) => {
      const { wasSuspended } = await suspendOrganization(ctx, { slug, reason });
      await output.tell({ slug, state: 'suspended', changed: !wasSuspended }, [
        wasSuspended
          ? `${slug} was suspended already; the reason is changed.`
          : `${slug} is suspended: its people and API keys are refused, its batches and webhooks wait.`,
      ]);
      return DONE;
    };
  },
};
