import { suspendOrganization } from '@refinery/domain/organizations/suspend-organization.ts';
import { type Command, textOf } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const suspendCommand: Command = {
  name: 'org suspend',
  args: ['slug'],
  options: {
    reason: { type: 'string', value: 'text', what: 'the reason; its people see it in every refusal' },
  },
  summary: 'suspends an organization, so that nobody can work in it',
  details: [
    'Its people and API keys get 403 organization_suspended. They can still read who they are, sign out, export and delete.',
    'Its batches and webhook deliveries wait. Mails to its people are still sent. Run it again to change the reason.',
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
          ? `${slug} was already suspended. The reason is changed.`
          : `${slug} is suspended. Requests of its people and API keys are refused, and its batches and webhooks wait.`,
      ]);
      return DONE;
    };
  },
};
