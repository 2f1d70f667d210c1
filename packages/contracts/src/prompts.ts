import { type Static, Type } from 'typebox';
import {
  changedPromptExample,
  createPromptExample,
  promptDiffExample,
  promptExample,
  promptVersionExample,
  propagationExample,
  restoreVersionExample,
  updatePromptExample,
} from './examples/prompts.ts';
import { LabelField } from './label.ts';
import { MAX_TEXT_LENGTH, PromptText } from './optimizations.ts';
import { pageFields } from './pagination.ts';
import { MESSAGE_ROLES, type PromptMessage } from './prompt-template.ts';
import { EditSchema } from './result-parts.ts';
import { AnyName, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** The chapter of the documentation. */
export const PROMPTS_TAG = {
  name: 'Prompts',
  description: 'The prompt library: prompts with versions that never change',
};

/** `text`: one user message; `chat`: messages of several roles, or with placeholders. */
export const PROMPT_TYPES = ['text', 'chat'] as const;
export type PromptType = (typeof PROMPT_TYPES)[number];

/** How a version came to be. */
const VERSION_KINDS = ['authored', 'enriched', 'refined', 'restored'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

/** What became of a text that was published last. */
export const PUBLIC_STATUSES = ['pending', 'approved', 'rejected', 'hidden'] as const;
export type PublicStatus = (typeof PUBLIC_STATUSES)[number];

/** The parts of a prompt that is written in sections, in the order in which they are put together. */
export const PROMPT_SECTIONS = ['role', 'task', 'context', 'requirements', 'style', 'output'] as const;
export type PromptSection = (typeof PROMPT_SECTIONS)[number];
export type PromptSections = Partial<Record<PromptSection, string>>;

/** Most messages of a prompt. */
const MAX_MESSAGES = 50;
/** Most characters of a configuration, as JSON. */
export const MAX_CONFIG_LENGTH = 16_000;
/** Highest number of a version or revision: that of an integer of the database. */
export const MAX_VERSION = 2_147_483_647;

const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const Slug = Type.String({ pattern: '^[a-z0-9](?:[a-z0-9\\-]{0,98}[a-z0-9])?$' });
const Folder = nullable<string>({ type: 'string', minLength: 1, maxLength: 200 });
const Description = nullable<string>({ type: 'string', maxLength: 2_000 });
const Category = nullable<string>({ type: 'string', minLength: 1, maxLength: 100 });
const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 50 }), { maxItems: 20, uniqueItems: true });
const Model = nullable<string>({ type: 'string', minLength: 1, maxLength: 200 });
const Temperature = nullable<number>({ type: 'number', minimum: 0, maximum: 2 });
const versionLimits = { minimum: 1, maximum: MAX_VERSION };
export const VersionField = (description?: string) =>
  Type.Integer({ ...versionLimits, ...(description ? { description } : {}) });

