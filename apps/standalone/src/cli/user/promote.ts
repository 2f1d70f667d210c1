import { promoteMember } from '@refinery/domain/members/promote-member.ts';
import { Mistake } from '@refinery/terminal/mistake.ts';
import { type Command, textOf } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const promoteCommand: Command = {
  name: 'user promote',
  args: ['email'],
  options: { org: { type: 'string', value: 'slug', what: 'the organization; required' } },
  summary: 'makes a member of an organization (--org) an admin',
  details: ['For an organization that has lost its admins. The person must already be a member.'],
  read: (input) => {
    const {
      args: [email = ''],
    } = input;
    const slug = textOf(input, 'org');
    if (!slug) throw new Mistake('Give the organization: --org <slug>');
    return async (ctx, output) => {
      const { changed } = await promoteMember(ctx, { email, slug });
      await output.tell({ email, slug, role: 'admin', changed }, [
        changed ? `${email} is an admin of ${slug}.` : `${email} was already an admin of ${slug}.`,
      ]);
      return DONE;
    };
  },
};
