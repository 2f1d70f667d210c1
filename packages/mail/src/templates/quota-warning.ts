import { Type } from 'typebox';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const quotaWarning = template(
  Type.Object({
    organizationName: Type.String(),
    used: Type.Integer(),
    limit: Type.Integer(),
    resetsAt: Type.String(),
  }),
  ({ organizationName, used, limit, resetsAt }) => ({
    subject: line`${organizationName} has used 80 % of its monthly quota`,
    paragraphs: [
      'Hello,',
      line`The organization “${organizationName}” has used ${used} of its ${limit} optimizations of this month.`,
      line`A new month begins on ${moment(resetsAt)}. If you need more before then, ask the operator of your Prompt Refinery for a larger plan.`,
    ],
  }),
);
