import { Type } from 'typebox';
import { line } from './line.ts';
import { moment } from './moment.ts';
import { template } from './template.ts';

export const quotaReached = template(
  Type.Object({ organizationName: Type.String(), limit: Type.Integer(), resetsAt: Type.String() }),
  ({ organizationName, limit, resetsAt }) => ({
    subject: line`${organizationName} has used up its monthly quota`,
    paragraphs: [
      'Hello,',
      line`The organization “${organizationName}” has used all ${limit} optimizations of this month. Further requests are refused.`,
      line`Requests are accepted again from ${moment(resetsAt)}. If you need more before then, ask the operator of your Prompt Refinery for a larger plan.`,
    ],
  }),
);
