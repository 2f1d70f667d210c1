import { addOperator, removeOperator } from '@refinery/domain/auth/set-operator.ts';
import type { Command, Run } from '../command.ts';
import { DONE } from '../exit-codes.ts';

export const operatorCommand: Command = {
  name: 'user operator',
  args: ['email'],
  options: { revoke: { type: 'boolean', what: 'ends this for the person' } },
  summary: 'lets a person operate the service by the API',
  details: [
    'They see accounts and counts of all organizations, repeat failed jobs and mail everybody. They see no prompts.',
    'They need a confirmed e-mail and two-factor sign-in. It takes effect with their next request.',
  ],
  question: ({ args: [email], options: { revoke } }) =>
    revoke === true
      ? `Make ${email} an operator no more?`
      : `Make ${email} an operator? They will see the accounts of all organizations.`,
  read: ({ args: [email = ''], options: { revoke } }) => (revoke === true ? remove(email) : add(email)),
};

const add =
  (email: string): Run =>
  async (ctx, output) => {
    const { changed, mustSetUpTwoFactor } = await addOperator(ctx, { email });
    await output.tell({ email, changed, mustSetUpTwoFactor }, [
      changed ? `${email} is an operator.` : `${email} was already an operator.`,
    ]);
    if (mustSetUpTwoFactor)
      output.note(`! ${email} has no two-factor sign-in. Until it is set up, they get 403.`);
    return DONE;
  };

const remove =
  (email: string): Run =>
  async (ctx, output) => {
    const { changed } = await removeOperator(ctx, { email });
    await output.tell({ email, changed }, [
      changed ? `${email} is no operator any more.` : `${email} was not an operator.`,
    ]);
    return DONE;
  };
