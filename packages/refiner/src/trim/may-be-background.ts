import type { Place } from '@refinery/guard';
import { type Language, segmentLanguage, textLanguage } from '@refinery/text/language.ts';
import { lex } from '@refinery/text/lex.ts';
import { type Segment, segment } from '@refinery/text/segment.ts';
import { tagWords, wordIndices } from '@refinery/text/tag.ts';
import { FINITE_TAGS, TAG, type Tag } from '@refinery/text/tag-set.ts';
import { PUNCT, type Token, WORD } from '@refinery/text/token.ts';
import { ACTION_VERBS } from '@refinery/text/word-sets.ts';
import { AFFAIRS, BINDING } from './binding-words.ts';
import { binds } from './is-context.ts';

/** What opens a clause of its own beside signs. */
const JOINTS = new Set('because since as so but while although though'.split(' '));
const SUBJECTS = new Set<Tag>([TAG.pronoun, TAG.noun, TAG.name]);
const BEFORE_VERB = new Set<Tag>([TAG.adverb, TAG.conjunction, TAG.subordinator]);

/**
 * Tells of places in a text whether they may be background: whole English clauses with a subject and a verb, in running text,
 * that neither instruct, address, ask, allow, forbid, count, quote nor set a condition. That they may be does not say that they
 * are. Linear in the text, and so is each question.
 */
export function mayBeBackgroundIn(text: string): (place: Place) => boolean {
  const tokens = lex(text);
  const language = textLanguage(tokens);
  const sentences = segment(text, tokens);
  return (place) => {
    const touched = sentences.filter(({ from, to }) => isTouched(tokens, from, to, place));
    return touched.length > 0 && touched.every((part) => onlyStates(text, tokens, part, language, place));
  };
}

/** Whether the tokens from `from` to `to`, exclusive, share something with a place. */
const isTouched = (tokens: readonly Token[], from: number, to: number, { start, end }: Place): boolean =>
  (tokens[from]?.start ?? 0) < end && start < (tokens[to - 1]?.end ?? 0);

/** Whether the clauses of a sentence that a place touches only say how something is. */
function onlyStates(
  text: string,
  tokens: readonly Token[],
  part: Segment,
  ofText: Language,
  place: Place,
): boolean {
  if (part.line !== 'text' || tokens[part.to - 1]?.lower === '?') return false;
  if (segmentLanguage(tokens, part, ofText) !== 'en') return false;
  const live = wordIndices(tokens, part.from, part.to);
  const tags = tagWords(text, tokens, live);
  const words = live.map(
    (index, at): TaggedWord => ({ index, token: tokens[index], tag: tags[at] ?? TAG.other }),
  );
  return clausesOf(words)
    .filter((clause) => isTouched(tokens, clause[0]?.index ?? 0, (clause.at(-1)?.index ?? 0) + 1, place))
    .every(states);
}

interface TaggedWord {
  index: number;
  token: Token | undefined;
  tag: Tag;
}

/** The words of each clause, without the signs between them. */
function clausesOf(words: readonly TaggedWord[]): TaggedWord[][] {
  const clauses: TaggedWord[][] = [[]];
  for (const word of words) {
    const said = word.token?.lower ?? '';
    const isSign = word.token?.kind === PUNCT && said !== "'" && said !== '-';
    if (isSign || JOINTS.has(said)) clauses.push([]);
    if (!isSign) clauses.at(-1)?.push(word);
  }
  return clauses.filter((clause) => clause.length > 0);
}

/** Whether a clause has a subject and its verb, and no word that binds. */
function states(clause: readonly TaggedWord[]): boolean {
  let subject = false;
  let verb = false;
  let opens = true;
  for (const [at, { token, tag }] of clause.entries()) {
    if (token?.kind !== WORD && token?.kind !== PUNCT) return false;
    if (binds(token.lower, BINDING) && !AFFAIRS.has(token.lower)) return false;
    const before = clause[at - 1]?.tag;
    if (tag === TAG.to && before === TAG.have) return false;
    const isBase = tag === TAG.base && before !== TAG.to;
    const isPlural: boolean = isBase && subject && !verb;
    if (isBase && !isPlural && (opens || ACTION_VERBS.has(token.lower))) return false;
    verb ||= tag === TAG.contraction || isPlural || (subject && FINITE_TAGS.has(tag));
    subject ||= SUBJECTS.has(tag);
    opens &&= BEFORE_VERB.has(tag);
  }
  return verb;
}
