import { stopRequiringSso } from '@refinery/domain/sso/stop-requiring-sso.ts';
import { Mistake } from '@refinery/terminal/mistake.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const ssoCommand: Command = {
  name: 'org sso',
  args: ['slug', 'state'],
  summary: 'off: people can sign in with their passwords again, if their identity provider locks them out',
  details: [
    'Only an admin of the organization can require single sign-on again, after signing in through its identity provider.',
  ],
  read: ({ args: [slug = '', state] }) => {
    if (state !== 'off') throw new Mistake('Single sign-on can only be set to off here');
    return async (ctx, output) => {
      const { wasRequired } = await stopRequiringSso(ctx, { slug });
      await output.tell({ slug, changed: wasRequired }, [
        wasRequired
          ? `People of ${slug} can sign in with their passwords again.`
          : `${slug} did not require single sign-on.`,
      ]);
      return DONE;
    };
  },
};
