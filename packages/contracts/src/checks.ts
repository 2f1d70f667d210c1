import { type Static, Type } from 'typebox';
import { REMOTE_PROVIDERS, STRICTNESSES, VERIFY_MODES } from './enums.ts';
import {
  checkExample,
  checkReplyExample,
  readRequirementsExample,
  requirementsExample,
} from './examples/checks.ts';
import { MAX_TEXT_LENGTH, PromptText, refineOptionFields } from './optimizations.ts';
import { VerificationUsageSchema } from './result-parts.ts';
import { oneOf, strict } from './schema-helpers.ts';
import { AdditionSchema, ReaderSchema, RequirementSchema } from './verdicts.ts';

export const CheckBody = Type.Object(
  {
    original: PromptText,
    rewritten: Type.String({ maxLength: MAX_TEXT_LENGTH }),
    preserve: refineOptionFields.preserve,
    strictness: Type.Optional(
      oneOf(STRICTNESSES, {
        default: 'normal',
        description: '`strict`: every doubt counts as a loss, and no second reader is asked',
      }),
    ),
    verify: Type.Optional(
      oneOf(VERIFY_MODES, {
        default: 'off',
        description:
          'When a model is asked as a second reader. `off`: never. `doubts`: about what the rules cannot decide, unless something is lost for certain, since the rewrite fails then. `all`: always, and also about what the rules find kept',
      }),
    ),
    provider: Type.Optional(
      oneOf(REMOTE_PROVIDERS, {
        description:
          "The provider of the second reader. Default: the organization's second reader, else its default provider, else the first provider in its order",
      }),
    ),
    model: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'A model of that provider' }),
    ),
  },
  { title: 'CheckRequest', ...strict, examples: [checkExample] },
);
export type CheckBody = Static<typeof CheckBody>;

/** In a check of its own, words are whole. */
const whole = { text: Type.String() };

const CheckedRequirementSchema = Type.Object(
  { ...RequirementSchema.properties, ...whole },
  {
    title: 'CheckedRequirement',
    description:
      '`lost` is used only if it is certain. The offsets are positions in the original; the offsets in `where` are positions in the rewritten text',
  },
);

const CheckedAdditionSchema = Type.Object(
  { ...AdditionSchema.properties, ...whole },
  {
    title: 'CheckedAddition',
    description:
      'The offsets are positions in the rewritten text. `kept`: the second reader found that the original says it, too',
  },
);

export const CheckReplySchema = Type.Object(
  {
    passed: Type.Boolean({
      description: 'Whether nothing was lost, nothing was added and nothing is doubtful',
    }),
    requirements: Type.Array(CheckedRequirementSchema),
    added: Type.Array(CheckedAdditionSchema, {
      description: 'What the rewritten text says and the original does not',
    }),
    integrity: Type.Number({ description: '0–100: how much of what must be kept was kept' }),
    tokens: Type.Object(
      { original: Type.Integer(), rewritten: Type.Integer() },
      { description: 'Counted with the o200k encoding' },
    ),
    verifiedBy: Type.Optional(
      Type.Object(ReaderSchema.properties, {
        description: 'The second reader, if one was asked and answered',
      }),
    ),
    usage: Type.Optional(
      Type.Object(VerificationUsageSchema.properties, {
        description: 'What the second reader billed, if one answered',
      }),
    ),
    warnings: Type.Array(Type.String(), {
      description: 'Why the second reader could not help, if so',
    }),
  },
  { title: 'Check', examples: [checkReplyExample] },
);
export type CheckReply = Static<typeof CheckReplySchema>;

const { id, kind, text, start, end } = CheckedRequirementSchema.properties;
const stated = { id, kind, text, start, end };

export const ReadRequirementsBody = Type.Object(
  { text: PromptText },
  { title: 'RequirementsRequest', ...strict, examples: [readRequirementsExample] },
);
export type ReadRequirementsBody = Static<typeof ReadRequirementsBody>;

export const RequirementsReplySchema = Type.Object(
  { requirements: Type.Array(Type.Object(stated)) },
  { title: 'Requirements', examples: [requirementsExample] },
);
export type RequirementsReply = Static<typeof RequirementsReplySchema>;
