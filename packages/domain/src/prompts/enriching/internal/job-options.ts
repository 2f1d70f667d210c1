import { PROVIDERS } from '@refinery/contracts/enums.ts';
import { oneOf } from '@refinery/contracts/schema-helpers.ts';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const JobOptionsSchema = Type.Object({
  model: Type.Optional(Type.String()),
  /** The default of the organization when the job was made: a later change does not split it. */
  provider: oneOf(PROVIDERS),
  instructions: Type.Optional(Type.String()),
  commit: Type.Boolean(),
  strict: Type.Boolean(),
});
export type JobOptions = Static<typeof JobOptionsSchema>;
export const storedOptions = Compile(JobOptionsSchema);

/** Of an item: no text. */
export interface JobPayload {
  promptId: string;
}
export const storedPayload = Compile(Type.Object({ promptId: Type.String() }));
