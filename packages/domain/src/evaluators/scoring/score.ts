import type { TemplateValues } from '@refinery/contracts/prompt-template.ts';

/** What a score says of an output. */
export interface Score {
  /** 0–1, higher is better; null: the evaluator does not apply to the item. */
  score: number | null;
  /** Why, in a sentence, where there is something to say. */
  reason?: string;
}

/** What evaluators know of an item of a dataset. */
export interface ItemValues {
  input: TemplateValues;
  /** The right answer; null: nobody has said it. */
  expected: string | null;
}

/** An output and the item it was made for. */
export interface ScoredOutput extends ItemValues {
  output: string;
}

/** The score of a kind that passes or fails. */
export const passIf = (passes: boolean, negate = false): Score => ({ score: passes === negate ? 0 : 1 });

/** A score, or 1 and 0 where a threshold says from which score on an output passes. */
export const withThreshold = (score: number, threshold: number | undefined): number =>
  threshold === undefined ? score : Number(score >= threshold);
