import { PromptInputSchema } from '@refinery/contracts/datasets.ts';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

/** Of a job of cells: what is pinned stands in the row of the run, which has the id of the job. */
const RunOptionsSchema = Type.Object({});
export type RunOptions = Static<typeof RunOptionsSchema>;
export const storedRunOptions = Compile(RunOptionsSchema);

/** Of a cell: no text. */
const CellPayloadSchema = Type.Object({
  itemId: Type.String(),
  arm: Type.Integer(),
  repeat: Type.Integer(),
});
export const storedCell = Compile(CellPayloadSchema);

const ItemValuesSchema = Type.Object({
  input: PromptInputSchema,
  expected: Type.Unsafe<string | null>({ anyOf: [{ type: 'string' }, { type: 'null' }] }),
});
export const storedItem = Compile(ItemValuesSchema);

export interface CellPayload extends Static<typeof CellPayloadSchema> {
  /** The item of the dataset as it is read with the cell; null: it is gone. */
  item: Static<typeof ItemValuesSchema> | null;
}
