import { type Static, Type } from 'typebox';
import { reviewBodyExample, reviewExample, reviewRulesExample } from './examples/reviews.ts';
import { MAX_TEXT_LENGTH } from './optimizations.ts';
import { ChecksSchema } from './result-parts.ts';
import { NullableTimestamp, nullable, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** More than a text of the largest size has edits in practice. */
const MOST_REJECTED = 20_000;

const RejectedEditSchema = Type.Object(
  {
    start: Type.Integer({ minimum: 0, maximum: MAX_TEXT_LENGTH }),
    end: Type.Integer({ minimum: 0, maximum: MAX_TEXT_LENGTH }),
    replacement: Type.String({ maxLength: MAX_TEXT_LENGTH }),
  },
  { title: 'RejectedEdit', ...strict },
);
export type RejectedEdit = Static<typeof RejectedEditSchema>;

export const PutReviewBody = Type.Object(
  {
    rejected: Type.Array(RejectedEditSchema, {
      maxItems: MOST_REJECTED,
      description:
        'Edits of `GET /optimize/{id}?include=edits` that were put back: there, the text of the original stays',
    }),
    text: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: MAX_TEXT_LENGTH,
        description:
          'The text as somebody left it. Default: the original with all edits that are not in `rejected`',
      }),
    ),
  },
  { title: 'ReviewRequest', ...strict, examples: [reviewBodyExample] },
);
export type PutReviewBody = Static<typeof PutReviewBody>;

export const ReviewSchema = Type.Object(
  {
    text: nullable<string>({ type: 'string', description: 'null if the texts were removed' }),
    rejected: Type.Array(RejectedEditSchema, { description: 'Empty if the texts were removed' }),
    checks: ChecksSchema,
    tokens: Type.Object(
      { original: Type.Integer(), rewritten: Type.Integer() },
      { description: 'Of the original and of `text`, counted with the o200k encoding' },
    ),
    reviewedBy: nullable<string>({
      ...Uuid(),
      description: 'The user, or whom the API key belongs to; null if the user was deleted',
    }),
    reviewedAt: Timestamp(),
    textsRemovedAt: Type.Unsafe<string | null>({
      ...NullableTimestamp,
      description: 'When the texts were removed because of the setting `promptRetentionDays`',
    }),
  },
  { title: 'Review', examples: [reviewExample] },
);
export type ReviewReply = Static<typeof ReviewSchema>;

export const ReviewRulesQuery = Type.Object(
  {
    from: Type.Optional(Timestamp('Only reviews made at or after this time')),
    to: Type.Optional(Timestamp('Only reviews made before this time')),
  },
  strict,
);
export type ReviewRulesQuery = Static<typeof ReviewRulesQuery>;

export const ReviewRuleSchema = Type.Object(
  {
    rule: nullable<string>({
      type: 'string',
      description: 'The `pass` of the edits; null if a model changed the words',
    }),
    reason: Type.String({ description: 'The `reason` of the edits' }),
    proposed: Type.Integer({ description: 'Edits of this kind in the reviewed results' }),
    rejected: Type.Integer({ description: 'How many of them were put back' }),
    share: Type.Number({ description: '`rejected` ÷ `proposed`, 0 to 1, with three decimal places' }),
  },
  { title: 'ReviewRule', examples: [reviewRulesExample] },
);
export type ReviewRule = Static<typeof ReviewRuleSchema>;
