import { Type } from 'typebox';
import { line } from './line.ts';
import { template } from './template.ts';

export const domainLost = template(
  Type.Object({ organizationName: Type.String(), domain: Type.String(), link: Type.String() }),
  ({ organizationName, domain, link }) => ({
    subject: line`The domain ${domain} is not proved any more`,
    paragraphs: [
      'Hello,',
      line`The DNS record of ${domain} was missing for seven days. The domain does not belong to the organization “${organizationName}” any more, and another one can prove it.`,
      'To have it back, put the record into the DNS again and verify the domain.',
    ],
    action: { label: 'Verify the domain', url: link },
  }),
);
