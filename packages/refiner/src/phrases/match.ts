import { PUNCT, SPAN } from '@refinery/text/token.ts';
import { FUNCTION_WORDS, NEGATORS } from '@refinery/text/word-sets.ts';
import { type Draft, type DraftSegment, liveTokens, textOf } from '../draft/draft.ts';
import { propose } from '../draft/propose.ts';
import type { Rank } from '../model/pass.ts';
import type { PhraseBook } from './book.ts';
import type { CompiledRule } from './compile.ts';
import { coordinatedVerbs } from './coordination.ts';
import type { PhraseGrammar } from './grammar.ts';
import { firstOf, isWithinCommas, opensAside, takesComma } from './own-commas.ts';
import { stillAsks } from './still-asks.ts';

/** Before these a clause ends. */
const CLAUSE_CLOSERS = /^[.!?;)…]+$/;
/** Spanish sentences start behind these. */
const OPENING_MARKS = new Set(['¿', '¡']);
/** A sentence of fewer tokens can still hold several phrases; more rounds than this never help. */
const MOST_ROUNDS = 4;

/** Applies the phrases of `book` to one sentence, longest first, until none matches any more. */
export function applyPhrases(draft: Draft, part: DraftSegment, book: PhraseBook, rank: Rank): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const live = liveTokens(draft, part);
    let words: readonly string[] | undefined;
    let changed = false;
    for (let at = 0; at < live.length; at++) {
      if (!beginsPhrase(draft, book, live[at] ?? 0)) continue;
      words ??= live.map((i) => wordAt(draft, i));
      const found = longest(draft, part, book, live, words, at, rank);
      if (!found) continue;
      const from = live[at];
      const last = live[at + found.length - 1];
      if (from === undefined || last === undefined) continue;
      if (isStressed(draft, from, last, found.rule) || insists(words, at, found)) continue;
      const { forms } = found.rule;
      const row = forms ? coordinatedVerbs(words, at + found.length, forms) : [];
      if (!row) continue;
      const proposed = { ...change(found.rule), from, to: last + 1 };
      if (found.elided) proposed.replacement = proposed.replacement.replace('…', restOf(draft, last));
      proposed.replacement = inCaseOf(draft, from, last, proposed.replacement);
      if (!propose(draft, proposed)) continue;
      changed = true;
      for (const verb of row) {
        const i = live[verb.at] ?? 0;
        propose(draft, { ...change(found.rule), from: i, to: i + 1, replacement: verb.form });
      }
      at += found.length - 1;
    }
    if (!changed) return;
  }
}

/** Few words begin a phrase. */
function beginsPhrase(draft: Draft, book: PhraseBook, i: number): boolean {
  const word = draft.out[i] === undefined ? draft.tokens[i]?.word : undefined;
  return word ? book.first.of(word) === 1 : book.trie.begins(wordAt(draft, i));
}

function change(rule: CompiledRule): {
  replacement: string;
  pass: string;
  reason: string;
  statement: boolean;
} {
  return { replacement: rule.replacement, pass: rule.pass, reason: rule.reason, statement: rule.statement };
}

/** "do NOT" is emphasis that "don't" would lose; "what it *actually* is" needs its word. */
function isStressed(draft: Draft, from: number, last: number, { pass, replacement }: CompiledRule): boolean {
  if (replacement === '' && isMarked(draft, from, last)) return true;
  if (pass !== 'contractions') return false;
  if (isForceful(draft, from)) return true;
  const original = draft.text.slice(draft.tokens[from]?.start, draft.tokens[last]?.end);
  return /\b[A-Z]{2,}\b/.test(original) || original.includes('*');
}

/**
 * "EVERY task - this is not optional", "You are a manager, not an engineer": a sentence that is spoken
 * slowly.
 */
function isForceful({ text, tokens, whole, segmentOf }: Draft, i: number): boolean {
  const part = whole[segmentOf[i] ?? -1];
  if (!part) return false;
  const end = Math.min(tokens[part.to - 1]?.end ?? 0, (tokens[i]?.end ?? 0) + REACH_OF_FORCE);
  const start = Math.max(tokens[part.from]?.start ?? 0, (tokens[i]?.start ?? 0) - REACH_OF_FORCE);
  return FORCE.test(text.slice(start, end));
}

/** In UTF-16 units, before and behind. */
const REACH_OF_FORCE = 200;
const FORCE = /\b(?:MUST|NEVER|EVERY|ALL|ONLY|NOT|ALWAYS)\b|, not (?:a|an|the)\b/;

/**
 * Whether a phrase, and nothing else, stands in italics: a word that is spoken louder. Bold is decoration as
 * well.
 */
