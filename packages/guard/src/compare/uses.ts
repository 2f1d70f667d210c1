import { OPERATORS, operatorNumber } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import { BREAK, CONTENT, LIGHT, type Term } from '../read/term.ts';
import { tongueOf } from '../read/tongue.ts';
import { type UseIndex, useIndex } from '../read/use-index.ts';
import { addition, type Finding, lostOrDoubtful, type Pair } from './finding.ts';

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
  '!only': { kind: 'exclusive', like: '!exactly !not !except' },
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
  '!either': { kind: 'quantifier', like: '!or', mayGo: true, mayCome: true },
  '!exactly': { kind: 'bound', like: '!only', mayGo: true },
  '!max': { kind: 'bound', like: '!less !not' },
  '!min': { kind: 'bound', like: '!more' },
  '!about': { kind: 'bound', mayGo: true, mayCome: true },
  '!more': { kind: 'comparison', like: '!min !compare-more !not' },
  '!less': { kind: 'comparison', like: '!max !compare-less' },
  '!must': { kind: 'modality', mayGo: true, mayCome: true, against: '!may !try !optional !sometimes' },
  '!should': { kind: 'modality', mayGo: true, mayCome: true, against: '!may !optional' },
  '!may': { kind: 'modality', like: '!optional !try', mayGo: true, mayCome: true, against: '!must' },
  '!try': { kind: 'modality', like: '!optional !may' },
  '!optional': { kind: 'modality', like: '!try !may' },
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
  '!while': { kind: 'order', like: '!when !if', against: '!after !before !until' },
  '!first': { kind: 'order', mayGo: true, mayCome: true, against: '!last' },
  '!then': { kind: 'order', mayGo: true, mayCome: true },
  '!last': { kind: 'order', like: '!after', mayGo: true, mayCome: true, against: '!first' },
  '!next': { kind: 'time', like: '!then' },
  '!previous': { kind: 'time', like: '!before' },
  '!now': { kind: 'time', mayGo: true, mayCome: true },
  '!again': { kind: 'time', mayGo: true, mayCome: true },
  '!if': { kind: 'condition', like: '!when !unless !while !otherwise', mayGo: true, mayCome: true },
  '!when': { kind: 'condition', like: '!if !all !while !after !always', mayGo: true, mayCome: true },
  '!unless': { kind: 'condition', like: '!except !if !not' },
  '!except': { kind: 'exception', like: '!not !unless !only !otherwise' },
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

interface Compiled {
  kind: string;
  like: ReadonlySet<number>;
  against: ReadonlySet<number>;
  mayGo: boolean;
  mayCome: boolean;
}

const numbersOf = (names = ''): Set<number> => new Set(names.split(' ').filter(Boolean).map(operatorNumber));
const COMPILED: (Compiled | undefined)[] = [];
for (const name of OPERATORS) {
  const { kind = 'scope', like, against, mayGo = false, mayCome = false } = POLICIES[name] ?? {};
  const self = operatorNumber(name);
  COMPILED[self] = {
    kind,
    like: new Set([self, ...numbersOf(like)]),
    against: numbersOf(against),
    mayGo,
    mayCome,
  };
}

/** Kind of requirement that an operator makes. */
export const kindOfOperator = (operator: number): string => COMPILED[operator]?.kind ?? 'scope';

