import { isCommonNoun } from '@refinery/text/common-nouns.ts';
import type { Language } from '@refinery/text/language.ts';
import type { Group } from './align.ts';
import { type Comparison, type Lost, lostAt } from './facts.ts';
import { isProperNoun } from './proper-noun.ts';
import type { Reading, Statement } from './statements.ts';
import { CONTENT, type Item, QUANTITY, SIGN, type Stream } from './stream.ts';
import { ACTION, CALENDAR, FORMAT, GREETING, LANGUAGE } from './vocabulary.ts';

interface Named {
  item: Item;
  kind: string;
}

/** Names of a statement (capitalized words, acronyms, identifiers) and the formats, languages, weekdays and months it speaks of. */
export function namesIn({ stream, text, language }: Reading, statement: Statement): Named[] {
  const found: Named[] = [];
  const isTitle =
    statement.line === 'heading' ||
    (!/[.!?][*_"”)]*$/.test(text.slice(Math.max(statement.start, statement.end - 5), statement.end)) &&
      isTitleCase(stream, statement));
  for (let i = statement.from; i < statement.to; i++) {
    const item = stream[i];
    if (item?.type !== CONTENT) continue;
    const { bits } = item;
    if (i > statement.from && (stream[i - 1]?.bits ?? 0) & GREETING) continue;
    if (bits & FORMAT) found.push({ item, kind: 'format' });
    else if (bits & LANGUAGE) found.push({ item, kind: 'language' });
    else if (bits & CALENDAR) found.push({ item, kind: 'date' });
    else if (isIdentifier(text, item)) found.push({ item, kind: 'name' });
    else if (item.capital && !isTitle && isName(stream, statement, i, language))
      found.push({ item, kind: 'name' });
  }
  return found;
}

/** Names and the like that a group lost: gone from the whole text, or another of their kind took their place. */
export function lostNames(
  comparison: Comparison,
  group: Group,
  elsewhere: () => ReadonlySet<string>,
): Lost[] {
  const { original, refined } = comparison;
  const own = group.own.flatMap((statement) => namesIn(original, statement));
  if (own.length === 0) return [];
  const here = wordsOf(refined, group.other);
  const replaced = replacedKinds(
    own,
    group.other.flatMap((statement) => namesIn(refined, statement)),
  );
  const lost: Lost[] = [];
  const seen = new Set<string>();
  for (const { item, kind } of own) {
    const name = plain(item.word);
    if (seen.has(name)) continue;
    seen.add(name);
    const isReplaced = replaced.get(kind)?.has(name) ?? false;
    if (!isReplaced && (isAmong(name, here) || isAmong(name, elsewhere()))) continue;
    lost.push(lostAt(kind, original.text, item.start, item.end));
  }
  return lost;
}

/** Formats, languages and days of which the group speaks less often than before, while it speaks of another one more often. */
function replacedKinds(own: readonly Named[], other: readonly Named[]): Map<string, Set<string>> {
  const counts = new Map<string, Map<string, number>>();
  const count = ({ item, kind }: Named, step: number): void => {
    if (kind === 'name') return;
    const names = counts.get(kind) ?? new Map<string, number>();
    const name = plain(item.word).replace(/(?<=day)s$/, '');
    counts.set(kind, names.set(name, (names.get(name) ?? 0) + step));
  };
  for (const one of own) count(one, 1);
  for (const one of other) count(one, -1);
  const replaced = new Map<string, Set<string>>();
  for (const [kind, names] of counts)
    if ([...names.values()].some((left) => left < 0))
      replaced.set(kind, new Set([...names].filter(([, left]) => left > 0).map(([name]) => name)));
  return replaced;
}

const plain = (word: string): string => word.replace(/['’]s?$/, '');

const isAmong = (name: string, words: ReadonlySet<string>): boolean =>
  words.has(name) || words.has(`${name}s`) || words.has(name.replace(/s$/, ''));

export function wordsOf({ stream, text }: Reading, statements: readonly Statement[]): Set<string> {
  const words = new Set<string>();
  for (const { from, to } of statements)
    for (let i = from; i < to; i++) {
      const item = stream[i];
      if (item?.type === CONTENT) words.add(plain(item.word));
      else if (item?.span === 'tag') for (const word of wordsOfTag(text, item)) words.add(word);
    }
  return words;
}

/** A heading may have become a tag: "<api_reference>". */
const wordsOfTag = (text: string, { start, end }: Item): string[] =>
  end - start > LONGEST_TAG
    ? []
    : (text
        .slice(start, end)
        .toLowerCase()
        .match(/[a-z\d]+/g) ?? []);

/** In characters. */
const LONGEST_TAG = 80;

/** Signs behind which a capital still says that a word is a name. */
const INSIDE = new Set([',', '&', '(', '+', '/']);

function isName(stream: Stream, { from, to }: Statement, i: number, language: Language): boolean {
  const item = stream[i];
  if (!item || item.word.length < 2) return false;
  const before = i > from ? stream[i - 1] : undefined;
  const isInitial =
    before === undefined ||
    before.word === ':' ||
    before.word === '□' ||
    (before.type === SIGN && !INSIDE.has(before.word));
  if (item.word.length < 3 || item.bits & GREETING) return false;
  if (!isInitial) {
    // A verb inside a run of capitals is part of a title: "Gift Idea Brainstorm Assistant".
    return !isCommonNoun(before.word, item.word) && (!(item.bits & ACTION) || before.capital);
  }
  if (item.bits & ACTION) return false;
  if (AMBIGUOUS.has(item.word)) return actsNext(stream, i, to);
  if (actsAsPerson(stream, i, to)) return true;
  // How often a word is written with a capital says something of English only: "Vorrei" and "Könntest" begin most of their sentences.
  return language === 'en' ? isProperNoun(plain(item.word)) : isFollowedByName(stream, i, to, language);
}

/** "Maria Rossi ha …". German capitalizes every noun. */
function isFollowedByName(stream: Stream, i: number, to: number, language: Language): boolean {
  const next = i + 1 < to ? stream[i + 1] : undefined;
  return language !== 'de' && next?.type === CONTENT && next.capital && next.word.length > 2;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Names that are words as well: what follows says which. */
const AMBIGUOUS = words(
  'tom bill mark grace hope will may june april dawn faith joy rich rob jim sue pat ray art gene dean drew chase hunter carter cole dale grant lance miles ward bob rose jack frank',
);
const NAME_VERBS = words(
  'is was has had does did wants can will would could and buys bought gets got makes made goes went takes took says said sells sold eats ate runs ran gives gave',
);
/** What persons do rather than things. */
const PERSONAL_VERBS = words(
  'went wants bought buys ate eats drove drives earns earned gave decided loves likes walked walks spends spent saved baked',
);

/** Of all languages with a lexicon. */
const HAVE = words('has had hat hatte a avait tiene tenía tem tinha ha aveva');

/** "Mark has 3 apples", "Rose drives to work". */
function actsNext(stream: Stream, i: number, to: number): boolean {
  const next = i + 1 < to ? stream[i + 1] : undefined;
  return next !== undefined && (NAME_VERBS.has(next.word) || /[a-rt-z]s$/.test(next.word));
}

/** "Theo has 3 apples", "Dax went home". */
function actsAsPerson(stream: Stream, i: number, to: number): boolean {
  const next = i + 1 < to ? stream[i + 1] : undefined;
  if (!HAVE.has(next?.word ?? '')) return next !== undefined && PERSONAL_VERBS.has(next.word);
  const object = i + 2 < to ? stream[i + 2] : undefined;
  return object?.type === QUANTITY || object?.word === '$';
}

/** Titles and shouted lines capitalize everything, so capitals say nothing there. The first word is no evidence. */
function isTitleCase(stream: Stream, { from, to }: Statement): boolean {
  let words = 0;
  let capitals = 0;
  for (let i = from + 1; i < to; i++) {
    const item = stream[i];
    if (item?.type !== CONTENT) continue;
    words++;
    if (item.capital) capitals++;
  }
  return words > 1 && capitals > 0.6 * words;
}

/** snake_case, camelCase, and words with digits; not the "nYour" of an escaped line break before "Your". */
function isIdentifier(text: string, { start, end }: Item): boolean {
  if (text[start - 1] === '\\') return false;
  let was = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 95 && i > start && i < end - 1) return true;
    const isUpper = code >= 65 && code <= 90;
    const isDigit = code >= 48 && code <= 57;
    const wasLower = was >= 97 && was <= 122;
    if (wasLower && isUpper) return true;
    if (isDigit && (wasLower || (was >= 65 && was <= 90))) return true;
    was = code;
  }
  return false;
}
