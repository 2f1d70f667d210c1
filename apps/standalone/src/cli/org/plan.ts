import { PLANS } from '@refinery/contracts/enums.ts';
import { changePlan } from '@refinery/domain/organizations/change-plan.ts';
import { Mistake } from '@refinery/terminal/mistake.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { limitText } from '../words.ts';

export const planCommand: Command = {
  name: 'org plan',
  args: ['slug', 'plan'],
  summary: `changes the plan of an organization: ${PLANS.join(', ')}`,
  details: [
    'The plan and its limits apply from the next request on. What was used this month still counts. A limit that',
    'was set with `org limit` is removed.',
  ],
  read: ({ args: [slug = '', name] }) => {
    const plan = PLANS.find((one) => one === name);
    if (!plan) throw new Mistake(`There is no plan ${name}; the plans are ${PLANS.join(', ')}`);
    return async (ctx, output) => {
      const { before, after } = await changePlan({ ...ctx, quotas: await ctx.loadQuotas() }, { slug, plan });
      await output.tell({ slug, before, after }, [
        `${slug}: ${after.plan}, ${limitText(after.limit)} optimizations a month (before: ${before.plan}, ${limitText(before.limit)})`,
      ]);
      return DONE;
    };
  },
};
