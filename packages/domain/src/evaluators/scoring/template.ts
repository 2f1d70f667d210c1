import {
  compiledLength,
  compileMessages,
  type TemplateValues,
  variablesOf,
} from '@refinery/contracts/prompt-template.ts';
import { EvaluatorFailure } from '../../matching/evaluator-failure.ts';
import type { ItemValues, Score } from './score.ts';

/** The name that stands for the item's expected answer. */
const EXPECTED = 'expected';
/** A template of 10,000 characters may name a long value thousands of times. In UTF-16 code units. */
const MAX_FILLED = 1_000_000;

/** What names in templates stand for. */
function valuesOf({ input, expected }: ItemValues): TemplateValues {
  const { [EXPECTED]: _hidden, ...values } = input;
  return expected === null ? values : { ...values, [EXPECTED]: expected };
}

const asMessages = (template: string) => [{ role: 'user' as const, content: template }];

/** The names in a template that an item has no text for, each once. */
export const namesWithout = (template: string, item: ItemValues): string[] => {
  const values = valuesOf(item);
  return variablesOf(asMessages(template)).filter(
    (name) => !Object.hasOwn(values, name) || typeof values[name] === 'object',
  );
};

/** The score of an output whose item has no text for names in a template. */
const doesNotApply = (names: readonly string[]): Score => ({
  score: null,
  reason: `The item has no ${names.map((name) => `{{${name}}}`).join(', ')}.`,
});

/**
 * Puts the values of an item into templates; or tells why the evaluator does not apply.
 * Errors: `EvaluatorFailure` where that makes more than a million characters.
 */
export function fillTemplates(
  templates: readonly string[],
  item: ItemValues,
): { texts: string[] } | { unfilled: Score } {
  const missing = new Set(templates.flatMap((template) => namesWithout(template, item)));
  if (missing.size) return { unfilled: doesNotApply([...missing]) };
  const values = valuesOf(item);
  const length = templates.reduce((sum, template) => sum + compiledLength(asMessages(template), values), 0);
  if (length > MAX_FILLED)
    throw new EvaluatorFailure(
      'evaluator_invalid',
      'The filled templates are longer than a million characters.',
    );
  return {
    texts: templates.map((template) =>
      compileMessages(asMessages(template), values)
        .messages.map(({ content }) => content)
        .join(''),
    ),
  };
}
