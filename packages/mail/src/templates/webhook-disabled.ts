import { Type } from 'typebox';
import { line } from './line.ts';
import { template } from './template.ts';

export const webhookDisabled = template(
  Type.Object({ organizationName: Type.String(), url: Type.String(), reason: Type.String() }),
  ({ organizationName, url, reason }) => ({
    subject: line`A webhook of ${organizationName} was switched off`,
    paragraphs: [
      'Hello,',
      line`A webhook of the organization “${organizationName}” was switched off, because its deliveries kept failing.`,
      line`Its address: ${url}`,
      line`The last reason: ${reason}`,
      'Repair the service at that address, then switch the webhook on again. Until then, nothing is sent to it.',
    ],
  }),
);
