import { PLANS } from '@refinery/contracts/enums.ts';
import { changePlan } from '@refinery/domain/organizations/change-plan.ts';
import { Mistake } from '@refinery/terminal/mistake.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { limitText } from '../words.ts';

export const planCommand: Command = {
  name: 'org plan',
  args: ['slug', 'plan'],
  summary: `puts an organization on a plan: ${PLANS.join(', ')}`,
  details: [
    'It applies from the next request, with its limits. What was used this month stays counted. A limit of',
    'its own (org limit) is removed.',
  ],
  read: ({ args: [slug = '', name] }) => {
    const plan = PLANS.find((one) => one === name);
    if (!plan) throw new Mistake(`There is no plan ${name}, only ${PLANS.join(', ')}`);
    return async (ctx, output) => {
      const { before, after } = await changePlan(ctx, { slug, plan });
      await output.tell({ slug, before, after }, [
        `${slug}: ${after.plan}, ${limitText(after.limit)} optimizations a month (before: ${before.plan}, ${limitText(before.limit)})`,
      ]);
      return DONE;
    };
  },
};
