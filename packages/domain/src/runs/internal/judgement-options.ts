import { PromptInputSchema } from '@refinery/contracts/datasets.ts';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const OptionsSchema = Type.Object({ runId: Type.String() });
export type JudgementOptions = Static<typeof OptionsSchema>;
export const storedJudgementOptions = Compile(OptionsSchema);

const PayloadSchema = Type.Object({
  evaluatorId: Type.String(),
  executionId: Type.String(),
  /** The output of the baseline that it is compared with, where two are. */
  otherId: Type.Optional(Type.String()),
});
export const storedPayload = Compile(PayloadSchema);

const text = Type.Unsafe<string | null>({ anyOf: [{ type: 'string' }, { type: 'null' }] });
const TextsSchema = Type.Object({ input: PromptInputSchema, expected: text, output: text, other: text });
/** What is judged, as it is read with the item. */
export const storedTexts = Compile(TextsSchema);

export interface JudgementPayload extends Static<typeof PayloadSchema> {
  /** Null: the output or its item is gone. */
  texts: Static<typeof TextsSchema> | null;
}
