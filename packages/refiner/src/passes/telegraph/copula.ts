import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { verbForms } from '@refinery/text/verb-forms.ts';
import { isPerson } from '@refinery/text/word-class.ts';
import type { Draft } from '../../draft/draft.ts';
import type { CodePass } from '../pass.ts';
import { change, isCalm, isFree, nounPhraseEnd, type Sentence, sentences, startsClause } from './sentence.ts';

/** "The bag is filled with apples" is "Bag filled with apples": forms of "be" that only join a subject to what is said of it. */
export const COPULA: CodePass = {
  name: 'copula',
  reason: 'form of "be"',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.be)) shorten(sentence);
  },
};

/** "A is $4 and B is $5" loses both forms or none. */
function shorten(sentence: Sentence): void {
  const found: number[] = [];
  for (let k = 1; k < sentence.live.length - 1; k++) {
    if (sentence.tags[k] !== TAG.be) continue;
    const behind = found.length > 0 && isJoinedSubject(sentence, k);
    if (isJoin(sentence, k, behind)) found.push(k);
    else if (behind) return;
  }
  for (const k of found) change(sentence, COPULA, k, k + 1);
}

/** What stands before `k` is a subject behind "and": "… and B is". */
const isJoinedSubject = (sentence: Sentence, k: number): boolean => {
  const start = subjectStart(sentence, k, true);
  return start > 0 && sentence.tags[start - 1] === TAG.conjunction;
};

const VERBS = new Set<Tag>([TAG.base, TAG.present, TAG.past, TAG.have, TAG.do, TAG.modal]);
const NOUN_LIKE = new Set<Tag>([TAG.noun, TAG.number, TAG.span]);

function isJoin(sentence: Sentence, k: number, behind: boolean): boolean {
  const { words, tags } = sentence;
  if (!/^(?:is|are|was|were)$/.test(words[k] ?? '') || !isFree(sentence, k, k + 1) || !isCalm(sentence, k))
    return false;
  const subject = subjectStart(sentence, k, behind);
  if (subject < 0 || (words.at(-1) === '?' && !isSubordinate(sentence, subject))) return false;
  let next = k + 1;
  while (tags[next] === TAG.adverb) next++;
  switch (tags[next]) {
    case TAG.participle:
      return isPassive(sentence, subject, k - 1, next);
    case TAG.number:
      // "is 60% of the bill" compares, "is 240 feet long" and "is $2" describe.
      return (
        !/%$/.test(words[next] ?? '') &&
        words[next + 1] !== '%' &&
        words[next + 1] !== 'times' &&
        words[next + 1] !== 'percent' &&
        !words.slice(next, next + 4).includes('of')
      );
    case TAG.preposition:
      return words[next] !== 'like' && words[next] !== 'of' && words[next] !== 'to';
    case TAG.adjective:
      return !opensNoun(sentence, next) && !goesOn(sentence, next + 1);
    default:
      return false;
  }
}

/** Where the noun phrase that ends before `k` and starts a clause begins, or -1. */
function subjectStart(sentence: Sentence, k: number, behind: boolean): number {
  const { tags } = sentence;
  if (!NOUN_LIKE.has(tags[k - 1] ?? TAG.other) && tags[k - 1] !== TAG.name) return -1;
  for (let at = k - 1; at >= 0 && at > k - 9; at--)
    if (
      startsClause(sentence, at) &&
      (behind || tags[at - 1] !== TAG.conjunction) &&
      nounPhraseEnd(sentence, at) === k
    )
      return at;
  return -1;
}

/** "are small and stay blue", "is well, but he stays": the second verb would have no first. */
function goesOn({ words, tags }: Sentence, k: number): boolean {
  const at = words[k] === ',' ? k + 1 : k;
  const next = tags[at + 1] ?? TAG.other;
  const joins = tags[at] === TAG.conjunction || words[at] === 'so';
  return joins && (next === TAG.adverb || next === TAG.pronoun || VERBS.has(next));
}

/** Behind "if" or "ensure" nobody takes the rest for a sentence of its own. */
function isSubordinate({ tags }: Sentence, subject: number): boolean {
  return tags[subject - 1] === TAG.subordinator || tags[subject - 1] === TAG.complementizer;
}

/** "John was paid $5" must not become "John paid $5". */
function isPassive(sentence: Sentence, start: number, subject: number, verb: number): boolean {
  const { words, tags } = sentence;
  const participle = words[verb] ?? '';
  const forms = verbForms(participle);
  const distinct = forms !== undefined && forms.past !== participle;
  if (distinct) return true;
  if (/^(?:if|when|while|because|since|after|before|until|so)$/.test(words[start - 1] ?? '')) return false;
  return (
    tags[subject] === TAG.noun &&
    !isPerson(words[subject] ?? '') &&
    !/(?:er|or|ist|ian)s?$/.test(words[subject] ?? '')
  );
}

/** "is happy" is joined, "is good news" names. */
function opensNoun({ tags }: Sentence, k: number): boolean {
  const next = tags[k + 1];
  return (
    next === TAG.noun ||
    next === TAG.adjective ||
    next === TAG.name ||
    next === TAG.gerund ||
    next === TAG.span
  );
}
