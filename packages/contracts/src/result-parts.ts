import { type Static, Type } from 'typebox';
import { PROVIDERS } from './enums.ts';
import { oneOf } from './schema-helpers.ts';
import { ReaderSchema, verdictFields } from './verdicts.ts';

export const RemovedSegmentSchema = Type.Object(
  {
    text: Type.String({ description: 'Words of the original; at most 200 characters, then `…`' }),
    replacement: Type.Optional(
      Type.String({ description: 'What stands there now; absent where the words simply went' }),
    ),
    reason: Type.String(),
  },
  { title: 'RemovedSegment' },
);
export type RemovedSegment = Static<typeof RemovedSegmentSchema>;
export const ScoresSchema = Type.Object(
  {
    integrity: Type.Number({ description: '0–100: how much of what must be kept was kept' }),
    efficiency: Type.Number({ description: '0–100: how much shorter the result is' }),
    complexity: Type.Number({ description: '0–100: how demanding the original is' }),
  },
  { title: 'Scores' },
);
export type Scores = Static<typeof ScoresSchema>;
export const ChecksSchema = Type.Object(
  {
    passed: Type.Boolean(),
    lost: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() })),
    ...verdictFields,
  },
  { title: 'Checks' },
);
export type Checks = Static<typeof ChecksSchema>;
export const AttemptSchema = Type.Object(
  {
    provider: oneOf(PROVIDERS),
    error: Type.Unsafe<string | null>({ anyOf: [{ type: 'string' }, { type: 'null' }] }),
    latencyMs: Type.Number(),
  },
  { title: 'Attempt' },
);
/** One provider that was tried. */
export type Attempt = Static<typeof AttemptSchema>;
const billed = {
  inputTokens: Type.Integer(),
  outputTokens: Type.Integer(),
  costUsd: Type.Unsafe<number | null>({
    anyOf: [{ type: 'number' }, { type: 'null' }],
    description: 'null if the price of the model is not known',
  }),
};
export const VerificationUsageSchema = Type.Object(
  { ...billed, ...ReaderSchema.properties },
  { title: 'VerificationUsage', description: 'The part of the usage that was billed for the second reader' },
);
export type VerificationUsage = Static<typeof VerificationUsageSchema>;
export const UsageSchema = Type.Object(
  {
    ...billed,
    spentTokens: Type.Integer({
      description:
        'Input and output tokens that vendors billed for this result, including all attempts and the second reader; 0 for `local` and for a cached answer',
    }),
    verification: Type.Optional(VerificationUsageSchema),
  },
  { title: 'BilledUsage' },
);

export const PaysAfterUses = Type.Unsafe<number | null>({
  anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }],
  description:
    '⌈`usage.spentTokens` ÷ (`originalTokens` − `refinedTokens`)⌉: after how many uses the refined prompt has saved what it cost. null if nothing was spent, or a use saves nothing',
});
export const EditSchema = Type.Object(
  {
    start: Type.Integer({ description: 'Offset in the original, in UTF-16 code units' }),
    end: Type.Integer({ description: 'The same, exclusive' }),
    replacement: Type.String(),
    pass: Type.String({ description: 'Name of the rule; `rewrite` if a model changed the words' }),
    reason: Type.String(),
  },
  { title: 'Edit' },
);
export const ProtectedSchema = Type.Object(
  {
    start: Type.Integer({ description: 'Offset in the original, in UTF-16 code units' }),
    end: Type.Integer({ description: 'The same, exclusive' }),
    reason: Type.String({ description: 'In a few words, for example `code` or `text in tags <doc>`' }),
  },
  { title: 'ProtectedPart' },
);
