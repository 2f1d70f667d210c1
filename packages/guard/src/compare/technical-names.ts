import type { Reading } from '../read/reading.ts';
import { CONTENT, LIGHT, SPAN } from '../read/term.ts';

/** "GET", "userId", "UTC+1", "snake_case". */
const TECHNICAL = /^(?:\p{Lu}[\p{Lu}\p{N}]+|\p{Ll}+\p{Lu}[\p{L}\p{N}]*|\p{L}+_\w+)$/u;

/** Whether a term is code or a technical name. */
export function isName({ terms, text }: Reading, at: number): boolean {
  const term = terms[at];
  if (term?.type === SPAN) return term.span === 'code' || term.span === 'path';
  return term?.type === CONTENT && TECHNICAL.test(text.slice(term.start, term.end));
}

/** Whether a term tells with what a value stands: other values change hands as well. */
export const tells = (reading: Reading, at: number): boolean => {
  const type = reading.terms[at]?.type;
  return (type === CONTENT || type === LIGHT) && !isName(reading, at);
};
