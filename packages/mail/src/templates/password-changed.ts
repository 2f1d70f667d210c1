import { Type } from 'typebox';
import { greeting } from './greeting.ts';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

const Count = Type.Integer({ minimum: 0 });

export const passwordChanged = template(
  Type.Object({
    fullName: Type.Optional(Type.String()),
    changedAt: Type.String(),
    link: Type.String(),
    // Mails that were accepted before these were counted lack them.
    workingApiKeys: Type.Optional(Count),
    revokedApiKeys: Type.Optional(Count),
  }),
  ({ fullName, changedAt, link, workingApiKeys = 0, revokedApiKeys = 0 }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      greeting(fullName),
      line`The password of your account was changed on ${moment(changedAt)}, and your other sessions have ended.`,
      ...(revokedApiKeys ? [`Number of your API keys that were deleted: ${revokedApiKeys}.`] : []),
      ...(workingApiKeys
        ? [
            `Number of your API keys that still work: ${workingApiKeys}. Delete those that somebody else may know.`,
          ]
        : []),
      'If it was you, you do not have to do anything. If not, choose a new password at once:',
    ],
    action: { label: 'Ask for a new password', url: link },
  }),
);
