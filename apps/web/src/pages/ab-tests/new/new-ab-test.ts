import { type CreateAbTestInput, GUARDRAIL_METRICS } from '@prompt-refinery/client';
import { numberOf, textOf } from '../../../session/form-data.ts';

export const MISSING = ['zero', 'exclude'] as const;
export type GuardrailMetric = (typeof GUARDRAIL_METRICS)[number];

/** What people write as percents has no more decimals than this many, as a power of ten. */
const PRECISION = 1e6;

/** A share, as the API takes it, of what was written as percents. */
const shareOf = (percents: number): number => Math.round(percents * PRECISION) / (PRECISION * 100);

/** The sum of weights in percents; what is no number counts as 0. */
export function sumOf(weights: readonly string[]): number {
  const sum = weights.reduce((total, weight) => total + (Number(weight) || 0), 0);
  return Math.round(sum * PRECISION) / PRECISION;
}

/** Weights in percents with two decimals that are as equal as they can be and sum up to 100. */
export function equalWeights(arms: number): string[] {
  const least = Math.floor(10_000 / arms);
  const rest = 10_000 - least * arms;
  return Array.from({ length: arms }, (_, place) => String((least + (place < rest ? 1 : 0)) / 100));
}

/** The test that the form describes. */
export function newAbTest(form: FormData): CreateAbTestInput {
  const missing = MISSING.find((one) => one === textOf(form, 'missing'));
  const alpha = numberOf(form, 'alpha');
  return {
    promptId: textOf(form, 'promptId'),
    label: textOf(form, 'label'),
    arms: rowsOf(form, 'arms', 'version').map((row) => ({
      version: Number(textOf(form, `${row}.version`)),
      weight: shareOf(Number(textOf(form, `${row}.weight`))),
    })),
    metric: textOf(form, 'metric').trim(),
    ...(missing && { missing }),
    guardrails: rowsOf(form, 'guardrails', 'metric').flatMap((row) => guardrailOf(form, row)),
    ...number(form, 'windowHours'),
    ...(alpha === null ? {} : { alpha: shareOf(alpha) }),
    ...number(form, 'minUnits'),
    autoPromote: form.has('autoPromote'),
  };
}

/** The names of the rows of a list: as long as they have the field that all rows have. */
function rowsOf(form: FormData, list: string, field: string): string[] {
  const rows: string[] = [];
  while (form.has(`${list}.${rows.length}.${field}`)) rows.push(`${list}.${rows.length}`);
  return rows;
}

type Guardrail = NonNullable<CreateAbTestInput['guardrails']>[number];

function guardrailOf(form: FormData, row: string): Guardrail[] {
  const metric = GUARDRAIL_METRICS.find((one) => one === textOf(form, `${row}.metric`));
  if (!metric) return [];
  const increase = numberOf(form, `${row}.maxIncrease`);
  const guardrail: Guardrail = {
    metric,
    ...(increase === null ? {} : { maxIncrease: shareOf(increase) }),
    ...number(form, `${row}.maxPoints`, 'maxPoints'),
    ...number(form, `${row}.cap`, 'cap'),
    ...number(form, `${row}.windowMinutes`, 'windowMinutes'),
  };
  return [guardrail];
}

/** The number in a field, under its name in the request; what is not there is left to the API. */
function number<Name extends string>(form: FormData, field: string, name: Name): { [name in Name]?: number };
function number<Name extends string>(form: FormData, field: Name): { [name in Name]?: number };
function number(form: FormData, field: string, name = field): Record<string, number> {
  const value = numberOf(form, field);
  return value === null ? {} : { [name]: value };
}
