import { type Static, Type } from 'typebox';
import {
  PROVIDERS,
  type Provider,
  REFINED_TEXT_REASONS,
  REFINED_TEXT_STATUSES,
  REMOTE_PROVIDERS,
  type RefinedTextReason,
} from './enums.ts';
import { decideTextExample, refinedTextEntryExample, refinedTextExample } from './examples/refined-texts.ts';
import { pageFields } from './pagination.ts';
import { type Checks, ChecksSchema, EditSchema } from './result-parts.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

export const RefinedTextsQuery = Type.Object(
  { ...pageFields, cursor: Type.Optional(Uuid()), status: Type.Optional(oneOf(REFINED_TEXT_STATUSES)) },
  strict,
);
export type RefinedTextsQuery = Static<typeof RefinedTextsQuery>;

const Count = (description: string) => Type.Integer({ minimum: 0, description });
const Dollars = (description: string) => nullable<number>({ type: 'number', description });
const Moment = (description: string) => Type.Unsafe<string | null>({ ...NullableTimestamp, description });

const entry = {
  id: Uuid(),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the text in UTF-8' }),
  status: oneOf(REFINED_TEXT_STATUSES, {
    description:
      '`seen`: nothing is decided. `refining`: it is being refined. `proposed`: there is a refined text that no call uses. `active`: calls use it. `verbatim`: the text stays as it is',
  }),
  reason: nullable<RefinedTextReason>({
    type: 'string',
    enum: [...REFINED_TEXT_REASONS],
    description:
      'Why it stays as it is. `loss`: a requirement was lost. `no_gain`: it was not shorter. `cache_minimum`: the model would not cache the shorter prompt. `json_word`: the word JSON was lost, which OpenAI requires for `json_object`. `rejected`: somebody decided so. With the status `seen`, `refining_failed`: it will be tried again',
  }),
  excerpt: Type.String({ description: 'The first 200 characters of the text' }),
  tokens: Count('Of the text (o200k)'),
  refinedTokens: nullable<number>({
    type: 'integer',
    description: 'Of the refined text; null: there is none',
  }),
  savingsPercentage: nullable<number>({ type: 'number', description: 'Negative if it is longer' }),
  provider: oneOf(REMOTE_PROVIDERS, { description: 'The provider that it was sent to last' }),
  model: Type.String({ description: 'The model that it was sent to last' }),
  recentCalls: Type.Number({
    minimum: 0,
    description:
      'Calls of about the last seven days: a sum that decays, in which a call of seven days ago counts 0.37',
  }),
  recentUsd: Type.Number({
    minimum: 0,
    description:
      'What the tokens of the text cost in these calls, estimated. Repeated calls count at the price of cached tokens',
  }),
  refiningUsd: Dollars('What refining it cost; null: it was not refined, or the price is not known'),
  refinedBy: nullable<Provider>({ type: 'string', enum: [...PROVIDERS] }),
  refinedByModel: nullable<string>({ type: 'string' }),
  optimizationId: nullable<string>({
    type: 'string',
    format: 'uuid',
    description: 'The optimization that made the refined text. It may be deleted',
  }),
  activeFrom: Moment('From when on calls use the refined text; null: never'),
  activeUntil: Moment('Until when calls use it; null: without end'),
  firstSeenAt: Timestamp(),
  lastSeenAt: Timestamp(),
};

export const RefinedTextEntrySchema = Type.Object(entry, {
  title: 'RefinedTextEntry',
  examples: [refinedTextEntryExample],
});
export type RefinedTextEntry = Static<typeof RefinedTextEntrySchema>;

export const RefinedTextSchema = Type.Object(
  {
    ...entry,
    text: Type.String(),
    refinedText: nullable<string>({ type: 'string' }),
    checks: nullable<Checks>(ChecksSchema),
    edits: Type.Array(EditSchema, { description: 'They make the refined text of the text' }),
  },
  { title: 'RefinedText', examples: [refinedTextExample] },
);
export type RefinedTextReply = Static<typeof RefinedTextSchema>;

export const DecideTextBody = Type.Object(
  {
    status: oneOf(['active', 'verbatim'] as const, {
      description: '`active`: calls use the refined text. `verbatim`: the text stays as it is',
    }),
  },
  { title: 'TextDecision', ...strict, examples: [decideTextExample] },
);
export type DecideTextBody = Static<typeof DecideTextBody>;
