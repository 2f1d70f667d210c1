import { Type } from 'typebox';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const ssoBypassed = template(
  Type.Object({
    organizationName: Type.String(),
    email: Type.String(),
    signedInAt: Type.String(),
    link: Type.String(),
  }),
  ({ organizationName, email, signedInAt, link }) => ({
    subject: line`${email} signed in without single sign-on`,
    paragraphs: [
      'Hello,',
      line`The organization “${organizationName}” requires single sign-on. ${email} is one of the admins who may sign in without it, and did so on ${moment(signedInAt)}.`,
      'If that was not expected, ask them. If you take this exception away, their sessions end here at once:',
    ],
    action: { label: 'See who may sign in without it', url: link },
  }),
);
