import { Type } from 'typebox';
import { greeting } from './greeting.ts';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const accountLinked = template(
  Type.Object({
    fullName: Type.Optional(Type.String()),
    provider: Type.String(),
    linkedAt: Type.String(),
    link: Type.String(),
  }),
  ({ fullName, provider, linkedAt, link }) => ({
    subject: line`You can now sign in with ${provider}`,
    paragraphs: [
      greeting(fullName),
      line`An account at ${provider} was linked to yours on ${moment(linkedAt)}. Whoever has it can sign in as you.`,
      'If it was you, you do not have to do anything. If not, unlink it and change your password at once:',
    ],
    action: { label: 'See how you sign in', url: link },
  }),
);
