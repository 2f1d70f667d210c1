import { isUpperAscii } from './chars.ts';
import { MAY, TAG, type Tag } from './tag-set.ts';
import { NUMBER, PUNCT, SPACES, SPAN, type Token, WORD } from './token.ts';
import { closedTag, isListed, wordMask } from './word-class.ts';

const bit = (mask: number, may: number): boolean => (mask & may) !== 0;

/** Tags that open a noun phrase or stand inside one before its noun. */
const BEFORE_NOUN = new Set<Tag>([TAG.determiner, TAG.possessive, TAG.adjective, TAG.number]);
/** Behind a verb these show that it has an object or complement. */
const FOLLOWS_VERB = new Set<Tag>([
  TAG.determiner,
  TAG.possessive,
  TAG.object,
  TAG.number,
  TAG.preposition,
  TAG.to,
  TAG.adverb,
  TAG.span,
  TAG.wh,
  TAG.complementizer,
  TAG.pronoun,
]);
const FINITE = new Set<Tag>([TAG.be, TAG.have, TAG.do, TAG.modal, TAG.present, TAG.past, TAG.contraction]);
/** Behind these verbs "that" opens a clause even where the verb could be a noun. */
const AUXILIARY = new Set<Tag>([TAG.modal, TAG.do, TAG.to]);
/** Verbs of which "that" is no relative pronoun when a person stands between ("tell them that"). */
const LONGEST_LOOK = 12;

/** State of the scan: what stands before the word. */
interface Scan {
  text: string;
  tokens: readonly Token[];
  /** Indices of the tokens that are no spaces. */
  live: readonly number[];
  tags: Tag[];
  /** The clause has its finite verb. */
  finite: boolean;
  /** A question: its auxiliary stands before the subject. */
  inverted: boolean;
  /** An imperative or infinitive stands before. */
  instructs: boolean;
}

/**
 * Part of speech of each token of `live` (indices of tokens of one sentence, spaces left out), in one scan: closed classes and
 * verb forms from lists, other words by their endings, ambiguities by what stands beside them. English only.
 */
export function tagWords(text: string, tokens: readonly Token[], live: readonly number[]): Tag[] {
  const scan: Scan = { text, tokens, live, tags: [], finite: false, inverted: false, instructs: false };
  for (let k = 0; k < live.length; k++) {
    const tag = tagAt(scan, k);
    scan.tags.push(tag);
    if (tag === TAG.base) scan.instructs = true;
    // "parts I enjoyed": a clause of its own.
    if (tag === TAG.pronoun && isNominal(scan.tags[k - 1])) scan.finite = false;
    if (FINITE.has(tag)) {
      scan.inverted =
        (!scan.finite &&
          (tag === TAG.do || tag === TAG.modal) &&
          !isNominal(scan.tags[k - 1]) &&
          scan.tags[k - 1] !== TAG.pronoun) ||
        asks(scan, k, tag);
      scan.finite = true;
    } else if (opensClause(tag, tokens[live[k] ?? -1]?.lower ?? '')) {
      scan.finite = false;
      scan.inverted = false;
    }
  }
  return scan.tags;
}

/** "how many apples does": the noun before the auxiliary is what is asked for. */
function asks(scan: Scan, k: number, tag: Tag): boolean {
  if (tag !== TAG.do && tag !== TAG.modal) return false;
  for (let i = k - 1; i >= 0 && i > k - 6; i--) {
    if (scan.tags[i] === TAG.wh) return true;
    if (scan.tags[i] === TAG.punctuation) return false;
  }
  return false;
}

function opensClause(tag: Tag, word: string): boolean {
  if (tag === TAG.punctuation) return word !== "'" && word !== '-';
  return (
    tag === TAG.conjunction || tag === TAG.subordinator || tag === TAG.relative || tag === TAG.complementizer
  );
}

const tokenAt = (scan: Scan, k: number): Token | undefined => scan.tokens[scan.live[k] ?? -1];
const wordAt = (scan: Scan, k: number): string => tokenAt(scan, k)?.lower ?? '';

function tagAt(scan: Scan, k: number): Tag {
  const token = tokenAt(scan, k);
  if (!token) return TAG.other;
  if (token.kind === SPAN) return TAG.span;
  if (token.kind === NUMBER) return TAG.number;
  if (token.kind === PUNCT) return '$€£'.includes(token.lower || '?') ? TAG.number : TAG.punctuation;
  if (token.kind !== WORD) return TAG.other;
  const closed = closedTag(token.lower);
  if (closed !== undefined && !isNameLike(scan, k, token)) return closedAt(scan, k, token.lower, closed);
  if (isName(scan, k, token)) return TAG.name;
  return openAt(scan, k, wordMask(token.lower));
}

