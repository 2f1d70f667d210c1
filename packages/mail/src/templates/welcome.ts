import { Type } from 'typebox';
import { greeting } from './greeting.ts';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const welcome = template(
  Type.Object({ fullName: Type.Optional(Type.String()), link: Type.String(), expiresAt: Type.String() }),
  ({ fullName, link, expiresAt }) => ({
    subject: 'Welcome to Prompt Refinery: confirm your e-mail',
    paragraphs: [
      greeting(fullName),
      'Your account is ready. Please confirm that this e-mail address is yours.',
    ],
    action: { label: 'Confirm my e-mail', url: link },
    notes: [
      line`The link works once, until ${moment(expiresAt)}. After that, sign in and ask for a new one.`,
      'If you did not make an account, somebody typed your address by mistake. Do not open the link.',
    ],
  }),
);
