import type { SentenceWord } from './sentence-words.ts';

/** By their keys the words on either side of one that tells them apart: who acts and who is acted on. */
export interface Sides {
  left: ReadonlySet<string>;
  right: ReadonlySet<string>;
}

/** They part a clause from the next one. */
const PARTS = new Set(
  `and or that which who whom whose whether if when whenever while where because unless until before
  after so but then than und oder dass ob wenn falls weil bevor nachdem sobald et ou que qui si quand
  lorsque y o e cuando se quando`.split(/\s+/),
);
const SIGNS = new Set([',', ';', ':', '.', '!', '?', '(', ')', '—', '–', '|']);
/** They tell no thing from another. */
const EMPTY = new Set(
  `a an the this these those of in on at for with to by from as is are be its their your my our his her
  it all any each every please always never not no should must may might can could will would shall
  strongly much also only just then now been being was were has have had does do did there here i you
  he she we they me him us them who der die das den dem ein eine le la les l un une des du de el los
  las lo il o a os as`.split(/\s+/),
);
/** So many words of a side count, the nearest ones. */
const MOST = 6;

/** Whether a word or sign ends the clause that stands before it. */
const endsClause = ({ word, isSign }: SentenceWord): boolean => (isSign ? SIGNS.has(word) : PARTS.has(word));

/** "Say that you do not know rather than guessing": what is said belongs to the verb. */
const SAYS =
  /^(?:say|saying|says|admit|admitting|state|stating|note|noting|tell|telling|mention|mentioning|explain|explaining|assume|assuming|claim|claiming|check|checking)$/;

const isSaid = (words: readonly SentenceWord[], at: number): boolean =>
  words[at]?.word === 'that' && SAYS.test(words[at - 1]?.word ?? '');

/**
 * Keys of the words that say something from `from` on in steps of `step`, up to the end of their clause.
 * `counts` names others that do.
 */
export function sideFrom(
  words: readonly SentenceWord[],
  from: number,
  step: -1 | 1,
  counts: (word: string) => boolean = () => false,
): Set<string> {
  const found = new Set<string>();
  for (let at = from; at >= 0 && at < words.length && found.size < MOST; at += step) {
    const word = words[at];
    if (!word || (endsClause(word) && !isSaid(words, at))) break;
    if (word.isSign) continue;
    if (counts(word.word) || (word.key.length > 1 && !EMPTY.has(word.word))) found.add(word.key);
  }
  return found;
}

const apart = (own: ReadonlySet<string>, other: ReadonlySet<string>): string[] =>
  [...own].filter((key) => !other.has(key));

/**
 * Whether what stood left now stands right and the other way round; `mayStay`: some of what stood left may
 * still stand there.
 */
export function areTurned(before: Sides, after: Sides, mayStay: boolean): boolean {
  const isNow = (key: string, own: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
    own.has(key) && !other.has(key);
  const left = apart(before.left, before.right);
  const right = apart(before.right, before.left);
  return (
    left.some((key) => isNow(key, after.right, after.left)) &&
    right.some((key) => isNow(key, after.left, after.right)) &&
    (mayStay || !left.some((key) => isNow(key, after.left, after.right)))
  );
}
