import { type Static, Type } from 'typebox';
import { PROVIDERS } from './enums.ts';
import {
  enrichmentModelExample,
  suggestionsExample,
  validatePromptExample,
  validationExample,
} from './examples/prompt-quality.ts';
import { promptExample } from './examples/prompts.ts';
import { PromptText } from './optimizations.ts';
import { sectionFields } from './prompts.ts';
import { nullable, oneOf, strict, Uuid } from './schema-helpers.ts';

/** The chapter of the documentation. */
export const ENRICHMENT_TAG = {
  name: 'Enrichment',
  description: 'What a prompt lacks, and a clearer text that keeps what it asks for',
};

/** What is judged: a prompt of the library, a text, or sections. */
export const judgedFields = {
  promptId: Type.Optional(Uuid('A prompt of the library, in its newest version')),
  text: Type.Optional(PromptText),
  sections: Type.Optional(Type.Object(sectionFields, strict)),
};

export const ValidatePromptBody = Type.Object(judgedFields, {
  title: 'PromptValidationRequest',
  ...strict,
  examples: [validatePromptExample],
});
export type ValidatePromptBody = Static<typeof ValidatePromptBody>;

export const Score = Type.Number({ description: '0–1: the weight of the rules that are met, of all' });

const QualityFindingSchema = Type.Object(
  {
    rule: Type.String(),
    passed: Type.Boolean(),
    weight: Type.Integer({ description: '1 to 3' }),
    message: nullable<string>({ type: 'string', description: 'What is wrong; null if the rule is met' }),
    start: nullable<number>({
      type: 'integer',
      description: 'Offset in UTF-16 code units; null: nowhere in particular',
    }),
    end: nullable<number>({ type: 'integer', description: 'The same, exclusive' }),
  },
  { title: 'QualityFinding' },
);
export type QualityFinding = Static<typeof QualityFindingSchema>;

export const ValidationSchema = Type.Object(
  {
    score: Score,
    findings: Type.Array(QualityFindingSchema, { description: 'All rules, also those that are met' }),
  },
  { title: 'PromptValidation', examples: [validationExample] },
);
export type ValidationReply = Static<typeof ValidationSchema>;

export const SuggestionsQuery = Type.Object(
  { promptId: Type.String({ format: 'uuid', examples: [promptExample.id] }) },
  strict,
);

export const SuggestionsSchema = Type.Object(
  {
    promptId: Uuid(),
    version: Type.Integer(),
    score: Score,
    suggestions: Type.Array(
      Type.Object(
        {
          rule: Type.String(),
          weight: Type.Integer(),
          message: Type.String({ description: 'What is wrong' }),
          remedy: Type.String({ description: 'What to do about it' }),
          start: nullable<number>({ type: 'integer' }),
          end: nullable<number>({ type: 'integer' }),
        },
        { title: 'Suggestion' },
      ),
      { description: 'One for each rule that is not met, the weightiest first' },
    ),
  },
  { title: 'Suggestions', examples: [suggestionsExample] },
);
export type SuggestionsReply = Static<typeof SuggestionsSchema>;

const Price = (description: string) => nullable<number>({ type: 'number', description });

export const EnrichmentModelSchema = Type.Object(
  {
    provider: oneOf(PROVIDERS),
    model: nullable<string>({
      type: 'string',
      description: 'The model that is asked if a request names none',
    }),
    isDefault: Type.Boolean(),
    usable: Type.Boolean(),
    reason: nullable<string>({ type: 'string', description: 'Why it cannot be used' }),
    inputUsdPerMillion: Price('US dollars for a million input tokens; null if the price is not known'),
    outputUsdPerMillion: Price('The same for output tokens'),
  },
  { title: 'EnrichmentModel', examples: [enrichmentModelExample] },
);
export type EnrichmentModelReply = Static<typeof EnrichmentModelSchema>;