function isMarked({ tokens }: Draft, from: number, last: number): boolean {
  const before = tokens[from - 1]?.lower;
  const isItalic = (before === '*' || before === '_') && tokens[from - 2]?.lower !== before;
  return isItalic && tokens[last + 1]?.lower === before;
}

/** In words: how far back something stands that is said again. */
const REACH_OF_ECHO = 8;

/** "Don't guess, really don't guess": what goes would leave the same words twice. */
function insists(words: readonly string[], at: number, { rule, length }: Found): boolean {
  if (rule.pass !== 'filler' || rule.replacement !== '') return false;
  const next = words[at + length] ?? '';
  const echo = words.slice(Math.max(0, at - REACH_OF_ECHO), at).lastIndexOf(next);
  if (echo < 0 || !isWord(next)) return false;
  return (
    !FUNCTION_WORDS.has(next) || words[Math.max(0, at - REACH_OF_ECHO) + echo + 1] === words[at + length + 1]
  );
}

const isWord = (word: string): boolean => /^[a-z]/.test(word);

/** SHOUTED phrases are replaced by shouted ones, "ALL of" by "ALL", and "Ensure that" by "Ensure". */
function inCaseOf(draft: Draft, from: number, last: number, replacement: string): string {
  const first = draft.tokens[from];
  const end = draft.tokens[last];
  if (replacement === '' || !first || !end || first.end - first.start < 2) return replacement;
  const original = draft.text.slice(first.start, end.end);
  if (original === original.toUpperCase()) return replacement.toUpperCase();
  const word = draft.text.slice(first.start, first.end);
  // Behind a label: "**Tests:** Ensure that …".
  if (/^\p{Lu}\p{Ll}/u.test(word)) return `${replacement.charAt(0).toUpperCase()}${replacement.slice(1)}`;
  const isShouted = word === word.toUpperCase() && replacement.split(' ')[0] === first.lower;
  return isShouted ? `${word}${replacement.slice(word.length)}` : replacement;
}

function wordAt(draft: Draft, i: number): string {
  const token = draft.tokens[i];
  if (!token || token.kind === SPAN) return '';
  return draft.out[i] === undefined ? token.lower : textOf(draft, i).toLowerCase();
}

interface Found {
  rule: CompiledRule;
  length: number;
  /** The last word is a pattern's elided word with another behind its apostrophe ("d'obtenir" for "d'…"). */
  elided: boolean;
}

