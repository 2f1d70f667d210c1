import {
  BEFORE_NOUN,
  bit,
  FINITE,
  isBase,
  isNominal,
  nounFollows,
  type Scan,
  tokenAt,
  wordAt,
} from './tag-scan.ts';
import { MAY, TAG, type Tag } from './tag-set.ts';
import { NUMBER, SPAN, type Token, WORD } from './token.ts';
import { closedTag, isListed, wordMask } from './word-class.ts';

/** Tag of a word of a closed class that may be several things, by what stands beside it. */
export function closedAt(scan: Scan, k: number, word: string, tag: Tag): Tag {
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
