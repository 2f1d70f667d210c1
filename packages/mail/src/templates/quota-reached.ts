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
      line`The organization “${organizationName}” has used all ${limit} optimizations of this month. Further ones are refused.`,
      line`They are accepted again from ${moment(resetsAt)} on. If you need more until then, ask whoever operates your Prompt Refinery for a larger plan.`,
    ],
  }),
);