export const MessageSchema = Type.Unsafe<PromptMessage>(
  Type.Union([
    Type.Object({ role: oneOf(MESSAGE_ROLES), content: Type.String({ maxLength: MAX_TEXT_LENGTH }) }, strict),
    Type.Object({ placeholder: Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_.\\-]{0,99}$' }) }, strict),
  ]),
);
export const ConfigSchema = Type.Record(AnyName, Type.Unknown(), {
  maxProperties: 50,
  description: 'What the program that uses the prompt needs, for example `model` and `temperature`',
});
export type PromptConfig = Static<typeof ConfigSchema>;

const OriginSchema = Type.Object({
  kind: oneOf(['import', 'include', 'optimization', 'enrichment', 'copy'] as const, {
    description:
      '`import`: a file; `include`: a new version of a prompt that is included; `optimization`: the refiner; `enrichment`: an enriched text; `copy`: a public prompt',
  }),
  id: nullable<string>({
    type: 'string',
    format: 'uuid',
    description:
      'Of the prompt that is included, of the first optimization, of the enrichment, or of the public prompt',
  }),
  version: nullable<number>({
    type: 'integer',
    description: 'The number of the version in the file, or of that prompt',
  }),
});
export type VersionOrigin = Static<typeof OriginSchema>;

const section = Type.Optional(nullable<string>({ type: 'string', maxLength: MAX_TEXT_LENGTH }));

export const sectionFields = {
  role: section,
  task: section,
  context: section,
  requirements: section,
  style: section,
  output: section,
};

const messageLimits = { minItems: 1, maxItems: MAX_MESSAGES };

const textFields = {
  content: Type.Optional(PromptText),
  messages: Type.Optional(
    Type.Array(MessageSchema, {
      ...messageLimits,
      description: 'Messages, and placeholders for messages that are put in later',
    }),
  ),
  rawPrompt: Type.Optional(PromptText),
  ...sectionFields,
};

const detailFields = {
  name: Type.Optional(Name),
  title: Type.Optional(Type.String({ ...Name, description: 'Another name for `name`' })),
  slug: Type.Optional(Slug),
  folder: Type.Optional(Folder),
  description: Type.Optional(Description),
  category: Type.Optional(Category),
  tags: Type.Optional(Tags),
  projectId: Type.Optional(Uuid('Default: the default project')),
};

const configFields = {
  config: Type.Optional(ConfigSchema),
  model: Type.Optional(Model),
  selectedModel: Type.Optional(Model),
  temperature: Type.Optional(Temperature),
};

const Note = nullable<string>({ type: 'string', maxLength: 500 });
const note = Type.Optional(Note);

const publishing = {
  isPublic: Type.Optional(
    Type.Boolean({
      description:
        '`true`: everybody may read the newest text, without your name and that of the organization. `false`: nobody else any more',
    }),
  ),
  review: Type.Optional(
    Type.Boolean({
      description:
        'For texts that screening would refuse (`screening_failed`). `true`: what it finds waits for an operator, who looks at it and may publish it (`publicStatus: pending`). Where it finds nothing, this changes nothing. Default: `false`',
    }),
  ),
};

/** The same fields in files of prompts. */
export const promptFieldsOfFile = {
  Name,
  Slug,
  Folder,
  Description,
  Category,
  Tags,
  Note,
  Config: ConfigSchema,
  Messages: Type.Array(MessageSchema, messageLimits),
  Version: VersionField(),
};

export const CreatePromptBody = Type.Object(
  {
    ...detailFields,
    ...textFields,
    ...configFields,
    note,
    ...publishing,
    copyOf: Type.Optional(
      Uuid('A public prompt. Its text and, unless you give others, its details become your own'),
    ),
  },
  { title: 'NewPrompt', ...strict, examples: [createPromptExample] },
);
export type CreatePromptBody = Static<typeof CreatePromptBody>;

export const UpdatePromptBody = Type.Object(
  { ...detailFields, ...textFields, ...configFields, note, ...publishing },
  { title: 'PromptChange', ...strict, examples: [updatePromptExample] },
);
export type UpdatePromptBody = Static<typeof UpdatePromptBody>;

export const RestoreVersionBody = Type.Object(
  { note },
  { title: 'VersionRestoration', ...strict, examples: [restoreVersionExample] },
);
export type RestoreVersionBody = Static<typeof RestoreVersionBody>;

export const PromptsQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    category: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    folder: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    projectId: Type.Optional(Uuid()),
    label: Type.Optional(LabelField()),
    tag: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    q: Type.Optional(
      Type.String({
        minLength: 3,
        maxLength: 200,
        pattern: '\\S{3}',
        description:
          'Words that names, descriptions or newest texts contain, in capitals or small letters. One of them has three letters or more',
      }),
    ),
  },
  strict,
);
export type PromptsQuery = Static<typeof PromptsQuery>;

const id = Type.String({ format: 'uuid', examples: [promptExample.id] });
export const DeletePromptQuery = Type.Object(
  { force: Type.Optional(Type.Boolean({ description: 'Delete it although it has labels or is included' })) },
  strict,
);

export const PropagationSchema = Type.Object(
  {
    promptId: Uuid(),
    version: VersionField(),
    updated: Type.Array(
      Type.Object(
        { promptId: Uuid(), slug: Type.String(), version: Type.Integer() },
        { title: 'UpdatedPrompt' },
      ),
      { description: 'Prompts that have a new version' },
    ),
    failed: Type.Array(
      Type.Object(
        { promptId: Uuid(), slug: Type.String(), code: Type.String(), detail: Type.String() },
        { title: 'PromptNotUpdated' },
      ),
      { description: 'Prompts that could not get one, and why' },
    ),
  },
  { title: 'Propagation', examples: [propagationExample] },
);
export type PropagationReply = Static<typeof PropagationSchema>;

const VersionNumber = Type.Integer({ ...versionLimits, examples: [1] });
export const VersionParams = Type.Object({ id, n: VersionNumber });
export const DiffParams = Type.Object({ id, n: VersionNumber, other: VersionNumber });

const text = nullable<string>({ type: 'string' });

const score = nullable<number>({
  type: 'number',
  description: '0–1: how many of the rules of a good prompt it meets, by weight',
});

