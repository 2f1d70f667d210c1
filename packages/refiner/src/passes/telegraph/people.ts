import type { Draft } from '../../draft/draft.ts';
import { TAG, type Tag } from '../../text/tag-set.ts';
import type { Token } from '../../text/token.ts';
import { isPerson } from '../../text/word-class.ts';
import { sentences } from './sentence.ts';

/** Whom a text tells about. */
export interface Cast {
  /** Names that act, and nouns for people, lower case and in the singular where an "s" makes the plural. */
  people: ReadonlySet<string>;
  /** The one person that "he" or "she" can mean, or undefined where there is none or more than one. */
  only: string | undefined;
}

const CASTS = new WeakMap<readonly Token[], Cast>();
const VERBS = new Set<Tag>([TAG.be, TAG.have, TAG.do, TAG.modal, TAG.present, TAG.past, TAG.base]);

/** Finds the people of a text. A name counts where it acts or owns something, or stands beside one that does. */
export function castOf(draft: Draft): Cast {
  const known = CASTS.get(draft.tokens);
  if (known) return known;
  const people = new Set<string>();
  for (const { tags, words } of sentences(draft)) {
    for (const [k, word] of words.entries()) {
      if (tags[k] === TAG.noun && isPerson(word)) people.add(word.replace(/'s$|s'$|s$/, ''));
      else if (tags[k] === TAG.name && (acts(tags, words, k) || word.endsWith("'s")))
        people.add(word.replace(/'s$/, ''));
    }
  }
  const [only] = people;
  const cast = { people, only: people.size === 1 ? only : undefined };
  CASTS.set(draft.tokens, cast);
  return cast;
}

function acts(tags: readonly Tag[], words: readonly string[], k: number): boolean {
  const next = tags[k + 1];
  const before = tags[k - 1];
  if (next !== undefined && VERBS.has(next)) return true;
  if (before === TAG.do || before === TAG.modal) return true;
  return words[k + 1] === 'and' || words[k - 1] === 'and' || words[k + 1] === ',';
}
