import { Type } from 'typebox';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const passwordChanged = template(
  Type.Object({ fullName: Type.String(), changedAt: Type.String(), link: Type.String() }),
  ({ fullName, changedAt, link }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      line`Hello ${fullName},`,
      line`The password of your account was changed on ${moment(changedAt)}, and other sessions of yours have ended.`,
      'It was you? Then you need not do anything. If not, choose a new password at once:',
    ],
    action: { label: 'Ask for a new password', url: link },
  }),
);
