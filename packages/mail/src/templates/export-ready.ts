import { Type } from 'typebox';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const exportReady = template(
  Type.Object({ fullName: Type.String(), link: Type.String(), expiresAt: Type.String() }),
  ({ fullName, link, expiresAt }) => ({
    subject: 'Your data are ready',
    paragraphs: [
      line`Hello ${fullName},`,
      'You asked for everything that we hold about you. It waits for you as one archive.',
    ],
    action: { label: 'Download your data', url: link },
    notes: [
      line`The link works once, until ${moment(expiresAt)}. Then the archive is deleted.`,
      'It was not you? Then somebody else is signed in to your account: change your password, and do not pass this link on.',
    ],
  }),
);
