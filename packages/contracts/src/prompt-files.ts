import { type Static, Type } from 'typebox';
import { importExample, importPromptsExample, promptLineExample } from './examples/prompt-files.ts';
import { LabelField } from './label.ts';
import { MAX_TEXT_LENGTH } from './optimizations.ts';
import { PROMPT_SECTIONS, type PromptSections, promptFieldsOfFile } from './prompts.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** Most bytes of a file of prompts, and most lines. */
export const IMPORT_BYTES = 16 * 1024 * 1024;
export const MAX_IMPORT_LINES = 5_000;
/** Lines that failed are told up to here. */
export const MAX_TOLD_FAILURES = 50;

const { Name, Slug, Folder, Description, Category, Tags, Config, Messages, Note, Version } =
  promptFieldsOfFile;
const Labels = Type.Array(LabelField(), { maxItems: 100 });
const sectionsOf = (text: object) => ({
  type: 'object',
  properties: Object.fromEntries(PROMPT_SECTIONS.map((name) => [name, text])),
});
const sections = nullable<PromptSections>(sectionsOf({ type: 'string' }));

/** A version of a prompt, as a line of a file. */
export const PromptLineSchema = Type.Object(
  {
    slug: Slug,
    name: Name,
    folder: Folder,
    description: Description,
    category: Category,
    tags: Tags,
    version: Version,
    messages: Messages,
    source: nullable<Static<typeof Messages>>({
      ...Messages,
      description: 'The messages as they were written, with `{{> slug}}`',
    }),
    sections,
    config: Config,
    note: Note,
    labels: Labels,
    createdAt: Timestamp(),
  },
  { title: 'PromptLine', examples: [promptLineExample] },
);
export type PromptLine = Static<typeof PromptLineSchema>;

/** What an import reads of a line of ours; fields that it does not know are passed over. */
export const ImportedLineSchema = Type.Object({
  name: Name,
  slug: Type.Optional(Slug),
  folder: Type.Optional(Folder),
  description: Type.Optional(Description),
  category: Type.Optional(Category),
  tags: Type.Optional(Tags),
  version: Type.Optional(Version),
  messages: Messages,
  source: Type.Optional(nullable<Static<typeof Messages>>(Messages)),
  sections: Type.Optional(
    nullable<PromptSections>({ ...sectionsOf({ type: 'string', maxLength: MAX_TEXT_LENGTH }), ...strict }),
  ),
  config: Type.Optional(Config),
  note: Type.Optional(Note),
  labels: Type.Optional(Labels),
});
export type ImportedLine = Static<typeof ImportedLineSchema>;

/** What an import reads of a line of Langfuse's: https://api.reference.langfuse.com (Prompts). */
export const LangfuseLineSchema = Type.Object({
  name: Name,
  prompt: Type.Unsafe<string | { type?: string; role?: string; content?: string; name?: string }[]>({
    anyOf: [
      { type: 'string' },
      {
        type: 'array',
        items: {
          type: 'object',
          properties: Object.fromEntries(
            ['type', 'role', 'content', 'name'].map((field) => [field, { type: 'string' }]),
          ),
        },
      },
    ],
  }),
  version: Type.Optional(Version),
  config: Type.Optional(Type.Unknown()),
  labels: Type.Optional(Type.Array(Type.String())),
  tags: Type.Optional(Type.Array(Type.String())),
  commitMessage: Type.Optional(nullable<string>({ type: 'string' })),
});
export type LangfuseLine = Static<typeof LangfuseLineSchema>;

export const ImportQuery = Type.Object(
  {
    labels: Type.Optional(
      Type.Boolean({
        default: true,
        description: 'Whether the labels of the lines are given to the versions, through their gates',
      }),
    ),
  },
  strict,
);
export type ImportQuery = Static<typeof ImportQuery>;

export const ImportPromptsBody = Type.Object(
  {
    prompts: Type.Array(Type.Unknown(), {
      minItems: 1,
      maxItems: MAX_IMPORT_LINES,
      description: 'The lines of a file, as objects',
    }),
  },
  { title: 'PromptImport', ...strict, examples: [importPromptsExample] },
);

export const ImportSchema = Type.Object(
  {
    created: Type.Integer({ description: 'Prompts that are new' }),
    added: Type.Integer({ description: 'Versions that were added to prompts that were there' }),
    unchanged: Type.Integer({ description: 'Lines that were there already' }),
    labelled: Type.Integer({ description: 'Labels that were given' }),
    failedCount: Type.Integer({ description: 'How much failed; `failed` may name less' }),
    failed: Type.Array(
      Type.Object(
        {
          line: Type.Integer({ description: 'Counted from 1' }),
          what: oneOf(['version', 'label', 'tag', 'config'] as const, {
            description: 'A line, or a part of it that was left out',
          }),
          code: Type.String(),
          detail: Type.String(),
        },
        { title: 'ImportFailure' },
      ),
      { description: `What failed, at most ${MAX_TOLD_FAILURES}. The other lines are in effect` },
    ),
  },
  { title: 'ImportedPrompts', examples: [importExample] },
);
export type ImportReply = Static<typeof ImportSchema>;

export const ExportQuery = Type.Object({ projectId: Type.Optional(Uuid()) }, strict);
export type ExportQuery = Static<typeof ExportQuery>;
