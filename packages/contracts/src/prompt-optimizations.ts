import { type Static, Type } from 'typebox';
import { optimizedPromptExample, optimizePromptExample } from './examples/prompt-optimizations.ts';
import { LabelField } from './label.ts';
import { MetadataSchema, OptimizationSchema, refineOptionFields } from './optimizations.ts';
import { type PromptVersionReply, PromptVersionSchema, VersionField } from './prompts.ts';
import { EditSchema } from './result-parts.ts';
import { nullable, strict, Uuid } from './schema-helpers.ts';

export const OptimizePromptBody = Type.Object(
  {
    version: Type.Optional(VersionField('Default: the newest')),
    label: Type.Optional(LabelField('The version with this label, instead of `version`')),
    commit: Type.Optional(
      Type.Boolean({
        default: false,
        description: '`true`: the result becomes a new version, if nothing was lost',
      }),
    ),
    ...refineOptionFields,
    metadata: Type.Optional(MetadataSchema),
  },
  { title: 'PromptOptimizationRequest', ...strict, examples: [optimizePromptExample] },
);
export type OptimizePromptBody = Static<typeof OptimizePromptBody>;

export const OptimizedPromptSchema = Type.Object(
  {
    promptId: Uuid(),
    from: Type.Integer({ description: 'The number of the version that was refined' }),
    originalText: Type.String({ description: 'The contents of all messages, as they were written' }),
    refinedText: Type.String(),
    edits: Type.Array(EditSchema, { description: 'They make `refinedText` of `originalText`' }),
    originalTokens: Type.Integer({ description: 'Counted with the o200k encoding' }),
    refinedTokens: Type.Integer({ description: 'Counted with the o200k encoding' }),
    savingsPercentage: Type.Number({ description: 'With one decimal place' }),
    lost: Type.Array(
      Type.Object({
        id: Type.String(),
        text: Type.String(),
        reason: nullable<string>({ type: 'string' }),
      }),
      { description: 'Requirements that are certainly lost, if both texts are compared as a whole' },
    ),
    parts: Type.Array(
      Type.Object({
        part: Type.String({ description: '`messages/0`, or `sections/task`' }),
        optimization: OptimizationSchema,
      }),
      { description: 'The messages or sections that were refined, one by one' },
    ),
    version: nullable<PromptVersionReply>(PromptVersionSchema),
    reason: nullable<string>({ type: 'string', description: 'Why there is no new version' }),
  },
  { title: 'OptimizedPrompt', examples: [optimizedPromptExample] },
);
export type OptimizedPromptReply = Static<typeof OptimizedPromptSchema>;
