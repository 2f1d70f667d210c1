import { isUpperAscii } from './chars.ts';
import {
  BEFORE_NOUN,
  bit,
  isBase,
  LONGEST_LOOK,
  nounFollows,
  type Scan,
  tokenAt,
  wordAt,
} from './tag-scan.ts';
import { MAY, TAG, type Tag } from './tag-set.ts';
import { NUMBER, PUNCT, SPAN, WORD } from './token.ts';
import { closedTag, wordMask } from './word-class.ts';

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

/** Behind these a base form follows. */
const AUXILIARY = new Set<Tag>([TAG.modal, TAG.do, TAG.to]);

/** Index of the last tag before `k` that is no adverb or negation. */
function significant(scan: Scan, k: number): number {
  let at = k - 1;
  while (at >= 0 && at > k - LONGEST_LOOK && (scan.tags[at] === TAG.adverb || scan.tags[at] === TAG.negation))
    at--;
  return at;
}

/** A word of an open class. */
export function openAt(scan: Scan, k: number, mask: number): Tag {
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
