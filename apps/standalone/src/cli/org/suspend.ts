import { suspendOrganization } from '@refinery/domain/organizations/suspend-organization.ts';
import { type Command, textOf } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const suspendCommand: Command = {
  name: 'org suspend',
  args: ['slug'],
  options: {
    reason: { type: 'string', value: 'text', what: 'the reason; its people see it in every refused request' },
  },
  summary: 'suspends an organization',
  details: [
    'Its people and API keys get 403 organization_suspended, but see who they are, sign out, export and delete.',
    'Its batches and webhook deliveries wait. Mails to its people are still sent. If it is already suspended, only the reason changes.',
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
          ? `${slug} was already suspended. The reason was changed.`
          : `${slug} is suspended. Its people and API keys are refused. Its batches and webhooks wait.`,
      ]);
      return DONE;
    };
  },
};
