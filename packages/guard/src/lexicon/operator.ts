/** Words that say how something is asked for, whatever the language. The order gives each its number. */
export const OPERATORS = [
  '!not',
  '!never',
  '!not-all',
  '!only',
  '!even',
  '!also',
  '!all',
  '!both',
  '!some',
  '!any',
  '!most',
  '!many',
  '!few',
  '!half',
  '!either',
  '!none',
  '!exactly',
  '!max',
  '!min',
  '!about',
  '!more',
  '!less',
  '!must',
  '!should',
  '!may',
  '!try',
  '!optional',
  '!always',
  '!often',
  '!sometimes',
  '!rarely',
  '!before',
  '!after',
  '!until',
  '!since',
  '!while',
  '!first',
  '!then',
  '!last',
  '!next',
  '!previous',
  '!now',
  '!at-once',
  '!again',
  '!if',
  '!when',
  '!unless',
  '!except',
  '!otherwise',
  '!although',
  '!because',
  '!from',
  '!to',
  '!between',
  '!instead',
  '!than',
  '!twice',
  '!same',
  '!opposite',
  '!compare-more',
  '!compare-less',
  '!or',
  '!and',
  '!my',
  '!your',
  '!his',
  '!her',
  '!our',
  '!their',
  '!former',
  '!latter',
  '!you-are',
  '!i-am',
  '!example',
] as const;

export type Operator = (typeof OPERATORS)[number];

const NUMBERS = new Map<string, number>(OPERATORS.map((name, at) => [name, at + 1]));

/** Number of an operator, from 1 on; 0 for a name that is none. */
export const operatorNumber = (name: string): number => NUMBERS.get(name) ?? 0;

/** Numbers of the operators of a list, with a space between two names. */
export const operatorSet = (names: string): ReadonlySet<number> =>
  new Set(names.split(' ').filter(Boolean).map(operatorNumber));

/** They join the members of a list. */
export const JOINTS = operatorSet('!and !or');

/** They open a clause that says in which case something holds. */
export const CONDITIONS = operatorSet('!if !when !unless');

/** They turn what they apply to into its opposite. */
export const NEGATIONS = operatorSet('!not !never !not-all');
