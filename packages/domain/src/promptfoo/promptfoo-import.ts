import type { DatasetItemInput, PromptInput } from '@refinery/contracts/datasets.ts';
import type { EvaluatorSpec } from '@refinery/contracts/evaluators.ts';
import type { Unsupported } from './source/notes.ts';

/** What stands for a variable: for a placeholder, messages. */
export type InputValue = PromptInput[string];

export interface ImportedEvaluator {
  name?: string;
  /** Where its assertion is, the first of them. */
  path: string;
  spec: EvaluatorSpec;
}

/** What a configuration of promptfoo holds for us. */
export interface PromptfooImport {
  /** Its description, cut to the 200 characters of a name. */
  name: string | null;
  items: DatasetItemInput[];
  evaluators: ImportedEvaluator[];
  unsupported: Unsupported[];
}
