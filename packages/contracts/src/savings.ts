import { type Static, Type } from 'typebox';
import { savingsExample } from './examples/savings.ts';
import { nullable, oneOf, strict, Timestamp } from './schema-helpers.ts';

const SAVINGS_BY = ['day', 'key', 'model', 'kind'] as const;
export type SavingsBy = (typeof SAVINGS_BY)[number];

/** The longest period, in days, and that of whoever names none. */
export const MOST_SAVINGS_DAYS = 366;
export const DEFAULT_SAVINGS_DAYS = 30;

export const SavingsQuery = Type.Object(
  {
    from: Type.Optional(
      Timestamp(
        `Only calls that began at or after this time. Default: ${DEFAULT_SAVINGS_DAYS} days before \`to\``,
      ),
    ),
    to: Type.Optional(Timestamp('Only calls that began before this time. Default: now')),
    by: Type.Optional(oneOf(SAVINGS_BY, { default: 'day' })),
  },
  strict,
);
export type SavingsQuery = Static<typeof SavingsQuery>;

const Count = (description: string) => Type.Integer({ minimum: 0, description });
const Dollars = (description: string) =>
  nullable<number>({ type: 'number', description: `${description}. null: no price of it is known` });

const savingsFields = {
  calls: Count('All calls to models'),
  inputTokens: Count('All that they read'),
  cachedInputTokens: Count('Of these, what a cache of the provider had, whoever marked it'),
  textTokens: Count('Not sent, because a system text was replaced by a shorter one'),
  textUsd: Dollars(
    'What these would have cost: as tokens from the cache if the call read any, else as tokens written to it if it wrote any, else as others',
  ),
  resultTokens: Count('Not sent, because white space was removed from tool results'),
  resultUsd: Dollars('What these would have cost, in the same way'),
  markedCalls: Count('Calls whose marks for the cache of the provider were set by the gateway'),
  markUsd: Dollars(
    'What reading at these marks saved, less what writing at them cost more than without. Negative: it cost more. Not what the caller’s own marks saved, nor what the provider keeps without any',
  ),
  savedUsd: Dollars('The sum'),
  unpricedCalls: Count(
    'Calls that saved something of which the price is not known. They are in the tokens, not in the dollars',
  ),
};

const group = nullable<string>({
  type: 'string',
  description:
    'The day in UTC, the id of the API key, `provider/model` as it was asked for, or the kind of the call. null: no API key',
});

export const SavingsSchema = Type.Object(
  {
    from: Timestamp(),
    to: Timestamp(),
    by: oneOf(SAVINGS_BY),
    total: Type.Object(savingsFields, { title: 'SavingsTotal' }),
    groups: Type.Array(Type.Object({ group, ...savingsFields }, { title: 'SavingsGroup' }), {
      description: 'In order of the days; else those with the most calls first. At most 1,000',
    }),
  },
  { title: 'Savings', examples: [savingsExample] },
);
export type SavingsReply = Static<typeof SavingsSchema>;
