import { MAY } from '../tag-set.ts';
import { verbMask } from '../verb-forms.ts';
import { isInstruction, isRule, type Said, type Sentence } from './sentence.ts';
import { SAYS } from './words.ts';

/**
 * Whether a sentence asks for something, whoever reads it, or binds the reader: any English verb may begin
 * it.
 */
export function directsReader(sentence: Sentence): boolean {
  const { words } = sentence;
  return (
    isInstruction(sentence) ||
    isRule(sentence) ||
    beginsWithVerb(words) ||
    words.some((word, k) => isForbidden(words, k) || (isYou(word) && isMust(words[k + 1])))
  );
}

/**
 * "Retries: Use a backoff. Logs: Keep them short.": whether most labelled sentences give orders, and nobody
 * speaks of himself.
 */
export function isDirected(sentences: Iterable<Sentence>): boolean {
  let labelled = 0;
  let directed = 0;
  for (const { words, text, start } of sentences) {
    if (words.some(({ lower }) => SPEAKER.test(lower))) return false;
    const colon = text.indexOf(':');
    const said = words.filter((word) => word.start > start + colon);
    if (colon < 0 || said.length === 0) continue;
    labelled++;
    if (beginsWithVerb(said) || isForbidden(said, 0)) directed++;
  }
  return directed * 2 > labelled;
}

const SPEAKER =
  /^(?:i|i['’]\p{L}+|me|my|we|us|our|you|ok|okay|yes|yeah|sure|thanks?|hi|hey|ich|mir|wir|je|nous|yo|eu|io)$/u;

/** "Retry on", "Hand over to", "You will": whether a line above a list says what to do with its points. */
export function directsList(sentence: Sentence): boolean {
  const { words } = sentence;
  const isOpen = words.length > 1 && words.length < 5 && LEADS_TO.test(words.at(-1)?.lower ?? '');
  const verb = words[0]?.lower ?? '';
  return directsReader(sentence) || (isOpen && ((verbMask(verb) & MAY.base) !== 0 || AGAIN.test(verb)));
}

/** Verbs that no word list has. */
const AGAIN = /^re(?:try|run|do|queue|index|deploy)$/;
const LEADS_TO = /^(?:on|for|to|with|in|at|by|from|if|when|unless|until|about|into|over)$/;

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
