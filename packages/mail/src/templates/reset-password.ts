import { Type } from 'typebox';
import { greeting } from './greeting.ts';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const resetPassword = template(
  Type.Object({ fullName: Type.Optional(Type.String()), link: Type.String(), expiresAt: Type.String() }),
  ({ fullName, link, expiresAt }) => ({
    subject: 'Choose a new password',
    paragraphs: [greeting(fullName), 'Somebody asked for a new password for your account.'],
    action: { label: 'Choose a new password', url: link },
    notes: [
      line`The link works once, until ${moment(expiresAt)}. Links that were sent before no longer work.`,
      'If it was not you, you do not have to do anything. Your password does not change.',
    ],
  }),
);
