import { type Static, Type } from 'typebox';
import {
  createdShareExample,
  createShareExample,
  SHARE_TOKEN_EXAMPLE,
  sharedPromptExample,
  shareExample,
  updateShareExample,
} from './examples/sharing.ts';
import { pageFields } from './pagination.ts';
import { DEFAULT_LABEL } from './prompt-labels.ts';
import { ConfigSchema, MessageSchema, PROMPT_TYPES, VersionField } from './prompts.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

const MAX_VIEWS = 1_000_000_000;

const Password = nullable<string>({
  type: 'string',
  minLength: 1,
  maxLength: 200,
  // What a header can hold: no line breaks, and no spaces at its ends.
  pattern: '^[^\\s\\u0000-\\u001f\\u007f](?:[^\\u0000-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f])?$',
  description: 'Whoever opens the link must send it in `X-Share-Password`. null: without a password',
});
const MaxViews = nullable<number>({
  type: 'integer',
  minimum: 1,
  maximum: MAX_VIEWS,
  description: 'How often the prompt can be read. null: any number',
});
const ExpiresAt = nullable<string>({ type: 'string', format: 'date-time', description: 'null: never' });

export const CreateShareBody = Type.Object(
  {
    promptId: Uuid(),
    version: Type.Optional(
      VersionField(
        `Default: the version that has the label \`${DEFAULT_LABEL}\` now. The link keeps showing this version, with the name and the description that the prompt has now`,
      ),
    ),
    password: Type.Optional(Password),
    maxViews: Type.Optional(MaxViews),
    expiresAt: Type.Optional(ExpiresAt),
  },
  { title: 'NewShare', ...strict, examples: [createShareExample] },
);
export type CreateShareBody = Static<typeof CreateShareBody>;

export const UpdateShareBody = Type.Object(
  {
    version: Type.Optional(
      VersionField('The link shows it with the name and the description that the prompt has now'),
    ),
    password: Type.Optional(Password),
    maxViews: Type.Optional(MaxViews),
    expiresAt: Type.Optional(ExpiresAt),
  },
  { title: 'ShareChange', ...strict, examples: [updateShareExample] },
);
export type UpdateShareBody = Static<typeof UpdateShareBody>;

export const ListSharesQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    promptId: Type.Optional(Uuid('Only links to this prompt')),
  },
  strict,
);
export type ListSharesQuery = Static<typeof ListSharesQuery>;

export const ShareParams = Type.Object({
  token: Type.String({
    minLength: 1,
    maxLength: 100,
    description: 'What is at the end of the link',
    examples: [SHARE_TOKEN_EXAMPLE],
  }),
});
export const OwnShareParams = Type.Object({
  token: Type.String({
    minLength: 1,
    maxLength: 100,
    description: 'What is at the end of the link, or the `id`',
    examples: [shareExample.id],
  }),
});

const shareFields = {
  id: Uuid(),
  promptId: Uuid(),
  version: Type.Integer(),
  hasPassword: Type.Boolean(),
  maxViews: nullable<number>({ type: 'integer' }),
  views: Type.Integer({ description: 'How often the prompt was read' }),
  expiresAt: NullableTimestamp,
  createdAt: Timestamp(),
};

export const ShareSchema = Type.Object(shareFields, { title: 'Share', examples: [shareExample] });
export type ShareReply = Static<typeof ShareSchema>;

export const CreatedShareSchema = Type.Object(
  {
    ...shareFields,
    token: Type.String({ description: 'Opens the link. It is shown only here' }),
    url: Type.String({
      description:
        'A page for people. It shows the prompt when somebody clicks there, and that is a view. To a program that sends `Accept: application/json`, it answers like `GET /sharing/{token}`',
    }),
  },
  { title: 'CreatedShare', examples: [createdShareExample] },
);
export type CreatedShareReply = Static<typeof CreatedShareSchema>;

export const SharedPromptSchema = Type.Object(
  {
    name: Type.String(),
    description: nullable<string>({ type: 'string' }),
    type: oneOf(PROMPT_TYPES),
    version: Type.Integer(),
    content: Type.String({ description: 'The contents of all messages' }),
    messages: Type.Array(MessageSchema),
    config: ConfigSchema,
    variables: Type.Array(Type.String()),
    remainingViews: nullable<number>({ type: 'integer', description: 'null: any number' }),
    expiresAt: NullableTimestamp,
  },
  { title: 'SharedPrompt', examples: [sharedPromptExample] },
);
export type SharedPromptReply = Static<typeof SharedPromptSchema>;
