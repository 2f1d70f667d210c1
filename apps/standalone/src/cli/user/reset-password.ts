import { issuePasswordReset } from '@refinery/domain/auth/issue-password-reset.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const resetPasswordCommand: Command = {
  name: 'user reset-password',
  args: ['email'],
  options: { print: { type: 'boolean', what: 'prints the link instead of mailing it' } },
  summary: 'has a person choose a new password, by a link that is mailed',
  details: [
    'The link works once, for 60 minutes, and ends the older ones. The password stays until it is used.',
    'A mail goes out as soon as a worker runs, within RECONCILE_INTERVAL_MS.',
  ],
  read: ({ args: [email = ''], options }) => {
    const by = options.print === true ? 'answer' : 'mail';
    return async (ctx, output) => {
      const settings = ctx.readSettings();
      const inFlight = await ctx.loadInFlight();
      const reset = await issuePasswordReset({ ...ctx, settings, inFlight }, { email, by });
      await output.tell(reset, [
        reset.link ??
          `A link to choose a new password goes to ${reset.email}. It works once, for 60 minutes.`,
      ]);
      if (reset.link) output.note('It works once, for 60 minutes, for whoever has it.');
      return DONE;
    };
  },
};
