import { verbForms } from '@refinery/text/verb-forms.ts';
import { wordList } from '@refinery/text/word-list.ts';
import { INSTRUCTION_VERBS } from './verbs.ts';

/** Verbs of one stressed syllable at the end, which double their consonant. */
const DOUBLED = new Set(
  wordList(`plan map set put stop begin debug refer infer omit wrap split let submit get run cut win trim swap skip spot tag scan log drop step chat ship
  control commit permit admit transfer program hit sit shut deter dig`),
);
/** "design" → "designing". */
export function gerundOf(verb: string): string {
  if (DOUBLED.has(verb)) return `${verb}${verb.at(-1)}ing`;
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  if (verb.endsWith('e') && verb !== 'be' && !/(?:ee|oe|ye)$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  return `${verb}ing`;
}

/** "design" → "designs". */
export function thirdPersonOf(verb: string): string {
  if (verb === 'be') return 'is';
  if (verb === 'have') return 'has';
  if (/(?:s|x|z|ch|sh|[^o]o)$/.test(verb)) return `${verb}es`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return `${verb}s`;
}

const VERBS = [...INSTRUCTION_VERBS];

/** "designing" → "design", for the verbs of instructions. */
export const BASE_OF_GERUND: ReadonlyMap<string, string> = new Map(
  VERBS.map((verb) => [gerundOf(verb), verb]),
);

/** "designing" → "designs". */
export const THIRD_PERSON_OF_GERUND: ReadonlyMap<string, string> = new Map(
  VERBS.map((verb) => [gerundOf(verb), thirdPersonOf(verb)]),
);

/** "design" → "designs". */
export const THIRD_PERSON: ReadonlyMap<string, string> = new Map(
  VERBS.map((verb) => [verb, thirdPersonOf(verb)]),
);

/** "designed" → "design". */
export const BASE_OF_PAST: ReadonlyMap<string, string> = new Map(
  VERBS.flatMap((verb) => {
    const past = verbForms(verb)?.past;
    return past === undefined || past === verb ? [] : [[past, verb] as const];
  }),
);
