import { Type } from 'typebox';
import { greeting } from './greeting.ts';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const verifyEmail = template(
  Type.Object({ fullName: Type.Optional(Type.String()), link: Type.String(), expiresAt: Type.String() }),
  ({ fullName, link, expiresAt }) => ({
    subject: 'Confirm your e-mail',
    paragraphs: [greeting(fullName), 'Please confirm that this e-mail address is yours.'],
    action: { label: 'Confirm my e-mail', url: link },
    notes: [
      line`The link works once, until ${moment(expiresAt)}. Links that were sent before no longer work.`,
      'If you did not ask for this, you do not have to do anything.',
    ],
  }),
);
