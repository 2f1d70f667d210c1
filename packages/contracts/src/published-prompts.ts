import { type Static, Type } from 'typebox';
import {
  publishedCategoryExample,
  publishedPromptExample,
  publishedPromptItemExample,
  reportPublishedPromptExample,
} from './examples/published-prompts.ts';
import { pageFields } from './pagination.ts';
import { ConfigSchema, MessageSchema, PROMPT_TYPES, PUBLIC_STATUSES } from './prompts.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** The chapter of the documentation. */
export const PUBLISHED_TAG = {
  name: 'Public prompts',
  description: 'Prompts that organizations have published for everybody',
};

/**
 * What became of a published text. `pending`: nobody has looked at it; `approved`: everybody sees it;
 * `rejected`: an operator has refused it; `hidden`: reports have hidden it; `replaced`: a later text is shown
 * instead.
 */
const SNAPSHOT_STATUSES = [...PUBLIC_STATUSES, 'replaced'] as const;
export type SnapshotStatus = (typeof SNAPSHOT_STATUSES)[number];

/** What a program found in a text that must not be published. */
const SCREENED_KINDS = ['secret', 'email', 'phone'] as const;

export const ScreenedSchema = Type.Object(
  {
    path: Type.String({ description: 'The field, for example `messages/0/content`' }),
    what: oneOf(SCREENED_KINDS),
    start: Type.Integer({ description: 'In UTF-16 code units from the start of the field' }),
    end: Type.Integer(),
  },
  { title: 'ScreenedSpan' },
);
export type ScreenedSpan = Static<typeof ScreenedSchema>;

const id = Uuid('Of the public prompt. It stays the same when the text changes');
const text = nullable<string>({ type: 'string' });

const shownFields = {
  id,
  name: Type.String(),
  title: Type.String({ description: 'The same as `name`' }),
  description: text,
  category: text,
  tags: Type.Array(Type.String()),
  type: oneOf(PROMPT_TYPES),
  tokens: Type.Integer({ description: 'Counted with the o200k encoding' }),
  qualityScore: nullable<number>({
    type: 'number',
    description: '0–1: how many of the rules of a good prompt it meets, by weight',
  }),
  viewCount: Type.Integer({ description: 'How often it was read. It may be up to 15 minutes old' }),
  createdAt: Timestamp('When the prompt was published first'),
  updatedAt: Timestamp('When this text was published'),
};

export const PublishedPromptItemSchema = Type.Object(
  {
    ...shownFields,
    excerpt: Type.String({ description: 'How the text begins, up to 300 characters' }),
  },
  { title: 'PublicPromptItem', examples: [publishedPromptItemExample] },
);
export type PublishedPromptItem = Static<typeof PublishedPromptItemSchema>;

export const PublishedPromptSchema = Type.Object(
  {
    ...shownFields,
    messages: Type.Array(MessageSchema),
    content: Type.String({ description: 'The contents of all messages' }),
    config: ConfigSchema,
    variables: Type.Array(Type.String()),
  },
  { title: 'PublicPrompt', examples: [publishedPromptExample] },
);
export type PublishedPromptReply = Static<typeof PublishedPromptSchema>;

export const PublishedPromptsQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    category: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    tag: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    q: Type.Optional(
      Type.String({
        minLength: 3,
        maxLength: 200,
        pattern: '\\S{3}',
        description:
          'Words that names, descriptions or texts contain, in capitals or small letters. One of them has three letters or more',
      }),
    ),
  },
  strict,
);
export type PublishedPromptsQuery = Static<typeof PublishedPromptsQuery>;

export const PublishedCategorySchema = Type.Object(
  { category: Type.String(), count: Type.Integer({ description: 'How many public prompts it has' }) },
  { title: 'PublicCategory', examples: [publishedCategoryExample] },
);
export type PublishedCategory = Static<typeof PublishedCategorySchema>;

export const PublishedPromptParams = Type.Object({
  id: Type.String({ format: 'uuid', examples: [publishedPromptExample.id] }),
});

export const ReportPublishedPromptBody = Type.Object(
  {
    reason: Type.String({
      minLength: 1,
      maxLength: 1_000,
      pattern: '\\S',
      description: 'What is wrong with it. Operators read this',
    }),
  },
  { title: 'PublicPromptReport', ...strict, examples: [reportPublishedPromptExample] },
);
export type ReportPublishedPromptBody = Static<typeof ReportPublishedPromptBody>;