const replyTexts = {
  messages: Type.Array(MessageSchema, { description: 'With the texts of the prompts that are included' }),
  source: nullable<PromptMessage[]>({
    ...Type.Array(MessageSchema),
    description: 'The messages as they were written, with `{{> slug}}`; null if no prompt is included',
  }),
  content: Type.String({ description: 'The contents of all messages' }),
  config: ConfigSchema,
  variables: Type.Array(Type.String(), {
    description: 'The names in `{{…}}` and of the placeholders, in the order of their first use',
  }),
  tokens: Type.Integer({ description: 'Counted with the o200k encoding' }),
};

export const PromptSchema = Type.Object(
  {
    id: Uuid(),
    projectId: Uuid(),
    name: Type.String(),
    title: Type.String({ description: 'The same as `name`' }),
    slug: Type.String(),
    type: oneOf(PROMPT_TYPES),
    folder: text,
    description: text,
    category: text,
    tags: Type.Array(Type.String()),
    latest: Type.Integer({ description: 'The number of the newest version, whose text this is' }),
    labels: Type.Record(Type.String(), Type.Integer(), {
      description: 'The labels of the prompt, each with the number of its version',
    }),
    ...replyTexts,
    rawPrompt: Type.String({ description: 'The same as `content`' }),
    role: text,
    task: text,
    context: text,
    requirements: text,
    style: text,
    output: text,
    model: text,
    selectedModel: nullable<string>({ type: 'string', description: 'The same as `model`' }),
    provider: nullable<string>({ type: 'string', description: 'The provider of `model`, if known' }),
    qualityScore: score,
    enrichedPrompt: nullable<string>({
      type: 'string',
      description: 'The newest enriched text of the prompt, also if it is no version; null: there is none',
    }),
    temperature: nullable<number>({ type: 'number' }),
    isPublic: Type.Boolean({ description: 'Whether a text of it is published, or waits to be' }),
    publicId: nullable<string>({
      type: 'string',
      format: 'uuid',
      description: 'By which everybody finds it; null: it was never published',
    }),
    publicStatus: nullable<PublicStatus>({
      ...oneOf(PUBLIC_STATUSES),
      description:
        'Of the text that was published last. `pending`: an operator must approve it first; until then, readers see the text that was approved before, if any. `hidden`: it was reported. null: it is not public',
    }),
    viewCount: Type.Integer({ description: 'How often others have read the public prompt' }),
    createdAt: Timestamp(),
    updatedAt: Timestamp(),
  },
  { title: 'Prompt', examples: [promptExample] },
);
export type PromptReply = Static<typeof PromptSchema>;

export const ChangedPromptSchema = Type.Object(
  {
    ...PromptSchema.properties,
    warnings: Type.Array(Type.String(), {
      maxItems: 20,
      description:
        'What looks like a variable in the newest text and is none, such as `{{user name}}` and `{name}`, in sentences for people. They repeat pieces of the text',
    }),
  },
  { title: 'ChangedPrompt', examples: [changedPromptExample] },
);
export type ChangedPromptReply = Static<typeof ChangedPromptSchema>;

export const PromptVersionSchema = Type.Object(
  {
    promptId: Uuid(),
    number: Type.Integer(),
    kind: oneOf(VERSION_KINDS),
    parent: nullable<number>({ type: 'integer', description: 'The number of the version it was made of' }),
    labels: Type.Array(Type.String(), { description: 'The labels that the version has now' }),
    ...replyTexts,
    sections: nullable<PromptSections>({
      type: 'object',
      properties: Object.fromEntries(PROMPT_SECTIONS.map((name) => [name, { type: 'string' }])),
    }),
    hash: Type.String({ description: 'SHA-256 of messages and configuration' }),
    score,
    origin: nullable<VersionOrigin>({
      ...OriginSchema,
      description: 'Where the version comes from, if nobody wrote it here',
    }),
    note: text,
    authorId: nullable<string>({ type: 'string', format: 'uuid' }),
    createdAt: Timestamp(),
  },
  { title: 'PromptVersion', examples: [promptVersionExample] },
);
export type PromptVersionReply = Static<typeof PromptVersionSchema>;

export const PromptDiffSchema = Type.Object(
  {
    from: VersionField(),
    to: VersionField(),
    original: Type.String({ description: 'The contents of all messages of `from`' }),
    rewritten: Type.String({ description: 'The contents of all messages of `to`' }),
    edits: Type.Array(EditSchema, { description: 'They make `rewritten` of `original`' }),
    config: Type.Array(Type.String(), { description: 'The fields of the configuration that differ' }),
    variables: Type.Object({ added: Type.Array(Type.String()), removed: Type.Array(Type.String()) }),
  },
  { title: 'PromptDiff', examples: [promptDiffExample] },
);
export type PromptDiffReply = Static<typeof PromptDiffSchema>;
