import { type Static, Type } from 'typebox';
import { STRICTNESSES, VERDICTS } from './enums.ts';
import {
  checkExample,
  checkReplyExample,
  readRequirementsExample,
  requirementsExample,
} from './examples/checks.ts';
import { MAX_TEXT_LENGTH, PromptText, refineOptionFields } from './optimizations.ts';
import { oneOf, strict } from './schema-helpers.ts';

export const CheckBody = Type.Object(
  {
    original: PromptText,
    rewritten: Type.String({ maxLength: MAX_TEXT_LENGTH }),
    preserve: refineOptionFields.preserve,
    strictness: Type.Optional(
      oneOf(STRICTNESSES, {
        default: 'normal',
        description: '`strict` takes every doubt for a loss',
      }),
    ),
  },
  { ...strict, examples: [checkExample] },
);
export type CheckBody = Static<typeof CheckBody>;

const place = (text: string) => ({
  start: Type.Integer({ description: `Offset into the ${text} text in UTF-16 code units` }),
  end: Type.Integer({ description: 'The same, exclusive' }),
});
const statedFields = {
  id: Type.String({ description: '`r1`, `r2` and so on, in order of the original' }),
  kind: Type.String({ description: 'Such as `negation`, `bound` or `placeholder`' }),
  text: Type.String(),
  ...place('original'),
};
const decisionFields = {
  reason: Type.String({ description: 'Why, in words for people' }),
  decidedBy: oneOf(['rule', 'verifier'], { description: '`verifier`: a second reader' }),
};

export const CheckedRequirementSchema = Type.Object({
  ...statedFields,
  verdict: oneOf(VERDICTS, { description: '`lost` is said only where it is certain' }),
  where: Type.Optional(
    Type.Object(place('rewritten'), {
      description: 'Where the rewritten text says it, where that is known',
    }),
  ),
  ...decisionFields,
});
export type CheckedRequirement = Static<typeof CheckedRequirementSchema>;

export const CheckedAdditionSchema = Type.Object({
  id: Type.String({ description: '`a1`, `a2` and so on, in order of the rewritten text' }),
  kind: Type.String(),
  text: Type.String(),
  ...place('rewritten'),
  verdict: oneOf(VERDICTS, { description: '`lost`: what the original says no longer holds' }),
  ...decisionFields,
});
export type CheckedAddition = Static<typeof CheckedAdditionSchema>;

export const CheckReplySchema = Type.Object(
  {
    passed: Type.Boolean({ description: 'Nothing was lost or added, and no doubt is left' }),
    requirements: Type.Array(CheckedRequirementSchema),
    added: Type.Array(CheckedAdditionSchema, { description: 'What only the rewritten text says' }),
    integrity: Type.Number({ description: '0–100: how much of what must survive did' }),
    tokens: Type.Object(
      { original: Type.Integer(), rewritten: Type.Integer() },
      { description: 'o200k encoding' },
    ),
  },
  { examples: [checkReplyExample] },
);
export type CheckReply = Static<typeof CheckReplySchema>;

export const ReadRequirementsBody = Type.Object(
  { text: PromptText },
  { ...strict, examples: [readRequirementsExample] },
);
export type ReadRequirementsBody = Static<typeof ReadRequirementsBody>;

export const RequirementsReplySchema = Type.Object(
  { requirements: Type.Array(Type.Object(statedFields)) },
  { examples: [requirementsExample] },
);
export type RequirementsReply = Static<typeof RequirementsReplySchema>;
