import { isDeepStrictEqual } from 'node:util';
import type { PromptConfig } from '@refinery/contracts/prompts.ts';

/**
 * The names of the fields that two configurations do not have alike, in the order of the first, then of the
 * second.
 */
export const fieldsThatDiffer = (from: PromptConfig, to: PromptConfig): string[] =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (name) => !isDeepStrictEqual(from[name], to[name]),
  );
