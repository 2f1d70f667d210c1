import type { EvaluatorSettings } from '@refinery/contracts/evaluators.ts';
import type { RE2JS } from 're2js';
import { EvaluatorFailure } from '../../matching/evaluator-failure.ts';
import { compilePattern, sizeProblem } from '../../matching/pattern.ts';
import type { Checking } from './checking.ts';
import { passIf, type Score, type ScoredOutput } from './score.ts';

type Settings = EvaluatorSettings['regex'];

/**
 * Instructions times characters: so much takes some 10 ms at the worst. More leaves the event loop for a
 * thread.
 */
const INLINE_WORK = 1_000_000;

/** Each evaluator's pattern, for as long as somebody has its settings. */
const compiled = new WeakMap<Settings, RE2JS>();

/**
 * Whether a pattern matches anywhere in an output. It is compiled once for each settings object.
 * Errors: `EvaluatorFailure`, see {@link Checking}.
 */
export async function scoreRegex(
  settings: Settings,
  { output }: ScoredOutput,
  { matcher, owner }: Checking,
): Promise<Score> {
  const { pattern, ignoreCase, negate } = settings;
  const program = programOf(settings);
  const isInline = program.programSize() * output.length <= INLINE_WORK;
  const matches = isInline
    ? program.test(output)
    : await matcher.matches(owner, { pattern, ignoreCase, text: output });
  return passIf(matches, negate);
}

function programOf(settings: Settings): RE2JS {
  const known = compiled.get(settings);
  if (known) return known;
  try {
    const program = compilePattern(settings);
    const problem = sizeProblem(program);
    if (problem) throw new Error(problem);
    compiled.set(settings, program);
    return program;
  } catch (error) {
    throw new EvaluatorFailure('evaluator_invalid', 'The pattern cannot be used.', error);
  }
}
