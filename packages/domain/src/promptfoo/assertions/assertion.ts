import { isElsewhere, isScalar } from '../source/plain-values.ts';
import type { Template, TemplateReader } from '../source/templates.ts';
import type { Uncarried } from './check.ts';

/** One assertion as it is written, `not-` taken off its type. */
export interface Assertion {
  type: string;
  negate: boolean;
  value: unknown;
  threshold: unknown;
}

export type Values = { values: readonly Template[] } | Uncarried;

/** The texts of an assertion, with their references. */
export function readValues(values: readonly unknown[], templates: TemplateReader): Values {
  const read: Template[] = [];
  for (const value of values) {
    if (!isScalar(value)) return { problem: 'has a value that is no text' };
    if (isElsewhere(value)) return { problem: 'has its value in a file, which does not come along' };
    const template = templates.of(String(value));
    if ('problem' in template) return { problem: `has a value that ${template.problem}` };
    read.push(template);
  }
  return { values: read };
}

/** The same for patterns and schemas: no reference can be put in there. */
export function readPlainText(value: unknown, templates: TemplateReader): { text: string } | Uncarried {
  const read = readValues([value], templates);
  if ('problem' in read) return read;
  const [template] = read.values;
  if (!template || template.names.length > 0)
    return { problem: 'has a value that names variables, which a pattern or a schema cannot' };
  return { text: template.text };
}
