import { PLANS } from '@refinery/contracts/enums.ts';
import { changePlan } from '@refinery/domain/organizations/change-plan.ts';
import { releasePlan } from '@refinery/domain/organizations/release-plan.ts';
import { Mistake } from '@refinery/terminal/mistake.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { limitText } from '../words.ts';

/** Leaves the plan to billing again. */
const RELEASE = 'stripe';

export const planCommand: Command = {
  name: 'org plan',
  args: ['slug', 'plan'],
  summary: `changes the plan of an organization: ${PLANS.join(', ')}, ${RELEASE}`,
  details: [
    'The plan and its limits apply from the next request on. What was used this month still counts. A limit that',
    'was set with `org limit` is removed. Billing does not change a plan that was set here, until',
    `\`org plan <slug> ${RELEASE}\` lets it: then the organization has the plan that billing knows of, or free.`,
  ],
  read: ({ args: [slug = '', name] }) => {
    const plan = PLANS.find((one) => one === name);
    if (!plan && name !== RELEASE)
      throw new Mistake(`There is no plan ${name}; the plans are ${PLANS.join(', ')}`);
    return async (ctx, output) => {
      const operated = { ...ctx, quotas: await ctx.loadQuotas() };
      const { before, after } = plan
        ? await changePlan(operated, { slug, plan })
        : await releasePlan(operated, { slug });
      await output.tell({ slug, before, after }, [
        `${slug}: ${after.plan}, ${limitText(after.limit)} optimizations a month (before: ${before.plan}, ${limitText(before.limit)})`,
      ]);
      return DONE;
    };
  },
};
