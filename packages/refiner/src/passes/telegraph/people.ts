import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import type { Token } from '@refinery/text/token.ts';
import { isPerson } from '@refinery/text/word-class.ts';
import type { Draft } from '../../draft/draft.ts';
import { type Sentence, sentencesOf } from '../../draft/english-sentence.ts';

/** Whom one sentence tells about. */
export interface Scene {
  /** The one person that "he" or "she" inside the sentence can mean. */
  only: string | undefined;
  /** The one person that the sentence before told about, as its subject: "he" at the start of this one. */
  before: string | undefined;
}

export interface Cast {
  /** Names that act and nouns for people, lower case, without the "s" of the plural or genitive. */
  people: ReadonlySet<string>;
  /** By the index of the first token of the sentence. */
  scenes: ReadonlyMap<number, Scene>;
}

const CASTS = new WeakMap<readonly Token[], Cast>();
const FINITE = new Set<Tag>([TAG.be, TAG.have, TAG.modal, TAG.present, TAG.past]);
const isHe = (word: string | undefined): boolean => word === 'he' || word === 'she';

/** The people of a text, sentence by sentence. */
export function castOf(draft: Draft): Cast {
  const known = CASTS.get(draft.tokens);
  if (known) return known;
  const people = new Set<string>();
  const scenes = new Map<number, Scene>();
  let last: { only: string | undefined; subject: string | undefined } = {
    only: undefined,
    subject: undefined,
  };
  // Where both "he" and "she" act, only their names would tell who a left-out subject is.
  const twoKinds = /\b[Hh]e\b/.test(draft.text) && /\b[Ss]he\b/.test(draft.text);
  for (const sentence of sentencesOf(draft, draft.whole)) {
    const found = mentioned(sentence);
    for (const name of found) people.add(name);
    const [first] = found;
    const only = found.size === 0 ? last.only : found.size === 1 ? first : undefined;
    scenes.set(sentence.part.from, {
      only: twoKinds ? undefined : only,
      before: twoKinds ? undefined : last.subject,
    });
    last = { only, subject: subjectOf(sentence, found, last.subject) };
  }
  const cast = { people, scenes };
  CASTS.set(draft.tokens, cast);
  return cast;
}

export function sceneOf(sentence: Sentence): Scene {
  return castOf(sentence.draft).scenes.get(sentence.part.from) ?? { only: undefined, before: undefined };
}

/** Every name counts: who is a place and who a person is not asked. */
function mentioned({ tags, words }: Sentence): Set<string> {
  const found = new Set<string>();
  for (let k = 0; k < words.length; k++) {
    const word = words[k] ?? '';
    if (
      tags[k] === TAG.name &&
      (tags[k - 1] !== TAG.name || tags[k - 2] === TAG.name) &&
      !isPlace(tags, words, k)
    )
      found.add(word.replace(/'s$/, ''));
    else if (tags[k] === TAG.noun && isPerson(word)) {
      found.add(word.replace(/'s$|s'$|s$/, ''));
      // "her mother" brings two people.
      if (tags[k - 1] === TAG.possessive || tags[k - 2] === TAG.possessive) found.add('');
    }
  }
  return found;
}

const LONGEST_NAME = 6;

/** "in Rome", "on Friday": not whom "he" means. */
function isPlace(tags: readonly Tag[], words: readonly string[], k: number): boolean {
  let at = k - 1;
  while (at > k - LONGEST_NAME && (tags[at] === TAG.name || tags[at] === TAG.determiner)) at--;
  return (
    /^(?:in|at|on|from|of|near|last|next|every)$/.test(words[at] ?? '') && !(words[k] ?? '').endsWith("'s")
  );
}

/** Companies act like people, but nobody calls one "he". */
const NOT_HE =
  /(?:^company|^companie|^store|^shop|^team|^class|^school|^famil|^couple|^people|^police|^children|s)$/;

/** The person that is the subject of the first verb, where the sentence names no other. */
function subjectOf(
  { tags, words }: Sentence,
  found: ReadonlySet<string>,
  before: string | undefined,
): string | undefined {
  if (found.size > 1) return undefined;
  for (let k = 0; k < tags.length; k++) {
    if (!FINITE.has(tags[k] ?? TAG.other)) continue;
    let at = k - 1;
    while (tags[at] === TAG.adverb) at--;
    if (isHe(words[at])) return found.size === 0 ? (before ?? words[at]) : undefined;
    const name = (words[at] ?? '').replace(/'s$/, '');
    return (tags[at] === TAG.name || (tags[at] === TAG.noun && !NOT_HE.test(name))) && found.has(name)
      ? name
      : undefined;
  }
  return undefined;
}
