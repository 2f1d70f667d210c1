import { MAX_EVALUATOR_SETTINGS, MAX_PATTERN } from '@refinery/contracts/evaluators.ts';
import { CORE_SCHEMA, load } from 'js-yaml';
import { literalText } from '../pattern/characters.ts';
import { isPatternOfRe2, translatePattern } from '../pattern/translate-pattern.ts';
import { isAbsent, isElsewhere, isObject, type PlainObject } from '../source/plain-values.ts';
import type { TemplateReader } from '../source/templates.ts';
import { type Assertion, readPlainText } from './assertion.ts';
import type { CheckOfKind, Uncarried } from './check.ts';

const FIXED = { values: [], mayBeEmpty: false, judged: false, answer: null, shape: null } as const;

/** `regex`, `starts-with` and `ends-with`. */
export function readPattern(
  { type, value, negate }: Assertion,
  templates: TemplateReader,
): CheckOfKind | Uncarried {
  if (typeof value !== 'string' || value === '') return { problem: 'has no value that is a text' };
  const read = readPlainText(value, templates);
  if ('problem' in read) return read;
  const translated = patternOf(type, read.text);
  if ('problem' in translated) return { problem: `has a pattern that ${translated.problem}` };
  const { pattern } = translated;
  if (pattern.length > MAX_PATTERN)
    return { problem: `has a pattern of more than ${MAX_PATTERN} characters` };
  return {
    ...FIXED,
    settled: pattern,
    flaw: () => (isPatternOfRe2(pattern) ? null : 'has a pattern that RE2 does not take'),
    build: () => ({ kind: 'regex', settings: { pattern, ...(negate ? { negate } : {}) } }),
  };
}

function patternOf(type: string, text: string): { pattern: string } | { problem: string } {
  if (type === 'starts-with') return { pattern: `^${literalText(text)}` };
  return type === 'ends-with' ? { pattern: `${literalText(text)}$` } : translatePattern(text);
}

/** `is-json`, with a schema or without: any JSON will do then. */
export function readIsJson({ value, negate }: Assertion, templates: TemplateReader): CheckOfKind | Uncarried {
  if (negate) return { problem: 'is turned round by `not-`, which `json_schema` cannot be' };
  const read = schemaOf(value, templates);
  if ('problem' in read) return read;
  const { schema } = read;
  const settled = JSON.stringify(schema);
  if (settled.length > MAX_EVALUATOR_SETTINGS)
    return { problem: `has a schema of more than ${MAX_EVALUATOR_SETTINGS} characters` };
  return { ...FIXED, settled, build: () => ({ kind: 'json_schema', settings: { schema } }) };
}

function schemaOf(
  value: unknown,
  templates: TemplateReader,
): { schema: Record<string, unknown> } | Uncarried {
  if (isAbsent(value) || value === '' || value === true) return { schema: {} };
  if (value === false) return { schema: { not: {} } };
  if (isObject(value)) return { schema: { ...value } };
  if (typeof value !== 'string' || isElsewhere(value)) return { problem: 'has a schema that cannot be read' };
  const read = readPlainText(value, templates);
  if ('problem' in read) return read;
  const schema = parseSchema(read.text);
  return schema ? { schema: { ...schema } } : { problem: 'has a schema that is no object' };
}

/** A schema as a text, in JSON or YAML, without aliases: nothing bounds here what they would grow to. */
function parseSchema(text: string): PlainObject | null {
  if (text.length > MAX_EVALUATOR_SETTINGS) return null;
  try {
    const schema = load(text, { schema: CORE_SCHEMA, maxDepth: 30, maxAliases: 0 });
    return isObject(schema) ? schema : null;
  } catch {
    return null;
  }
}