/** "Will", "May" and "Mark" inside a sentence are names where a name may stand. */
function isNameLike(scan: Scan, k: number, token: Token): boolean {
  return (
    k > 0 &&
    isUpperAscii(scan.text.charCodeAt(token.start)) &&
    (token.lower === 'will' || token.lower === 'may')
  );
}

function isName(scan: Scan, k: number, token: Token): boolean {
  if (!isUpperAscii(scan.text.charCodeAt(token.start))) return false;
  const before = scan.tags[k - 1];
  const starts = k === 0 || (before === TAG.punctuation && /[:.(*•"-]/.test(wordAt(scan, k - 1)));
  if (!starts) return true;
  if (isListed(token.lower) || wordMask(token.lower) !== MAY.noun) return false;
  // At the start of a sentence an unknown word is a name where a verb, "and" or another capital follows.
  const next = tokenAt(scan, k + 1);
  if (token.lower.endsWith("'s")) return true;
  if (next?.kind !== WORD || token.lower.endsWith('s')) return false;
  const tag = closedTag(next.lower);
  if (tag === undefined)
    return (
      bit(wordMask(next.lower), MAY.present | MAY.past) || isUpperAscii(scan.text.charCodeAt(next.start))
    );
  return tag === TAG.conjunction || ((FINITE.has(tag) || tag === TAG.be) && !next.lower.startsWith('are'));
}

/** Index of the last tag before `k` that is no adverb or negation. */
function significant(scan: Scan, k: number): number {
  let at = k - 1;
  while (at >= 0 && at > k - LONGEST_LOOK && (scan.tags[at] === TAG.adverb || scan.tags[at] === TAG.negation))
    at--;
  return at;
}

function closedAt(scan: Scan, k: number, word: string, tag: Tag): Tag {
  switch (word) {
    case 'that':
      return thatAt(scan, k);
    case 'which':
    case 'who':
    case 'whom':
      return isNominal(scan.tags[k - 1]) ||
        (wordAt(scan, k - 1) === ',' && k > 1) ||
        scan.tags[k - 1] === TAG.preposition
        ? TAG.relative
        : TAG.wh;
    case 'her':
      return startsNoun(scan, k + 1) && !(gives(scan.tags[k - 1]) && isNumber(scan, k + 1))
        ? TAG.possessive
        : TAG.object;
    case 'there':
      return closedTag(wordAt(scan, k + 1)) === TAG.be ||
        scan.tags[k - 1] === TAG.be ||
        closedTag(wordAt(scan, k + 1)) === TAG.modal
        ? TAG.existential
        : TAG.adverb;
    case 'to':
      return isBase(wordAt(scan, k + 1)) ||
        (closedTag(wordAt(scan, k + 1)) === TAG.adverb && isBase(wordAt(scan, k + 2)))
        ? TAG.to
        : TAG.preposition;
    case 'like':
      return scan.tags[k - 1] === TAG.to || scan.tags[k - 1] === TAG.modal || scan.tags[k - 1] === TAG.pronoun
        ? TAG.base
        : tag;
    case 'overall':
      return nounFollows(scan, k + 1) ? TAG.adjective : tag;
    case 'more':
    case 'most':
    case 'less':
      return isNominalMask(scan, k + 1) ? TAG.determiner : tag;
    case 'so':
    case 'once':
      return k === 0 ||
        scan.tags[k - 1] === TAG.punctuation ||
        closedTag(wordAt(scan, k + 1)) === TAG.pronoun ||
        wordAt(scan, k + 1) === 'that'
        ? TAG.subordinator
        : TAG.adverb;
    case 'past':
    case 'round':
      return BEFORE_NOUN.has(scan.tags[k - 1] ?? TAG.other) ? TAG.adjective : tag;
    case 'following':
    case 'including':
      return BEFORE_NOUN.has(scan.tags[k - 1] ?? TAG.other) ? TAG.adjective : tag;
    case 'can':
      return BEFORE_NOUN.has(scan.tags[k - 1] ?? TAG.other) ? TAG.noun : tag;
    default:
      return tag;
  }
}

function thatAt(scan: Scan, k: number): Tag {
  const before = scan.tags[k - 1];
  const next = tokenAt(scan, k + 1);
  const nextTag = next?.kind === WORD ? closedTag(next.lower) : undefined;
  if (
    before === undefined ||
    before === TAG.preposition ||
    before === TAG.punctuation ||
    before === TAG.conjunction
  )
    return nextTag !== undefined && (FINITE.has(nextTag) || nextTag === TAG.be)
      ? TAG.object
      : before === TAG.conjunction
        ? TAG.relative
        : TAG.determiner;
  if (before === TAG.noun || before === TAG.name) return TAG.relative;
  if (before === TAG.object)
    return /^(?:(?:some|any|every|no)(?:thing|one|body)|nothing|those)$/.test(wordAt(scan, k - 1))
      ? TAG.relative
      : TAG.complementizer;
  if (
    before === TAG.base ||
    before === TAG.present ||
    before === TAG.past ||
    before === TAG.gerund ||
    before === TAG.participle ||
    before === TAG.adjective ||
    wordAt(scan, k - 1) === 'so'
  )
    return startsClause(next, nextTag) ? TAG.complementizer : TAG.determiner;
  return nextTag === undefined ? TAG.determiner : TAG.object;
}

function startsClause(next: Token | undefined, tag: Tag | undefined): boolean {
  if (tag !== undefined)
    return (
      tag !== TAG.adverb && tag !== TAG.conjunction && tag !== TAG.preposition && tag !== TAG.subordinator
    );
  return next?.kind === WORD && (next.lower.endsWith('s') || !isListed(next.lower));
}

const isNominal = (tag: Tag | undefined): boolean =>
  tag === TAG.noun || tag === TAG.name || tag === TAG.object || tag === TAG.span;

function isBase(word: string): boolean {
  return (
    word === 'be' ||
    word === 'have' ||
    word === 'do' ||
    (closedTag(word) === undefined && bit(wordMask(word), MAY.base))
  );
}

function isNominalMask(scan: Scan, k: number): boolean {
  const token = tokenAt(scan, k);
  return token?.kind === WORD && closedTag(token.lower) === undefined && bit(wordMask(token.lower), MAY.noun);
}

const gives = (tag: Tag | undefined): boolean =>
  tag === TAG.base || tag === TAG.present || tag === TAG.past || tag === TAG.gerund;

/** "gave her 20 beads": the number counts what is given. */
function isNumber(scan: Scan, k: number): boolean {
  return (
    tokenAt(scan, k)?.kind === NUMBER ||
    closedTag(wordAt(scan, k)) === TAG.number ||
    closedTag(wordAt(scan, k)) === TAG.determiner
  );
}

function startsNoun(scan: Scan, k: number): boolean {
  const token = tokenAt(scan, k);
  if (token?.kind === SPAN || token?.kind === NUMBER) return true;
  if (token?.kind !== WORD) return false;
  const closed = closedTag(token.lower);
  return closed === undefined ? !bit(wordMask(token.lower), MAY.adverb) : closed === TAG.number;
}

/** A word of an open class. */
function openAt(scan: Scan, k: number, mask: number): Tag {
  const at = significant(scan, k);
  const before = scan.tags[at];
  const direct = scan.tags[k - 1];
  if (mask === MAY.adverb || isOrdering(scan, k)) return TAG.adverb;
  if (before !== undefined && AUXILIARY.has(before) && bit(mask, MAY.base)) return TAG.base;
  if (direct !== undefined && BEFORE_NOUN.has(direct)) return inNounPhrase(scan, k, mask);
  if (before === TAG.preposition)
    return bit(mask, MAY.gerund) && !bit(mask, MAY.noun) ? TAG.gerund : inNounPhrase(scan, k, mask);
  if (before === TAG.be || before === TAG.contraction) return afterBe(scan, k, mask);
  if (before === TAG.have) return bit(mask, MAY.participle) ? TAG.participle : inNounPhrase(scan, k, mask);
  if (before === TAG.pronoun || before === TAG.relative) return afterSubject(scan, k, at, mask);
  if (before === TAG.noun || before === TAG.name || before === TAG.span || before === TAG.object)
    return afterNoun(scan, k, at, mask);
  if (before === TAG.conjunction) return afterConjunction(scan, k, at, mask);
  if (before === undefined || before === TAG.punctuation || before === TAG.subordinator)
    return atStart(scan, k, mask, before === TAG.subordinator);
  return inNounPhrase(scan, k, mask);
}

/** "First repeat the request": no adjective where an instruction follows. */
function isOrdering(scan: Scan, k: number): boolean {
  if (
    !/^(?:first|second|third|next|last|final)$/.test(wordAt(scan, k)) ||
    BEFORE_NOUN.has(scan.tags[k - 1] ?? TAG.other)
  )
    return false;
  const next = wordAt(scan, k + 1);
  return (
    next === ',' ||
    (isBase(next) && (!bit(wordMask(next), MAY.noun) || closedTag(wordAt(scan, k + 2)) === TAG.determiner))
  );
}

/** Behind a determiner, adjective, number, preposition or verb: noun, or something that goes before one. */
function inNounPhrase(scan: Scan, k: number, mask: number): Tag {
  const nounNext = nounFollows(scan, k + 1);
  if (bit(mask, MAY.adjective) && (nounNext || !bit(mask, MAY.noun))) return TAG.adjective;
  if (bit(mask, MAY.participle) && !bit(mask, MAY.noun)) return TAG.participle;
  if (bit(mask, MAY.gerund) && (nounNext || !bit(mask, MAY.noun))) return TAG.gerund;
  if (bit(mask, MAY.noun)) return TAG.noun;
  if (bit(mask, MAY.adverb)) return TAG.adverb;
  if (
    bit(mask, MAY.base) &&
    scan.tags[k - 1] !== undefined &&
    !BEFORE_NOUN.has(scan.tags[k - 1] ?? TAG.other)
  )
    return TAG.base;
  return bit(mask, MAY.adjective) ? TAG.adjective : bit(mask, MAY.present) ? TAG.present : TAG.noun;
}

/** True where the next word reads on as part of the same noun phrase. */
function nounFollows(scan: Scan, k: number): boolean {
  const token = tokenAt(scan, k);
  if (token?.kind === SPAN) return true;
  if (token?.kind !== WORD) return token?.lower === ',' && nounFollowsComma(scan, k + 1);
  if (closedTag(token.lower) !== undefined) return false;
  return (
    bit(wordMask(token.lower), MAY.noun | MAY.adjective) ||
    bit(wordMask(token.lower), MAY.participle | MAY.gerund)
  );
}

/** "simple, short sentences". */
function nounFollowsComma(scan: Scan, k: number): boolean {
  const token = tokenAt(scan, k);
  return (
    token?.kind === WORD && closedTag(token.lower) === undefined && wordMask(token.lower) === MAY.adjective
  );
}

function afterBe(scan: Scan, k: number, mask: number): Tag {
  if (bit(mask, MAY.gerund)) return TAG.gerund;
  if (bit(mask, MAY.participle)) return TAG.participle;
  if (bit(mask, MAY.adjective) && scan.tags[k - 1] !== TAG.determiner) return TAG.adjective;
  return inNounPhrase(scan, k, mask);
}

function afterSubject(scan: Scan, k: number, at: number, mask: number): Tag {
  if (scan.inverted && bit(mask, MAY.base)) return TAG.base;
  if (!scan.finite && bit(mask, MAY.past)) return TAG.past;
  if (!scan.finite && bit(mask, MAY.present)) return TAG.present;
  if (bit(mask, MAY.base) && !/^(?:he|she|it)$/.test(wordAt(scan, at))) return TAG.base;
  return inNounPhrase(scan, k, mask);
}

function afterNoun(scan: Scan, k: number, at: number, mask: number): Tag {
  if (wordAt(scan, at).endsWith("'s")) return inNounPhrase(scan, k, mask);
  if (
    scan.inverted &&
    bit(mask, MAY.base) &&
    (!bit(mask, MAY.noun) || followsVerb(scan, k + 1) || k + 2 >= scan.live.length)
  ) {
    scan.inverted = false;
    return TAG.base;
  }
  if (bit(mask, MAY.past)) return isPast(scan, k, mask) ? TAG.past : TAG.participle;
  if (bit(mask, MAY.participle)) return TAG.participle;
  if (bit(mask, MAY.gerund) && !bit(mask, MAY.noun)) return TAG.gerund;
  const objectNext = followsVerb(scan, k + 1);
  if (
    bit(mask, MAY.present) &&
    !scan.finite &&
    !hasImperative(scan, k) &&
    (objectNext || !bit(mask, MAY.noun))
  )
    return TAG.present;
  if (
    bit(mask, MAY.base) &&
    !scan.finite &&
    !hasImperative(scan, k) &&
    /[^s]s$|people|children|men$/.test(wordAt(scan, at)) &&
    (objectNext || !bit(mask, MAY.noun))
  )
    return TAG.base;
  if (bit(mask, MAY.adjective) && !bit(mask, MAY.noun)) return TAG.adjective;
  if (bit(mask, MAY.base) && !bit(mask, MAY.noun)) return TAG.base;
  return bit(mask, MAY.gerund) ? TAG.gerund : TAG.noun;
}

/** True where the clause began with an instruction: what follows is no statement. */
function hasImperative(scan: Scan, k: number): boolean {
  for (let i = k - 1; i >= 0 && i > k - LONGEST_LOOK; i--) {
    const tag = scan.tags[i];
    if (tag === TAG.base) return true;
    if (tag === TAG.punctuation || tag === TAG.relative || tag === TAG.subordinator) return false;
  }
  return false;
}

/** "The bag filled with apples is big" against "Tom filled the bag". */
function isPast(scan: Scan, k: number, mask: number): boolean {
  if (scan.finite || wordAt(scan, k + 1) === 'by' || hasImperative(scan, k)) return false;
  if (!bit(mask, MAY.participle)) return true;
  for (let i = k + 1; i < scan.live.length && i < k + LONGEST_LOOK; i++) {
    const token = tokenAt(scan, i);
    if (token?.kind === PUNCT && token.lower !== '$' && token.lower !== "'") return true;
    const tag = token?.kind === WORD ? closedTag(token.lower) : undefined;
    if (tag === TAG.be || tag === TAG.have || tag === TAG.modal || tag === TAG.do) return false;
    if (tag === TAG.subordinator || tag === TAG.conjunction || tag === TAG.wh || token?.lower === 'that')
      return true;
  }
  return true;
}

function followsVerb(scan: Scan, k: number): boolean {
  const token = tokenAt(scan, k);
  if (!token) return false;
  if (token.kind === SPAN || token.kind === NUMBER) return true;
  if (token.kind === PUNCT) return token.lower === '$';
  const tag = closedTag(token.lower);
  if (tag !== undefined) return FOLLOWS_VERB.has(tag);
  return (
    bit(wordMask(token.lower), MAY.adjective | MAY.adverb) || isUpperAscii(scan.text.charCodeAt(token.start))
  );
}

/** Behind "and" stands what stood before it. */
function afterConjunction(scan: Scan, k: number, at: number, mask: number): Tag {
  for (let i = at - 1; i >= 0 && i > at - LONGEST_LOOK; i--) {
    const tag = scan.tags[i];
    if (
      tag === TAG.base &&
      bit(mask, MAY.base) &&
      (!bit(mask, MAY.noun) || followsVerb(scan, k + 1) || i === at - 1)
    )
      return TAG.base;
    if (tag === TAG.past && bit(mask, MAY.past)) return TAG.past;
    if (tag === TAG.present && bit(mask, MAY.present) && (!bit(mask, MAY.noun) || followsVerb(scan, k + 1)))
      return TAG.present;
    if (tag === TAG.gerund && bit(mask, MAY.gerund)) return TAG.gerund;
    if (tag === TAG.participle && bit(mask, MAY.participle)) return TAG.participle;
    if (tag === TAG.adjective && i === at - 1 && bit(mask, MAY.adjective)) return TAG.adjective;
    if (tag === TAG.punctuation && wordAt(scan, i) !== ',') break;
  }
  return inNounPhrase(scan, k, mask);
}

/** First word of a clause: an instruction where it may be one, unless a verb follows it. */
function atStart(scan: Scan, k: number, mask: number, subordinate: boolean): Tag {
  if (!bit(mask, MAY.base) || subordinate) return inNounPhrase(scan, k, mask);
  if (!bit(mask, MAY.noun | MAY.adjective)) return TAG.base;
  const next = tokenAt(scan, k + 1);
  if (!next) return TAG.noun;
  if (next.kind === PUNCT) return next.lower === ':' || next.lower === ',' ? TAG.noun : TAG.base;
  if (next.kind !== WORD) return TAG.base;
  const tag = closedTag(next.lower);
  if (tag === TAG.be || tag === TAG.have || tag === TAG.modal || tag === TAG.do || tag === TAG.conjunction)
    return TAG.noun;
  if (
    scan.tags[k - 1] === TAG.punctuation &&
    wordAt(scan, k - 1) === ',' &&
    tag === undefined &&
    !scan.instructs
  )
    return inNounPhrase(scan, k, mask);
  if (tag === TAG.preposition) return next.lower === 'of' || next.lower === 'per' ? TAG.noun : TAG.base;
  if (tag !== undefined) return TAG.base;
  return tokenAt(scan, k + 2)?.lower === ':' ? TAG.noun : TAG.base;
}

/** Indices of the tokens from `from` to `to` that are no spaces. */
export function wordIndices(tokens: readonly Token[], from: number, to: number): number[] {
  const live: number[] = [];
  for (let i = from; i < to; i++) if (tokens[i]?.kind !== SPACES) live.push(i);
  return live;
}
