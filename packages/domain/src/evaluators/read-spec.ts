import { inCodeUnits } from '@refinery/contracts/code-units.ts';
import {
  EVALUATOR_KINDS,
  EVALUATOR_SETTINGS,
  type EvaluatorKind,
  type EvaluatorSpec,
  MAX_EVALUATOR_SETTINGS,
} from '@refinery/contracts/evaluators.ts';
import { Compile } from 'typebox/compile';
import type { CallerContext } from '../context/context.ts';
import { DomainError, type FieldError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { describeSchemaErrors, MAX_ERRORS } from '../errors/schema-errors.ts';
import { EvaluatorFailure } from '../matching/evaluator-failure.ts';

const validators = new Map(
  EVALUATOR_KINDS.map((kind) => [kind, Compile(inCodeUnits(EVALUATOR_SETTINGS[kind]))]),
);

interface Given {
  kind: EvaluatorKind;
  settings: Record<string, unknown>;
}

/** Whether settings have the form of those of their kind. */
const isSpec = (given: Given): given is EvaluatorSpec =>
  validators.get(given.kind)?.Check(given.settings) === true;

/**
 * The evaluator of a row, whose settings were checked when it was made. Throws a TypeError where they were
 * not.
 */
export function specOf({ kind, settings }: Given): EvaluatorSpec {
  const given = { kind, settings };
  if (isSpec(given)) return given;
  throw new TypeError(`The settings are none of the kind ${kind}.`);
}

/**
 * Settings that outputs can be scored with: of the form of their kind, with a pattern that RE2 knows, or a
 * schema that can be checked. Errors: `validation_failed`, with paths that begin with `settings`;
 * `rate_limited` where the organization has too many checks waiting.
 */
export async function readSpec(ctx: CallerContext<'matcher'>, given: Given): Promise<EvaluatorSpec> {
  if (!isSpec(given)) throw invalid(errorsOf(given));
  if (JSON.stringify(given.settings).length > MAX_EVALUATOR_SETTINGS)
    throw invalidField(pathOf(given), `must not have more than ${MAX_EVALUATOR_SETTINGS} characters as JSON`);
  const problem = await problemOf(ctx, given).catch((error: unknown) => {
    if (!(error instanceof EvaluatorFailure)) throw error;
    return error.code === 'evaluator_timeout' ? 'takes too long to check' : 'cannot be checked';
  });
  if (problem !== null) throw invalidField(pathOf(given), problem);
  return given;
}

/** Which setting makes the work. */
function pathOf({ kind }: Given): string {
  if (kind === 'json_schema') return 'settings.schema';
  return kind === 'regex' ? 'settings.pattern' : 'settings';
}

/** Runs in a thread: both may be hostile. */
async function problemOf(
  { matcher, actor }: CallerContext<'matcher'>,
  spec: EvaluatorSpec,
): Promise<string | null> {
  if (spec.kind === 'regex') return matcher.patternProblem(actor.organizationId, spec.settings);
  if (spec.kind === 'json_schema') return matcher.schemaProblem(actor.organizationId, spec.settings.schema);
  return null;
}

function errorsOf({ kind, settings }: Given): FieldError[] {
  const found = validators.get(kind)?.Errors(settings) ?? [];
  return describeSchemaErrors(found)
    .slice(0, MAX_ERRORS)
    .map(({ path, message }) => ({ path: path ? `settings.${path}` : 'settings', message }));
}

function invalid(errors: FieldError[]): DomainError {
  const [first] = errors;
  const detail = first ? `${first.path} ${first.message}.` : 'The settings are not valid.';
  return new DomainError('validation_failed', detail, { errors });
}
