import { isAbsent, isScalar } from '../source/plain-values.ts';
import type { TemplateReader } from '../source/templates.ts';
import { type Assertion, readValues } from './assertion.ts';
import type { CheckOfKind, Uncarried } from './check.ts';
import { readCommaList } from './comma-list.ts';

/** Most values that one evaluator looks for. */
const MAX_VALUES = 50;

/** `equals`: the same text, letter by letter. */
export function readEquals({ value, negate }: Assertion, templates: TemplateReader): CheckOfKind | Uncarried {
  if (isAbsent(value)) return { problem: 'has no value' };
  if (!isScalar(value)) return { problem: 'compares JSON: the evaluator `exact` compares texts' };
  const read = readValues([value], templates);
  if ('problem' in read) return read;
  return {
    values: read.values,
    mayBeEmpty: true,
    judged: false,
    answer: negate ? null : 'exact',
    shape: 'exact',
    build: ([text = '']) => ({ kind: 'exact', settings: { value: text, ...(negate ? { negate } : {}) } }),
  };
}

/** `contains` and its like. */
export function readContains(
  { type, value, negate }: Assertion,
  templates: TemplateReader,
): CheckOfKind | Uncarried {
  const isList = type.endsWith('-all') || type.endsWith('-any');
  const values = isList ? listOf(value) : [typeof value === 'boolean' ? null : value];
  if (!values) return { problem: 'has a list that cannot be read' };
  if (values.length === 0 || values.some((one) => isAbsent(one) || one === ''))
    return { problem: 'has no value, or an empty one' };
  if (values.length > MAX_VALUES) return { problem: `has more than ${MAX_VALUES} values` };
  const read = readValues(values, templates);
  if ('problem' in read) return read;
  if (isList && typeof value === 'string' && read.values.some(({ names }) => names.length > 0))
    return { problem: 'names variables in a list with commas: write the values as a list' };
  const ignoreCase = type.startsWith('i');
  const mode = type.endsWith('-any') ? ('any' as const) : ('all' as const);
  const flags = { ...(ignoreCase ? { ignoreCase } : {}), ...(negate ? { negate } : {}) };
  return {
    values: read.values,
    mayBeEmpty: false,
    judged: false,
    answer: negate || isList ? null : 'part',
    shape: 'contains',
    build: (texts) => ({
      kind: 'contains',
      settings: { values: [...texts], ...(mode === 'any' ? { mode } : {}), ...flags },
    }),
  };
}

/** A list, or a text with commas in between. */
function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? readCommaList(value) : null;
}

/**
 * `llm-rubric`, and `model-graded-closedqa`, whose criterion is met or not: from one half on it counts as
 * met.
 */
export function readRubric(
  { type, value, negate, threshold }: Assertion,
  templates: TemplateReader,
): CheckOfKind | Uncarried {
  if (negate) return { problem: 'is turned round by `not-`, which a `judge` cannot be' };
  if (typeof value !== 'string' || value.trim() === '') return { problem: 'has no rubric that is a text' };
  const read = readValues([value], templates);
  if ('problem' in read) return read;
  const from = type === 'model-graded-closedqa' ? 0.5 : threshold;
  if (!isAbsent(from) && !(typeof from === 'number' && from >= 0 && from <= 1))
    return { problem: 'has a threshold that is not between 0 and 1' };
  return {
    values: read.values,
    mayBeEmpty: false,
    judged: true,
    answer: null,
    shape: `judge from ${from ?? 'nothing'}`,
    build: ([rubric = '']) => ({
      kind: 'judge',
      settings: { rubric, ...(typeof from === 'number' ? { threshold: from } : {}) },
    }),
  };
}
