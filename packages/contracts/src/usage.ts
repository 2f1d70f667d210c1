import { type Static, Type } from 'typebox';
import { PLANS } from './enums.ts';
import { usageExample } from './examples/service.ts';
import { METERS } from './plans.ts';
import { nullable, oneOf, Timestamp } from './schema-helpers.ts';

const quotaFields = {
  used: Type.Integer(),
  reserved: Type.Integer({ description: 'Reserved for accepted work that has not ended yet' }),
  limit: nullable<number>({ type: 'integer', description: 'null: unlimited' }),
  remaining: nullable<number>({ type: 'integer', description: 'null: unlimited' }),
};

export const UsageReplySchema = Type.Object(
  {
    plan: oneOf(PLANS),
    period: Type.Object({ start: Timestamp(), end: Timestamp() }),
    ...quotaFields,
    resetsAt: Timestamp(),
    meters: Type.Array(Type.Object({ name: oneOf(METERS), ...quotaFields }, { title: 'MeterUsage' }), {
      description:
        'Everything that the plan limits: `optimizations`, as above, `prompts` that are made, `enrichments`, and `test_cells`, which are outputs of tests of prompts',
    }),
    spend: Type.Object(
      {
        budgetUsd: nullable<number>({
          type: 'number',
          description: '`monthlyBudgetUsd` of the organization',
        }),
        spentUsd: Type.Number({
          description: 'What providers billed this month, as far as their prices are known',
        }),
        reservedUsd: Type.Number({
          description: 'The most that the calls that are running now may cost',
        }),
        remainingUsd: nullable<number>({ type: 'number', description: 'null: there is no budget' }),
      },
      { description: 'What providers cost, in US dollars with up to six decimals' },
    ),
    checks: Type.Integer({
      description: 'How many rewrites were checked this month. They do not count toward the quota',
    }),
  },
  { title: 'Usage', examples: [usageExample] },
);
export type UsageReply = Static<typeof UsageReplySchema>;
