import { issuePasswordReset } from '@refinery/domain/auth/issue-password-reset.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const resetPasswordCommand: Command = {
  name: 'user reset-password',
  args: ['email'],
  options: { print: { type: 'boolean', what: 'prints the link instead of sending a mail' } },
  summary: 'mails a person a link to choose a new password',
  details: [
    'The link works once, for 60 minutes. Older links stop working. The old password works until the link is used.',
    'The mail is sent as soon as a worker runs, within RECONCILE_INTERVAL_MS.',
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
      if (reset.link) output.note('It works once, for 60 minutes, for anybody who has it.');
      return DONE;
    };
  },
};
