import { MAY, TAG, type Tag } from '@refinery/text/tag-set.ts';
import { wordMask } from '@refinery/text/word-class.ts';
import type { Words } from './words.ts';

const tags = (...list: Tag[]): ReadonlySet<Tag> => new Set(list);

const FINITE = tags(TAG.be, TAG.modal, TAG.have, TAG.do);
/** What cannot stand behind an article or owner. */
const NOT_BEHIND_ARTICLE = tags(
  TAG.conjunction,
  TAG.subordinator,
  TAG.modal,
  TAG.be,
  TAG.have,
  TAG.to,
  TAG.pronoun,
  TAG.object,
  TAG.relative,
  TAG.complementizer,
  TAG.wh,
  TAG.determiner,
  TAG.possessive,
);
const ARTICLES = new Set('a an the my your our their its every'.split(' '));
/** Prepositions of which none stands behind another. */
const PLAIN_PREPOSITIONS = new Set('of for with from by into'.split(' '));
/** Prepositions that are nothing else. */
const GOVERNING = new Set('of for with from by into at in on to without between about during'.split(' '));
const SUBJECTS = new Set('i he she we they'.split(' '));
/** They ask or point: "with what's left", "of who's there". */
const ASKING = new Set("what's who's here's let's".split(' '));
/** They take what is told, not how long that is: "summarize no more than ten lines". */
const TELLS = new Set(
  'summarize summarise describe explain outline review analyze compare discuss evaluate assess'.split(' '),
);
const HAS_SHORT = /^(?:i|you|we|they)'ve$/;

/** Two neighbours in English that no sentence has side by side. */
export function pairFaults(text: Words, found: (fault: string) => void): void {
  if (text.language !== 'en') return;
  for (let k = 0; k + 1 < text.words.length; k++) {
    const fault = pairAt(text, k);
    if (fault) found(`${text.words[k]} ${text.words[k + 1]}: ${fault}`);
    if (text.tags[k] === TAG.contraction && isStranded(text, k)) found(`${text.words[k]} at the end`);
  }
}

function pairAt(text: Words, k: number): string | undefined {
  const { words, tags: all } = text;
  const word = words[k] ?? '';
  const next = words[k + 1] ?? '';
  const tag = all[k + 1] ?? TAG.other;
  if (ARTICLES.has(word) && NOT_BEHIND_ARTICLE.has(tag)) return 'no noun';
  if (HAS_SHORT.test(word) && !goesWithHave(text, k + 1)) return 'no participle';
  switch (all[k]) {
    case TAG.preposition:
      return behindPreposition(word, next, tag);
    case TAG.conjunction:
      return (GOVERNING.has(word) && tag === TAG.conjunction) || next === ',' ? 'nothing joined' : undefined;
    case TAG.subordinator:
      if (/^(?:if|unless|until)$/.test(word) && (next.endsWith("'ll") || words[k + 2] === 'will'))
        return 'a future in a condition';
      return (isInstruction(text, k + 1) && word !== 'so') || (word === 'so' && next === ',')
        ? 'no subject'
        : undefined;
    case TAG.modal:
      return isForm(next, MAY.present) ? 'no base form' : undefined;
    case TAG.to:
      return isForm(next, MAY.present | MAY.past) ? 'no base form' : undefined;
    case TAG.have:
      return isForm(next, MAY.base) && words[k - 1] !== 'to' ? 'no participle' : undefined;
    case TAG.be:
      return FINITE.has(tag) && /^(?:is|are|was|were)$/.test(word) && next !== 'being' && next !== 'having'
        ? 'two verbs'
        : isForm(next, MAY.base)
          ? 'no participle'
          : undefined;
    case TAG.negation:
      return next === 'per' ? 'no rate' : undefined;
    case TAG.base:
      if (TELLS.has(word) && /^(?:no|at|≤|up)$/.test(next)) return 'nothing told';
      return endsBehindParticiple(text, k + 1) ? 'nothing that is' : undefined;
    default:
      return undefined;
  }
}

function behindPreposition(word: string, next: string, tag: Tag): string | undefined {
  if (
    (GOVERNING.has(word) && tag === TAG.conjunction) ||
    (PLAIN_PREPOSITIONS.has(word) && FINITE.has(tag) && /^(?:is|are|was|were|must|should|has)$/.test(next))
  )
    return 'no noun';
  if (
    PLAIN_PREPOSITIONS.has(next) &&
    (PLAIN_PREPOSITIONS.has(word) || (next === 'of' && GOVERNING.has(word)))
  )
    return 'two prepositions';
  if (SUBJECTS.has(next) && PLAIN_PREPOSITIONS.has(word)) return 'no object';
  return tag === TAG.contraction && !ASKING.has(next) ? 'a sentence behind it' : undefined;
}

/** A form of a verb that is nothing else: "creates", not "uses". */
function isForm(word: string, forms: number): boolean {
  const mask = wordMask(word);
  return mask !== 0 && (mask & ~forms) === 0;
}

const BEFORE_PARTICIPLE = tags(TAG.adverb, TAG.negation);

/** "we've used", "I've never been", not "I've a dog". */
function goesWithHave({ words, tags: all }: Words, k: number): boolean {
  let at = k;
  while (BEFORE_PARTICIPLE.has(all[at] ?? TAG.other) || /^(?:all|both|just)$/.test(words[at] ?? '')) at++;
  const tag = all[at];
  const word = words[at] ?? '';
  // "The time I have left" is what remains.
  if (word === 'left') return false;
  return (
    tag === TAG.participle ||
    tag === TAG.past ||
    /^(?:been|had|to|got|gotten|put|set|read|cut|let|done|made)$/.test(word)
  );
}

/** "just as they're and", "longer than it's now": nothing is said of the subject. */
function isStranded({ words, tags: all }: Words, k: number): boolean {
  let at = k + 1;
  while (all[at] === TAG.adverb && at < k + 3) at++;
  const tag = all[at];
  const ends = tag === undefined || (tag === TAG.punctuation && /^[,.;:!?)]$/.test(words[at] ?? ''));
  const compared = /^(?:as|than|then|what)$/.test(words[k - 1] ?? '');
  return at === k + 1 ? ends || tag === TAG.conjunction : ends && compared;
}

/** "if help me": what may be a verb with its object stands where a subject is wanted. */
const isInstruction = ({ words, tags: all }: Words, k: number): boolean =>
  all[k] === TAG.base || ((wordMask(words[k] ?? '') & MAY.base) !== 0 && all[k + 1] === TAG.object);

const MODIFIERS = tags(TAG.adjective, TAG.participle, TAG.gerund, TAG.noun, TAG.adverb);

/** "Explain involved and when": a participle alone is no object. */
function endsBehindParticiple({ words, tags: all }: Words, k: number): boolean {
  if (all[k] !== TAG.participle || !isForm(words[k] ?? '', MAY.participle | MAY.past)) return false;
  const next = all[k + 1];
  if (next === TAG.conjunction) return !MODIFIERS.has(all[k + 2] ?? TAG.other);
  return next === undefined || (next === TAG.punctuation && words[k + 1] !== ',');
}