/** What stands behind the apostrophe of an elided word. */
function restOf(draft: Draft, i: number): string {
  const word = textOf(draft, i);
  return word.slice(word.search(/['’]/) + 1);
}

function longest(
  draft: Draft,
  part: DraftSegment,
  book: PhraseBook,
  live: readonly number[],
  words: readonly string[],
  at: number,
  rank: Rank,
): Found | undefined {
  let node = book.trie.get(words[at] ?? '');
  let best: Found | undefined;
  for (let length = 1; node; length++) {
    for (const rule of node.rules)
      if (
        rule.rank <= rank &&
        !draft.disabled.has(rule.pass) &&
        fits(draft, part, rule, book.grammar, live, words, at, at + length)
      )
        best = { rule, length, elided: false };
    const next = words[at + length] ?? '';
    const open = next.indexOf("'") + 1;
    for (const rule of (open > 0 && node.next(`${next.slice(0, open)}…`)?.rules) || [])
      if (
        rule.rank <= rank &&
        !draft.disabled.has(rule.pass) &&
        fits(draft, part, rule, book.grammar, live, words, at, at + length + 1)
      )
        best = { rule, length: length + 1, elided: true };
    node = node.next(next);
  }
  return best;
}

function fits(
  draft: Draft,
  part: DraftSegment,
  rule: CompiledRule,
  grammar: PhraseGrammar,
  live: readonly number[],
  words: readonly string[],
  from: number,
  to: number,
): boolean {
  const before = OPENING_MARKS.has(words[from - 1] ?? '') ? undefined : words[from - 1];
  const after = to < words.length ? firstOf(words[to]) : undefined;
  if (rule.anchor === 'inside' && (before === undefined || grammar.clauseOpeners.has(before))) return false;
  if (rule.anchor === 'clause' && before !== undefined && !opensClause(grammar, before, words[0] ?? ''))
    return false;
  if ((rule.anchor === 'sentence' || rule.anchor === 'text') && before !== undefined) return false;
  if (rule.anchor === 'text' && part !== draft.segments[0]) return false;
  if (rule.end && after !== undefined && !CLAUSE_CLOSERS.test(after)) return false;
  if (rule.before && !(after !== undefined && isIn(rule.before, after))) return false;
  if (rule.notBefore && isIn(rule.notBefore, after ?? '')) return false;
  if (rule.after && !(before !== undefined && isIn(rule.after, before))) return false;
  if (rule.notAfter && before !== undefined && rule.notAfter.has(before)) return false;
  // "An estimate of your own": what is owned stands before "of".
  if (words[to - 1] === 'of' && words[to + 1] === 'own') return false;
  if (takesComma(rule, grammar, words, from, to) || leavesStump(rule, grammar, words, to)) return false;
  if (opensAside(rule, words, from, to) || isWithinCommas(rule, words, from, to)) return false;
  if (tellsManner(words, from)) return false;
  if (rule.statement && stillAsks(words, from, to)) return false;
  const now = (rule.replacement || after) ?? '';
  if (before !== undefined && grammar.clashes(before, words[from] ?? '', now)) return false;
  return (
    standsAlone(draft, live, from, to) &&
    !losesSubject(words, from, to) &&
    !(rule.replacement === 'no' && words.slice(to).some((word) => CLAUSES.has(word)))
  );
}

/** "No names you know, so read the list" and "no names and read the list" are no sentences. */
const CLAUSES = new Set('that which who so but and i you he she we they'.split(' '));
/**
 * "Don't cut it so that it means something else" says how, "Don't cut it so it means something else" what
 * follows.
 */
function tellsManner(words: readonly string[], from: number): boolean {
  // Some rules begin at "that" behind "so".
  const so = words[from] === 'that' ? from - 1 : from;
  const isManner =
    (words[so] === 'so' && /^(?:that|as)$/.test(words[so + 1] ?? '')) ||
    (words[so] === 'in' && words[so + 1] === 'such' && words[so + 4] === 'as');
  if (!isManner || words[so - 1] === ',') return false;
  return words.slice(0, so).some((word) => NEGATORS.has(firstOf(word)) || firstOf(word).endsWith("n't"));
}

/** In words and marks: "Hola, equipo." without its greeting. */
const STUMP = 2;

/** Whether hardly more than those who are greeted would be left of a sentence. */
const leavesStump = (
  { anchor }: CompiledRule,
  { clauseStarts }: PhraseGrammar,
  words: readonly string[],
  to: number,
): boolean =>
  anchor === 'text' && clauseStarts.size > 0 && words[to - 1] === ',' && words.length - to <= STUMP;

/** Digits are in a set that has `#`. */
const isIn = (set: ReadonlySet<string>, word: string): boolean =>
  set.has(word) || (set.has('#') && /^\d/.test(word));

/** In words: a later verb of the same subject stands nearer. */
const LONGEST_REST = 60;
const MODALS = new Set("should must shall can may will shouldn't mustn't cannot can't needs has".split(' '));
const LEANING = new Set(['and', 'or', 'but', ',', 'also', 'it', 'they']);

/**
 * "Your reply must include a title and should not exceed …": the second verb needs the subject that the rule
 * would take away.
 */
function losesSubject(words: readonly string[], from: number, to: number): boolean {
  const first = words[from];
  if (first !== 'your' && first !== 'the') return false;
  if (!words.slice(from, to).some((word) => word === 'should' || word === 'must')) return false;
  for (let at = to + 1; at < words.length && at < to + LONGEST_REST; at++)
    if (MODALS.has(firstOf(words[at])) && LEANING.has(words[at - 1] ?? '')) return true;
  return false;
}

function opensClause(grammar: PhraseGrammar, before: string, firstOfSentence: string): boolean {
  return before === ',' ? grammar.introducers.has(firstOfSentence) : grammar.clauseOpeners.has(before);
}

/**
 * False where the phrase is glued to a neighbour ("please/kindly", "just-in-time") or was touched already.
 */
function standsAlone(draft: Draft, live: readonly number[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) if ((draft.owner[live[k] ?? 0] ?? -1) >= 0) return false;
  const first = draft.tokens[live[from] ?? -1];
  const last = draft.tokens[live[to - 1] ?? -1];
  if (!first || !last) return false;
  const glue = /[\w/@#*_\\-]/;
  // A phrase that begins or ends with a comma may touch a word there.
  const previous = first.kind === PUNCT ? ' ' : (draft.text[first.start - 1] ?? ' ');
  const next = last.kind === PUNCT ? ' ' : (draft.text[last.end] ?? ' ');
  return (
    !(first.kind !== PUNCT && glue.test(previous) && previous !== '*' && previous !== '_') &&
    !(glue.test(next) && next !== '*' && next !== '_')
  );
}
