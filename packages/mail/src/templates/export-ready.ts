import { Type } from 'typebox';
import { greeting } from './greeting.ts';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const exportReady = template(
  Type.Object({ fullName: Type.Optional(Type.String()), link: Type.String(), expiresAt: Type.String() }),
  ({ fullName, link, expiresAt }) => ({
    subject: 'Your data is ready',
    paragraphs: [
      greeting(fullName),
      'You asked for everything that we store about you. It is ready for you to download as one archive.',
    ],
    action: { label: 'Download your data', url: link },
    notes: [
      line`The link works once, until ${moment(expiresAt)}. Then the archive is deleted.`,
      'If you did not ask for this, somebody else is signed in to your account. Change your password, and do not give this link to anybody.',
    ],
  }),
);