/** Operators of which the words they apply to are found again without them, with their opposite, or newly with them. */
export function changedUses(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  const usesAt = useIndex(rewritten).at;
  const claimed = new Set<Use>();
  const isPronoun = (term: Term | undefined): boolean => term !== undefined && PRONOUNS.has(term.key);
  const open: Use[] = [];
  for (const use of original.uses) {
    if (matches.same[original.statementOf[use.at] ?? 0]) {
      for (const other of candidates(pair, use, usesAt))
        if (other.operator === use.operator) claimed.add(other);
      continue;
    }
    const same = candidates(pair, use, usesAt).filter(
      (other) => other.operator === use.operator && (!TIGHT.has(use.operator) || isTight(pair, use, other)),
    );
    const free =
      same.find((other) => !claimed.has(other)) ??
      same[0] ??
      inStatement(pair, use, claimed) ??
      sameWords(pair, use, claimed);
    if (free) {
      claimed.add(free);
      const finding = objectGone(pair, use, free);
      if (finding) found.push(finding);
    } else if (!isPronoun(original.terms[use.at])) open.push(use);
  }
  for (const use of open) {
    const policy = COMPILED[use.operator];
    const others = candidates(pair, use, usesAt);
    if (use.soft) continue;
    if (policy?.kind === 'exception' && namesByPlace(pair, use) && !inHome(pair, use, claimed)) {
      const term = original.terms[use.at];
      if (term)
        found.push(lostOrDoubtful(policy.kind, 'doubtful', term.start, term.end, `"${term.key}" is gone`));
      continue;
    }
    if (!policy || others.length + use.anchors.length === 0) continue;
    const like = others.find(
      (other) =>
        // A prohibition may be said twice.
        (!claimed.has(other) || policy.kind === 'negation') &&
        other.operator !== use.operator &&
        areLike(use, other),
    );
    if (like) {
      claimed.add(like);
      continue;
    }
    const free = policy.kind === 'negation' ? freeNegation(pair, use, claimed) : undefined;
    if (free) {
      claimed.add(free);
      continue;
    }
    const finding = changed(
      pair,
      use,
      policy,
      others.filter((other) => !claimed.has(other) && !isPronoun(rewritten.terms[other.at])),
    );
    if (finding) found.push(finding);
  }
  const originsAt = useIndex(original).at;
  for (const use of rewritten.uses) {
    const policy = COMPILED[use.operator];
    if (
      !policy ||
      (policy.mayCome && !isNewEach(pair, use)) ||
      claimed.has(use) ||
      isPronoun(rewritten.terms[use.at])
    )
      continue;
    const anchors = use.anchors.map((k) => matches.ofRewritten[k] ?? -1).filter((k) => k >= 0);
    if (anchors.length === 0) continue;
    const others = anchors
      .flatMap((k) => originsAt.get(k) ?? [])
      .filter((other) => !other.soft || other.operator === use.operator);
    if (
      others.some((other) => areLike(use, other) || (use.operator === ALL && DISTRIBUTES.has(other.operator)))
    )
      continue;
    const term = rewritten.terms[use.at];
    if (term) found.push(addition(policy.kind, term.start, term.end, `"${term.key}" is new here`));
  }
  return found;
}

/** "without any explanation" that became "without any": a negation that is still there and forbids nothing. */
function objectGone({ original, rewritten, matches }: Pair, use: Use, other: Use): Finding | undefined {
  if (COMPILED[use.operator]?.kind !== 'negation' || use.behind) return undefined;
  const objects = use.anchors.filter((k) => k > use.at && original.terms[k]?.type !== LIGHT);
  if (objects.length === 0 || objects.some((k) => (matches.ofOriginal[k] ?? -1) >= 0)) return undefined;
  if (other.anchors.some((k) => k > other.at && rewritten.terms[k]?.type === CONTENT)) return undefined;
  const start = original.terms[use.at]?.start ?? 0;
  const end = original.terms[objects.at(-1) ?? use.at]?.end ?? start;
  return lostOrDoubtful('negation', 'doubtful', start, end, 'what it forbids is gone');
}

/** They stand for somebody and own nothing. */
const PRONOUNS = new Set("i me we us he him she they them you i'd i've we've we'd we'll".split(' '));

/** They stand for a thing of somebody. */
const OWNERS = new Set('mine yours hers ours theirs'.split(' '));

/** Who is who: there are two of them, and they are not to be mixed up. */
const ROLES = numbersOf('!you-are !i-am');

/** Operators whose very next word counts. */
const TIGHT = numbersOf('!only');

/** Whether the nearest word of each is among those of the other. */
function isTight({ matches }: Pair, use: Use, other: Use): boolean {
  const [own = -1] = use.anchors;
  const [their = -1] = other.anchors;
  const ownAt = matches.ofOriginal[own] ?? -1;
  const theirAt = matches.ofRewritten[their] ?? -1;
  return (ownAt < 0 || other.anchors.includes(ownAt)) && (theirAt < 0 || use.anchors.includes(theirAt));
}

/** A free negation in what its statement became that applies to nothing which the original does not negate. */
function freeNegation(pair: Pair, use: Use, claimed: ReadonlySet<Use>): Use | undefined {
  const { original, rewritten, matches } = pair;
  const home = matches.home[original.statementOf[use.at] ?? -1] ?? -1;
  const { negated } = useIndex(original);
  return useIndex(rewritten)
    .inStatement.get(home)
    ?.find(
      (other) =>
        (other.operator === use.operator || areLike(use, other)) &&
        COMPILED[other.operator]?.kind === 'negation' &&
        !claimed.has(other) &&
        other.anchors.every((k) => {
          const origin = matches.ofRewritten[k] ?? -1;
          return origin < 0 || negated.has(origin) || original.terms[origin]?.type !== CONTENT;
        }),
    );
}

/** "Except the first": what it excepts has no word of its own. */
const namesByPlace = ({ original }: Pair, { anchors, at }: Use): boolean =>
  anchors.length === 0 && PLACE_WORDS.has(original.terms[at + 1]?.operator ?? 0);
const PLACE_WORDS = numbersOf('!first !last !next !previous !former !latter');

