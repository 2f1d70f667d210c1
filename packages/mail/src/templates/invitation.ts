import { Type } from 'typebox';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const invitation = template(
  Type.Object({
    inviterName: Type.String(),
    organizationName: Type.String(),
    role: Type.String(),
    link: Type.String(),
    expiresAt: Type.String(),
  }),
  ({ inviterName, organizationName, role, link, expiresAt }) => ({
    subject: line`Join ${organizationName} on Prompt Refinery`,
    paragraphs: [
      'Hello,',
      line`${inviterName} invites you to join the organization “${organizationName}” on Prompt Refinery, with the role ${role}.`,
    ],
    action: { label: 'See the invitation', url: link },
    notes: [
      line`The invitation is open until ${moment(expiresAt)}.`,
      'If you do not know this person, you do not have to do anything. You do not join unless you open the link and accept.',
    ],
  }),
);
