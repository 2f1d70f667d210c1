import { templateParts } from '@refinery/contracts/template-parts.ts';
import type { Place } from '../place.ts';
import type { Rule } from '../rule.ts';

const BRACES = /\{\{[^{}\n]{0,120}\}\}/;

export const variablesRule: Rule = {
  rule: 'variables',
  weight: 2,
  message: 'This looks like a variable, but is none.',
  remedy: 'Write `{{name}}`: letters, digits, `_`, `.` and `-`, without spaces.',
  lookedFor: [BRACES],
  judge: ({ text }) => malformedVariable(text) ?? true,
  good: ['{{a}} {{ ä }} {{> rules}} {"a":{"b":1}}', 'a {b} `{{1a}}`'],
  bad: ['{{}}', '{{1a}}', '{{a b}}', 'x `a` {{1}}'],
};

/** The first `{{…}}` that is neither a variable nor an include, and not in code; null for none. */
function malformedVariable(text: string): Place | null {
  let at = 0;
  for (const { kind, raw } of templateParts(text)) {
    const found = kind === 'text' ? BRACES.exec(raw) : null;
    if (found) return { start: at + found.index, end: at + found.index + found[0].length };
    at += raw.length;
  }
  return null;
}