/** Whether what its statement became excepts or restricts something. */
function inHome({ original, rewritten, matches }: Pair, use: Use, claimed: ReadonlySet<Use>): boolean {
  const home = matches.home[original.statementOf[use.at] ?? -1] ?? -1;
  return rewritten.uses.some(
    (other) => areLike(use, other) && !claimed.has(other) && rewritten.statementOf[other.at] === home,
  );
}

/** Where no word that it applies to is found again: a free use of the same operator in what its statement became. */
function inStatement(
  { original, rewritten, matches }: Pair,
  use: Use,
  claimed: ReadonlySet<Use>,
): Use | undefined {
  if (ROLES.has(use.operator)) return undefined;
  if (use.anchors.some((k) => (matches.ofOriginal[k] ?? -1) >= 0 && original.terms[k]?.type === CONTENT))
    return undefined;
  const home = matches.home[original.statementOf[use.at] ?? -1] ?? -1;
  return useIndex(rewritten)
    .inStatement.get(home)
    ?.find((other) => other.operator === use.operator && !claimed.has(other));
}

/** A free use of the same operator on the same words in what its statement became: words that stand twice may be paired crosswise. */
function sameWords(
  { original, rewritten, matches }: Pair,
  use: Use,
  claimed: ReadonlySet<Use>,
): Use | undefined {
  const home = matches.home[original.statementOf[use.at] ?? -1] ?? -1;
  const keys = new Set(use.anchors.slice(0, 2).map((k) => original.terms[k]?.key));
  return useIndex(rewritten)
    .inStatement.get(home)
    ?.find(
      (other) =>
        other.operator === use.operator &&
        !claimed.has(other) &&
        keys.has(rewritten.terms[other.anchors[0] ?? -1]?.key),
    );
}

/** Whether one operator may stand for another. */
export const areLikeOperators = (a: number, b: number): boolean =>
  (COMPILED[a]?.like.has(b) ?? false) || (COMPILED[b]?.like.has(a) ?? false);

const areLike = (a: Use, b: Use): boolean => areLikeOperators(a.operator, b.operator);

/** Uses in the rewritten text that share a word with one of the original. */
function candidates({ original, matches }: Pair, use: Use, usesAt: UseIndex['at']): Use[] {
  const found: Use[] = [];
  // Words that ask for nothing tell no use from another while there are others.
  const heavy = use.anchors.filter((anchor) => original.terms[anchor]?.type !== LIGHT);
  const tells = heavy.some((anchor) => use.behind || anchor > use.at);
  for (const anchor of tells ? heavy : use.anchors) {
    const at = matches.ofOriginal[anchor] ?? -1;
    if (at >= 0) for (const other of usesAt.get(at) ?? []) if (!found.includes(other)) found.push(other);
  }
  return found;
}

function changed(pair: Pair, use: Use, policy: Compiled, others: readonly Use[]): Finding | undefined {
  const { original, matches, rewritten } = pair;
  const term = original.terms[use.at];
  if (!term) return undefined;
  // "Before you start": an order of nothing.
  if (policy.kind === 'order' && use.anchors.every((anchor) => original.terms[anchor]?.type === LIGHT))
    return undefined;
  const isGone = !use.anchors.some((anchor) => (matches.ofOriginal[anchor] ?? -1) >= 0);
  if (isGone && (policy.kind === 'condition' ? false : policy.mayGo)) return undefined;
  if (isGone && !use.anchors.some((anchor) => original.terms[anchor]?.type === CONTENT)) return undefined;
  const last = original.terms[use.anchors.at(-1) ?? use.at] ?? term;
  const start = Math.min(term.start, last.start);
  const end = Math.max(term.end, last.end);
  if (policy.kind === 'negation' && becameOpposite(pair, use)) return undefined;
  const negated = [use.at + 1, use.at + 2].some((k) => original.terms[k]?.operator === NOT);
  const against = negated ? undefined : others.find((other) => policy.against.has(other.operator));
  if (against)
    return lostOrDoubtful(
      policy.kind,
      'doubtful',
      start,
      end,
      `"${term.key}" became "${rewritten.terms[against.at]?.key}"`,
    );
  const mayGo =
    (policy.mayGo && !isPermission(pair, use) && !OWNERS.has(term.key)) || followsInOrder(pair, use);
  if (isGone) return { ...lostOrDoubtful(policy.kind, 'doubtful', start, end, 'it is gone'), isGuess: true };
  return mayGo && !isUnconditioned(pair, use)
    ? undefined
    : {
        ...lostOrDoubtful(policy.kind, 'doubtful', start, end, `"${term.key}" is gone`),
        isGuess: mayGo || policy.kind === 'order',
      };
}

const CONDITIONS = numbersOf('!if !unless !when');

