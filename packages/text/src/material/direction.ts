import { MAY } from '../tag-set.ts';
import { verbMask } from '../verb-forms.ts';
import { isInstruction, isRule, type Said, type Sentence } from './sentence.ts';
import { SAYS } from './words.ts';

/** Whether a sentence asks for something, whoever reads it, or binds the reader: any English verb may begin it. */
export function directsReader(sentence: Sentence): boolean {
  const { words } = sentence;
  return (
    isInstruction(sentence) ||
    isRule(sentence) ||
    beginsWithVerb(words) ||
    words.some((word, k) => isForbidden(words, k) || (isYou(word) && isMust(words[k + 1])))
  );
}

const isYou = ({ lower, says }: Said): boolean => (says & SAYS.you) !== 0 && lower !== 'your';
const isMust = (word: Said | undefined): boolean =>
  word !== undefined &&
  ((word.says & SAYS.must) !== 0 ||
    /^(?:may|will|won['’]t|shouldn['’]t|mustn['’]t|can['’]t)$/.test(word.lower));

/** "do not …", "don't …", "never …" where a clause begins. */
const isForbidden = (words: readonly Said[], k: number): boolean => {
  const { lower = '' } = words[k] ?? {};
  const before = words[k - 1]?.lower ?? 'and';
  if (!/^(?:and|but|or|please|then|so|also)$/.test(before)) return false;
  return /^(?:don['’]t|never|avoid)$/.test(lower) || (lower === 'do' && words[k + 1]?.lower === 'not');
};

/** "Store passwords salted.", "Test the old path first.", "Fully test the old path." */
function beginsWithVerb(words: readonly Said[]): boolean {
  const [first, second] = /ly$/.test(words[0]?.lower ?? '') ? words.slice(1) : words;
  const mask = verbMask(first?.lower.replace(/ise$/, 'ize') ?? '') | verbMask(first?.lower ?? '');
  if ((mask & MAY.base) === 0) return false;
  return (
    (mask & MAY.noun) === 0 || ((second?.says ?? 0) & SAYS.mine) !== 0 || DETERMINES.test(second?.lower ?? '')
  );
}

const DETERMINES =
  /^(?:all|any|no|only|your|its|their|this|these|that|it|them|one|both|at|for|with|in|to|when|if|whether)$/;
