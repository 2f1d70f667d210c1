import { Type } from 'typebox';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const paymentDue = template(
  Type.Object({ organizationName: Type.String(), endsAt: Type.String(), link: Type.String() }),
  ({ organizationName, endsAt, link }) => ({
    subject: line`A payment of ${organizationName} is due`,
    paragraphs: [
      'Hello,',
      line`A payment for the plan of the organization “${organizationName}” has failed.`,
      line`The plan stays until ${moment(endsAt)}. If nothing is paid until then, the plan is Free. Nothing is deleted.`,
      'Change the card, or pay the open invoice. Then everything stays as it is.',
    ],
    action: { label: 'Open the billing page', url: link },
  }),
);