/** Whether a condition is gone with some of what it said. */
function isUnconditioned({ original, matches }: Pair, use: Use): boolean {
  if (!CONDITIONS.has(use.operator)) return false;
  return use.anchors.some((k) => {
    const term = original.terms[k];
    return (
      term?.type === CONTENT &&
      term.clause === original.terms[use.at]?.clause &&
      (matches.ofOriginal[k] ?? -1) < 0
    );
  });
}

const CHANGING = new Set(
  'chang modif edit alter touch rewrit adapt remov delet los break renam replac adjust'.split(' '),
);
const KEEPING: ReadonlySet<string> = new Set('keep preserv retain leav maintain stai remain'.split(' '));

/** "Do not change" that became "keep": the opposite without the negation. */
function becameOpposite({ original, rewritten, matches }: Pair, use: Use): boolean {
  const home = rewritten.statements[matches.home[original.statementOf[use.at] ?? -1] ?? -1];
  if (!home) return false;
  const { opposites } = tongueOf(original.language).lexicon;
  return use.anchors.some((anchor) => {
    const isFound = (matches.ofOriginal[anchor] ?? -1) >= 0;
    const key = original.terms[anchor]?.key ?? '';
    const wanted = isFound ? undefined : CHANGING.has(key) ? KEEPING : opposites.get(key);
    const to = Math.min(home.to, home.from + SENTENCE);
    for (let k = home.from; wanted && k < to; k++) if (wanted.has(rewritten.terms[k]?.key ?? '')) return true;
    return false;
  });
}

const ALL = operatorNumber('!all');
const DISTRIBUTES = numbersOf('!all !both !any !most !when');

/** "each" gives every one what only one had, unless the original speaks of several or of every one. */
function isNewEach({ original, rewritten, matches }: Pair, use: Use): boolean {
  if (use.operator !== ALL || rewritten.terms[use.at]?.key !== 'each') return false;
  const origins = use.anchors.map((k) => matches.ofRewritten[k] ?? -1).filter((k) => k >= 0);
  return origins.length > 0 && !origins.some((k) => speaksOfAll(original, k));
}

/** Whether the statement of a word, or the one before it, distributes. */
function speaksOfAll(reading: Reading, at: number): boolean {
  const s = reading.statementOf[at] ?? -1;
  const { inStatement } = useIndex(reading);
  return [s - 1, s, s + 1].some((near) =>
    inStatement.get(near)?.some((use) => DISTRIBUTES.has(use.operator)),
  );
}

const MAY = operatorNumber('!may');

const PERSON_BEFORE = /(?:^|[\s,.])(?:you|du|sie|ihr|tu|vous) $/i;
const PERSON_BEHIND = /^ (?:du|sie|ihr)\b/i;
/** They say who may in their own form. */
const PERSONAL = new Set('puoi potete'.split(' '));

/** "You may" lets the reader choose, unless it asks for something politely. */
function isPermission({ original }: Pair, use: Use): boolean {
  const { start = 0, end = 0, key = '' } = original.terms[use.at] ?? {};
  if (use.operator !== MAY) return false;
  const statement = original.statements[original.statementOf[use.at] ?? -1];
  if (original.text.slice(0, statement?.end).endsWith('?')) return false;
  return (
    PERSONAL.has(key) ||
    PERSON_BEFORE.test(original.text.slice(Math.max(0, start - 6), start)) ||
    PERSON_BEHIND.test(original.text.slice(end, end + 6))
  );
}

const NOT = operatorNumber('!not');
const BEFORE = operatorNumber('!before');
const AFTER = operatorNumber('!after');

/** "Once A is done, do B" and "Do A. Then do B": what comes first still stands first. */
function followsInOrder({ original, rewritten, matches }: Pair, use: Use): boolean {
  if (use.operator !== BEFORE && use.operator !== AFTER) return false;
  const s = original.statementOf[use.at];
  const statement = original.statements[s ?? -1];
  if (!statement) return false;
  const own = use.anchors.map((k) => matches.ofOriginal[k] ?? -1).filter((k) => k >= 0);
  const rest: number[] = [];
  const to = Math.min(statement.to, use.at + SENTENCE);
  for (let k = Math.max(statement.from, use.at - SENTENCE); k < to; k++) {
    const place = matches.ofOriginal[k] ?? -1;
    if (place >= 0 && original.terms[k]?.type === CONTENT && !use.anchors.includes(k)) rest.push(place);
  }
  if (own.length === 0 || rest.length === 0) return false;
  const [earlier, later] = use.operator === AFTER ? [own, rest] : [rest, own];
  const apart = rewritten.terms.slice(Math.max(...earlier) + 1, Math.min(...later) + 1);
  return (
    Math.max(...earlier) < Math.min(...later) &&
    apart.some(({ type, operator }) => type === BREAK || operator === THEN)
  );
}

/** What a use is about stands within so many terms of it. */
const SENTENCE = 60;

const THEN = operatorNumber('!then');
