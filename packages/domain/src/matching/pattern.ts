import { RE2JS } from 're2js';

/**
 * Larger ones would make what is linear in the text slow: at this size 100,000 characters take 3 s at the
 * worst. In instructions of RE2.
 */
const MAX_PROGRAM = 5_000;

export interface Pattern {
  /** RE2 syntax. */
  pattern: string;
  ignoreCase?: boolean | undefined;
}

/** Compiles a pattern. Throws `RE2JSException` where RE2 does not know its syntax. */
export const compilePattern = ({ pattern, ignoreCase = false }: Pattern): RE2JS =>
  RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);

/** Why a compiled pattern cannot be used; null: it can. */
export const sizeProblem = (compiled: RE2JS): string | null =>
  compiled.programSize() > MAX_PROGRAM ? 'is too large: it repeats too much' : null;
