import { type Static, Type } from 'typebox';
import { moderatedPromptExample, moderatePromptExample } from './examples/moderation.ts';
import { pageFields } from './pagination.ts';
import { PUBLIC_STATUSES } from './prompts.ts';
import { PublishedPromptSchema, ScreenedSchema } from './published-prompts.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

const { title: _, id: __, updatedAt: ___, ...shownFields } = PublishedPromptSchema.properties;
const reason = nullable<string>({
  type: 'string',
  minLength: 1,
  maxLength: 1_000,
  description: 'The organization is told',
});

export const ModeratedPromptsQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    status: Type.Optional(
      oneOf([...PUBLIC_STATUSES, 'reported'] as const, {
        default: 'pending',
        description:
          '`reported`: what people have reported since an operator decided last, hidden or not yet. Default: `pending`',
      }),
    ),
  },
  strict,
);
export type ModeratedPromptsQuery = Static<typeof ModeratedPromptsQuery>;

export const ModeratedPromptSchema = Type.Object(
  {
    id: Uuid('Of exactly this text. Another text of the same prompt has another one'),
    publicId: Uuid('Of the public prompt'),
    organizationId: Uuid(),
    version: Type.Integer({ description: 'The number of the version that was published' }),
    ...shownFields,
    createdAt: Timestamp('When this text was published'),
    status: oneOf(PUBLIC_STATUSES),
    reason: nullable<string>({ type: 'string' }),
    judgedAt: NullableTimestamp,
    screened: Type.Array(ScreenedSchema, {
      description:
        'What screening found and no operator has allowed before. To approve the text allows the same words in all texts of the organization',
    }),
    reportCount: Type.Integer({
      description: 'How many people have reported it since a decision, also those whose reports do not count',
    }),
    reports: Type.Array(
      Type.Object(
        { organizationId: Uuid(), reason: Type.String(), createdAt: Timestamp() },
        { title: 'PromptReport' },
      ),
      { description: 'The first 20 of them' },
    ),
  },
  { title: 'ModeratedPrompt', examples: [moderatedPromptExample] },
);
export type ModeratedPromptReply = Static<typeof ModeratedPromptSchema>;

export const ModeratePromptBody = Type.Object(
  { status: oneOf(['approved', 'rejected'] as const), reason: Type.Optional(reason) },
  { title: 'PromptVerdict', ...strict, examples: [moderatePromptExample] },
);
export type ModeratePromptBody = Static<typeof ModeratePromptBody>;

export const ModeratedPromptParams = Type.Object({
  id: Type.String({ format: 'uuid', examples: [moderatedPromptExample.id] }),
});
