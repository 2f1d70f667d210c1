import type { EvaluatorKind } from './evaluators-search.ts';

/** The settings of an evaluator of any kind; what is left out has its default. */
export interface Settings {
  value?: string;
  values?: readonly string[];
  mode?: 'all' | 'any';
  pattern?: string;
  schema?: Readonly<Record<string, unknown>>;
  rubric?: string;
  model?: string;
  threshold?: number;
  ignoreCase?: boolean;
  negate?: boolean;
}

export type Setting = keyof Settings;

/** The settings that each kind has, in the order in which they are shown. */
export const SETTINGS_OF_KIND: Readonly<Record<EvaluatorKind, readonly Setting[]>> = {
  exact: ['value', 'ignoreCase', 'negate'],
  contains: ['values', 'mode', 'ignoreCase', 'negate'],
  regex: ['pattern', 'ignoreCase', 'negate'],
  json_schema: ['schema'],
  similarity: ['value', 'threshold'],
  judge: ['rubric', 'model', 'threshold'],
  pairwise: ['rubric', 'model'],
};

/** The settings of an evaluator as the API answers them. What has another form is left out. */
export function settingsOf(answer: Readonly<Record<string, unknown>>): Settings {
  const { value, values, mode, pattern, schema, rubric, model, threshold, ignoreCase, negate } = answer;
  return {
    ...(typeof value === 'string' && { value }),
    ...(isTexts(values) && { values }),
    ...((mode === 'all' || mode === 'any') && { mode }),
    ...(typeof pattern === 'string' && { pattern }),
    ...(isObject(schema) && { schema }),
    ...(typeof rubric === 'string' && { rubric }),
    ...(typeof model === 'string' && { model }),
    ...(typeof threshold === 'number' && { threshold }),
    ...(typeof ignoreCase === 'boolean' && { ignoreCase }),
    ...(typeof negate === 'boolean' && { negate }),
  };
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Whether a value is what JSON calls an object. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
