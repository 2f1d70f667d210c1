import { Type } from 'typebox';
import { line } from './line.ts';
import { template } from './template.ts';

export const domainMissing = template(
  Type.Object({ organizationName: Type.String(), domain: Type.String(), link: Type.String() }),
  ({ organizationName, domain, link }) => ({
    subject: line`The DNS record of ${domain} is missing`,
    paragraphs: [
      'Hello,',
      line`The organization “${organizationName}” has proved the domain ${domain} by a record in its DNS. This record is missing now.`,
      'Put it back. After seven days without it, the domain does not belong to the organization any more.',
    ],
    action: { label: 'See the record', url: link },
  }),
);
