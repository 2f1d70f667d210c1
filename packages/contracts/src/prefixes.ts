import { type Static, Type } from 'typebox';
import { prefixExample } from './examples/prefixes.ts';
import { nullable, strict, Uuid } from './schema-helpers.ts';

const MOST_PREFIX_DAYS = 90;

export const PrefixesQuery = Type.Object(
  {
    days: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MOST_PREFIX_DAYS,
        default: 7,
        description: 'So many days in UTC, with today',
      }),
    ),
  },
  strict,
);
export type PrefixesQuery = Static<typeof PrefixesQuery>;

const Count = (description: string) => Type.Integer({ minimum: 0, description });

export const PrefixSchema = Type.Object(
  {
    keyId: Uuid('The API key'),
    model: Type.String({ description: '`provider/model`, as it was asked for' }),
    calls: Count('Calls through the gateway'),
    inputTokens: Count('All that they read'),
    cachedTokens: Count('Of these, what the cache of the provider had'),
    compared: Count('Prompts that were compared with those before them'),
    differed: Count(
      'Of these, those whose tools or system texts are not the same as in any of the last four',
    ),
    differsAt: nullable<number>({
      type: 'integer',
      description:
        'The byte of the prompt, counted from its tools and then its system texts, at which it differs most often. null: none differed',
    }),
    excerpt: nullable<string>({
      type: 'string',
      description:
        'What stands there, before and after, with a little of what precedes it: `…Today is 2[026-07-01 → 2026-07-02]`. Only for people who may change the organization. null as well: calls keep no texts (`callTexts`), or none differed',
    }),
  },
  { title: 'PromptPrefix', examples: [prefixExample] },
);
export type PrefixReply = Static<typeof PrefixSchema>;
