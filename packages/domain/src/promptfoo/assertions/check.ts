import type { EvaluatorSpec } from '@refinery/contracts/evaluators.ts';
import type { Template } from '../source/templates.ts';

/** What the kind of an assertion decides of its check. */
export interface CheckOfKind {
  /** What its evaluator is but for its values; null for an evaluator without any: a pattern or a schema. */
  shape: string | null;
  /** The pattern, or the schema. */
  settled?: string;
  values: readonly Template[];
  /** Whether values may be empty. */
  mayBeEmpty: boolean;
  /** Whether its value is the right answer, or a part of it. */
  answer: 'exact' | 'part' | null;
  /** Judged by a model: what promptfoo is told of its grader matters. */
  judged: boolean;
  /** Why it is no evaluator after all; slow to find out. */
  flaw?: () => string | null;
  /** The evaluator with these values: as many as above, or more. */
  build(values: readonly string[]): EvaluatorSpec;
}

/** What an assertion asks of an output, in the terms of our evaluators. */
export interface Check extends CheckOfKind {
  /** Where the assertion is. */
  path: string;
  /** Its type, `_` for `-`: part of the names of the variables that hold its values. */
  label: string;
  /** The evaluator's name. */
  name?: string;
  /**
   * Assertions that differ in their values only have the same: one evaluator, whose values are the items'.
   */
  slot: string;
  /** Assertions that ask the same have the same. */
  key: string;
}

/** An assertion that no evaluator of ours carries, in words that follow its path. */
export interface Uncarried {
  problem: string;
}
