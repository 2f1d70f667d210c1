// The tasks of a matcher, in its threads: each may be ended at any time. Schemas are interpreted: what
// TypeBox compiles is code, and these come from tenants.

import { chrf } from '../chrf.ts';
import { compilePattern, type Pattern, sizeProblem } from '../pattern.ts';
import { misfitOf, parseSchema, schemaProblem } from './schema-problem.ts';

/** Schemas travel as JSON: copying deep objects between threads costs more. */
export interface SchemaTask {
  schema: string;
  text: string;
}

export interface PatternTask extends Pattern {
  text: string;
}

export interface CompareTask {
  output: string;
  reference: string;
}

/** Why a pattern cannot be used; null: it can. */
export function patternProblemTask(pattern: Pattern): string | null {
  try {
    return sizeProblem(compilePattern(pattern));
  } catch (error) {
    return `is no pattern of RE2: ${error instanceof Error ? error.message : 'nobody knows why'}`;
  }
}

export const matchTask = ({ text, ...pattern }: PatternTask): boolean => compilePattern(pattern).test(text);

/** Why a schema cannot be used; null: it can. */
export const schemaProblemTask = (schema: string): string | null => schemaProblem(parseSchema(schema));

/** Why a text is not what a schema allows; null: it is. */
export function misfitTask({ schema, text }: SchemaTask): string | null {
  let value: unknown;
  try {
    value = jsonIn(text);
  } catch {
    return 'The output is no JSON.';
  }
  return misfitOf(parseSchema(schema), value, text.length);
}

export const compareTask = ({ output, reference }: CompareTask): number => chrf(output, reference);

export const probeTask = (): void => undefined;

/** The fence that models like to put around JSON. */
const FENCE_START = /^```(?:json)?[^\S\n]*\n/i;
const FENCE_END = '```';

/**
 * Parses a text as JSON, which may stand in one fence (```` ```json ````) and between white space. Throws
 * SyntaxError for any other text. Linear in the length.
 */
function jsonIn(text: string): unknown {
  const trimmed = text.trim();
  const start = FENCE_START.exec(trimmed)?.[0].length ?? 0;
  if (start === 0 || !trimmed.endsWith(FENCE_END)) return JSON.parse(trimmed);
  return JSON.parse(trimmed.slice(start, -FENCE_END.length));
}
