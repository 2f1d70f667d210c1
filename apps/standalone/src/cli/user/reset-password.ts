import { issuePasswordReset } from '@refinery/domain/auth/issue-password-reset.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const resetPasswordCommand: Command = {
  name: 'user reset-password',
  args: ['email'],
  options: { print: { type: 'boolean', what: 'prints the link instead of mailing it' } },
  summary: 'mails a person a link to choose a new password',
  details: [
    'The link works once, within 60 minutes. Older links stop working. The password does not change until the link is used.',
    'A running worker sends the mail within RECONCILE_INTERVAL_MS.',
  ],
  read: ({ args: [email = ''], options }) => {
    const by = options.print === true ? 'answer' : 'mail';
    return async (ctx, output) => {
      const settings = ctx.readSettings();
      const quotas = await ctx.loadQuotas();
      const reset = await issuePasswordReset({ ...ctx, settings, quotas }, { email, by });
      await output.tell(reset, [
        reset.link ??
          `A link to choose a new password is mailed to ${reset.email}. It works once, within 60 minutes.`,
      ]);
      if (reset.link) output.note('Anybody who has the link can use it. It works once, within 60 minutes.');
      return DONE;
    };
  },
};
