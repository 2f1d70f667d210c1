import { ACTION_VERBS } from '../text/word-sets.ts';

const DOUBLED = new Set([
  'plan',
  'map',
  'set',
  'put',
  'stop',
  'begin',
  'debug',
  'format',
  'refer',
  'infer',
  'omit',
  'wrap',
  'end',
  'split',
  'fit',
  'let',
  'submit',
  'get',
]);
const NOT_DOUBLED = new Set(['format', 'end', 'fit', 'let']);

function gerund(verb: string): string {
  if (DOUBLED.has(verb) && !NOT_DOUBLED.has(verb)) return `${verb}${verb.at(-1)}ing`;
  if (verb.endsWith('e') && !verb.endsWith('ee')) return `${verb.slice(0, -1)}ing`;
  return `${verb}ing`;
}

/** "designing" → "design", for the verbs of instructions. */
export const BASE_OF_GERUND: ReadonlyMap<string, string> = new Map(
  [...ACTION_VERBS].map((verb) => [gerund(verb), verb]),
);
