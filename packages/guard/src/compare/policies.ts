import { OPERATORS, operatorNumber, operatorSet } from '../lexicon/operator.ts';

/** What the coming and going of an operator means. */
interface Policy {
  kind: string;
  /** Operators that say the same, beside itself. */
  like?: string;
  /** It may vanish, or appear, without a doubt. */
  mayGo?: boolean;
  mayCome?: boolean;
  /** Operators that contradict it on the same words. */
  against?: string;
}

const POLICIES: Readonly<Record<string, Policy>> = {
  '!not': { kind: 'negation', like: '!never !none !except !unless !only !instead' },
  '!never': { kind: 'negation', like: '!not !none' },
  '!none': { kind: 'negation', like: '!not !never' },
  '!not-all': { kind: 'negation', like: '!some' },
  '!only': { kind: 'exclusive', like: '!exactly !not' },
  '!even': { kind: 'scope', mayGo: true, mayCome: true },
  '!also': { kind: 'scope', mayGo: true, mayCome: true },
  '!all': { kind: 'quantifier', mayGo: true, mayCome: true, against: '!some !most !few !any !not-all' },
  '!both': { kind: 'quantifier', like: '!all', mayGo: true },
  '!some': { kind: 'quantifier', like: '!few', mayGo: true, against: '!all' },
  '!any': { kind: 'quantifier', mayGo: true, mayCome: true },
  '!most': { kind: 'quantifier' },
  '!many': { kind: 'quantifier', mayGo: true },
  '!few': { kind: 'quantifier', like: '!some' },
  '!half': { kind: 'quantifier' },
  '!either': { kind: 'quantifier', like: '!or', mayGo: true, mayCome: true, against: '!both' },
  '!exactly': { kind: 'bound', like: '!only', mayGo: true, mayCome: true },
  '!max': { kind: 'bound', like: '!less !not' },
  '!min': { kind: 'bound', like: '!more' },
  '!about': { kind: 'bound', mayGo: true, mayCome: true },
  '!more': { kind: 'comparison', like: '!min !compare-more !not' },
  '!less': { kind: 'comparison', like: '!max !compare-less' },
  '!must': { kind: 'modality', mayGo: true, mayCome: true, against: '!may !try !optional !sometimes' },
  '!should': { kind: 'modality', mayGo: true, mayCome: true, against: '!may !optional' },
  '!may': { kind: 'modality', like: '!optional !try', mayGo: true, mayCome: true, against: '!must' },
  '!try': { kind: 'modality', like: '!optional !may' },
  '!optional': { kind: 'modality', like: '!try !may', against: '!not !never' },
  '!always': {
    kind: 'modality',
    mayGo: true,
    mayCome: true,
    like: '!all',
    against: '!sometimes !often !rarely',
  },
  '!often': { kind: 'modality', like: '!most' },
  '!sometimes': { kind: 'modality', like: '!may' },
  '!rarely': { kind: 'modality' },
  '!before': { kind: 'order', like: '!until !then !first', against: '!after !while !since' },
  '!after': { kind: 'order', like: '!when !then !if !since !last', against: '!before !while !until' },
  '!until': { kind: 'order', like: '!before !max !to', against: '!since !after !while' },
  '!since': { kind: 'order', like: '!after !min', against: '!until !before' },
  '!while': { kind: 'order', like: '!when !if', against: '!after !before !until', mayCome: true },
  '!first': { kind: 'order', mayGo: true, mayCome: true, against: '!last' },
  '!then': { kind: 'order', mayGo: true, mayCome: true },
  '!last': { kind: 'order', like: '!after', mayGo: true, mayCome: true, against: '!first' },
  '!next': { kind: 'time', like: '!then' },
  '!previous': { kind: 'time', like: '!before' },
  '!now': { kind: 'time', mayGo: true, mayCome: true },
  '!at-once': { kind: 'time', like: '!now', mayCome: true },
  '!again': { kind: 'time', mayGo: true, mayCome: true },
  '!if': { kind: 'condition', like: '!when !unless !while !otherwise', mayGo: true, mayCome: true },
  '!when': { kind: 'condition', like: '!if !all !while !after !always', mayGo: true, mayCome: true },
  '!unless': { kind: 'condition', like: '!except !if !not' },
  '!except': { kind: 'exception', like: '!not !unless !otherwise' },
  '!instead': { kind: 'exception', like: '!not !never !none !except !unless !otherwise', mayGo: true },
  '!otherwise': { kind: 'condition', like: '!if !except', mayGo: true, mayCome: true },
  '!although': { kind: 'condition', like: '!even !all !always', mayCome: true },
  '!because': { kind: 'reason', mayGo: true, mayCome: true },
  '!from': { kind: 'direction', mayGo: true, mayCome: true, against: '!to' },
  '!to': { kind: 'direction', mayGo: true, mayCome: true, against: '!from' },
  '!between': { kind: 'direction', mayGo: true, mayCome: true },
  '!than': { kind: 'comparison', mayGo: true, mayCome: true },
  '!twice': { kind: 'comparison' },
  '!same': { kind: 'comparison', mayCome: true },
  '!compare-more': { kind: 'comparison', against: '!compare-less !less' },
  '!compare-less': { kind: 'comparison', against: '!compare-more !more' },
  '!or': { kind: 'choice', mayGo: true, mayCome: true },
  '!and': { kind: 'choice', mayGo: true, mayCome: true },
  '!my': { kind: 'possession', mayGo: true, mayCome: true, against: '!your !his !her !their' },
  '!your': { kind: 'possession', mayGo: true, mayCome: true, against: '!my !his !her !their !our' },
  '!his': { kind: 'possession', mayGo: true, mayCome: true, against: '!my !your !her !our' },
  '!her': { kind: 'possession', mayGo: true, mayCome: true, against: '!my !your !his !our' },
  '!our': { kind: 'possession', mayGo: true, mayCome: true, against: '!your !his !her !their' },
  '!their': { kind: 'possession', mayGo: true, mayCome: true, against: '!my !your !our' },
  '!former': { kind: 'reference' },
  '!latter': { kind: 'reference' },
  '!you-are': { kind: 'role', mayGo: true, mayCome: true, against: '!i-am' },
  '!i-am': { kind: 'role', mayGo: true, mayCome: true, against: '!you-are' },
  '!example': { kind: 'example' },
};

/** A policy with its operators by number. */
export interface Compiled {
  kind: string;
  like: ReadonlySet<number>;
  against: ReadonlySet<number>;
  mayGo: boolean;
  mayCome: boolean;
}

const COMPILED: (Compiled | undefined)[] = [];
for (const name of OPERATORS) {
  const { kind = 'scope', like = '', against = '', mayGo = false, mayCome = false } = POLICIES[name] ?? {};
  const self = operatorNumber(name);
  COMPILED[self] = {
    kind,
    like: new Set([self, ...operatorSet(like)]),
    against: operatorSet(against),
    mayGo,
    mayCome,
  };
}

/** Kind of requirement that an operator makes. */
export const kindOfOperator = (operator: number): string => COMPILED[operator]?.kind ?? 'scope';

/** Whether an operator forbids. */
export const isNegation = (operator: number): boolean => COMPILED[operator]?.kind === 'negation';

/** What an operator's coming and going means. */
export const policyOf = (operator: number): Compiled | undefined => COMPILED[operator];

/** Whether one operator may stand for another. */
export const areLikeOperators = (a: number, b: number): boolean =>
  (COMPILED[a]?.like.has(b) ?? false) || (COMPILED[b]?.like.has(a) ?? false);
