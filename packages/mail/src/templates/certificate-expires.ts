import { Type } from 'typebox';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const certificateExpires = template(
  Type.Object({
    organizationName: Type.String(),
    connectionName: Type.String(),
    expiresAt: Type.String(),
    link: Type.String(),
  }),
  ({ organizationName, connectionName, expiresAt, link }) => ({
    subject: line`The certificate of ${connectionName} expires`,
    paragraphs: [
      'Hello,',
      line`People of the organization “${organizationName}” sign in through “${connectionName}”. The last certificate of it that we know expires on ${moment(expiresAt)}. From then on, nobody can sign in through it.`,
      'Make a new certificate at the identity provider. Then give us its new metadata.',
    ],
    action: { label: 'Open the connection', url: link },
  }),
);
