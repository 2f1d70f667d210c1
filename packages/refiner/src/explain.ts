import type { FidelitySummary } from '@refinery/guard';
import { type EditWords, editWords } from './explain-words.ts';
import type { Edit, RemovedSegment } from './model/types.ts';
import type { Protection } from './protected.ts';

/** What `explainEdits` says beside the edits. */
export interface ExplainedFacts {
  original: string;
  originalTokens: number;
  refinedTokens: number;
  checks: FidelitySummary;
  /** Stands in for the edits of a result whose edits are unknown (a model's). */
  removedSegments?: readonly RemovedSegment[] | undefined;
}

/** From this share of a text on it is said how more of it can be refined. */
const MUCH = 0.5;

/**
 * What of a text was left alone because it was handed over, and why, as a sentence; empty where nothing was.
 * Lengths are in UTF-16 units. "Left alone: 3 passages, 7,987 of 10,776 characters (pasted text)." `option`:
 * what the caller calls the option that refines it, too.
 */
export function explainLeftAlone(
  text: string,
  { material, named, found }: Pick<Protection, 'material' | 'named' | 'found'>,
  option = '`refineMaterial: true`',
): string {
  const length = lengthOf(material);
  if (length === 0) return '';
  const foundLength = lengthOf(found ?? []);
  const reasons = [
    ...(foundLength > 0 ? ['pasted text'] : []),
    ...(lengthOf(named) > 0 ? ['text listed in `material`'] : []),
  ];
  const alone = `Left alone: ${plural(material.length, 'passage', 'passages')}, ${grouped(length)} of ${plural(text.length, 'character', 'characters')} (${listed(reasons)}).`;
  return foundLength > text.length * MUCH
    ? `${alone} More than half of the text: ${option} refines the pasted text as well.`
    : alone;
}

/** Sentences one behind the other, without the empty ones. */
export const sentences = (...said: readonly string[]): string => said.filter((one) => one !== '').join(' ');

const lengthOf = (ranges: readonly { start: number; end: number }[]): number =>
  ranges.reduce((sum, { start, end }) => sum + Math.max(0, end - start), 0);

/** What was done to things of one kind, and how often. */
interface Counted {
  words: EditWords;
  count: number;
}

/** Kinds of changes that are named per verb. */
const MOST_SHOWN = 3;

/** Order of the verbs in the sentence. */
const VERBS: readonly EditWords['verb'][] = ['removed', 'left out', 'shortened', 'used', 'tidied', 'sorted'];

/**
 * One plain sentence about a result: "Removed 3 polite phrases, shortened 5 wordy phrases; 120 → 84 tokens
 * (−30 %), all 14 checked requirements kept." Edits that change words are counted by reason; where they are
 * unknown, the removed segments are counted. The share of tokens has at most one decimal. The requirements
 * are those that the guard compared (`checks.checked`).
 */
export function explainEdits(edits: readonly Edit[] | undefined, facts: ExplainedFacts): string {
  const done = edits ? doneBy(edits, facts.original) : leftOut(facts.removedSegments?.length ?? 0);
  const tokens = tokenChange(facts.originalTokens, facts.refinedTokens);
  const sentence = [done === '' ? `Nothing to shorten; ${tokens}` : `${done}; ${tokens}`, kept(facts.checks)]
    .filter((part) => part !== '')
    .join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function doneBy(edits: readonly Edit[], original: string): string {
  const done = new Map<string, Counted>();
  for (const { pass, reason, replacement, start, end } of edits) {
    const words = editWords(pass, reason, replacement);
    // A capital or comma that changed because of another edit is no change of its own.
    if (words.many !== undefined && haveSameLetters(original.slice(start, end), replacement)) continue;
    const key = `${words.verb} ${words.one}`;
    const known = done.get(key);
    if (known) known.count++;
    else done.set(key, { words, count: 1 });
  }
  return VERBS.map((verb) => {
    const things = [...done.values()].filter(({ words }) => words.verb === verb);
    things.sort((a, b) => b.count - a.count || (a.words.one < b.words.one ? -1 : 1));
    return things.length ? `${verb} ${listed(shown(things))}` : '';
  })
    .filter((part) => part !== '')
    .join(', ');
}

const leftOut = (count: number): string =>
  count === 0 ? '' : `removed or reworded ${plural(count, 'passage', 'passages')}`;

function counted({ one, many }: EditWords, count: number): string {
  return many === undefined ? one : plural(count, one, many);
}

const haveSameLetters = (a: string, b: string): boolean =>
  b === '' ? !/[\p{L}\p{N}]/u.test(a) : lettersOf(a) === lettersOf(b);

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

const plural = (count: number, one: string, many: string): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** The most frequent, and how many there are besides. */
function shown(things: readonly Counted[]): string[] {
  const others = things.slice(MOST_SHOWN);
  const rest = others.reduce((sum, { count }) => sum + count, 0);
  const named = things.slice(0, MOST_SHOWN).map(({ words, count }) => counted(words, count));
  if (rest === 0) return named;
  return [...named, others[0]?.words.many === undefined ? 'more' : `${grouped(rest)} more`];
}

function listed(things: readonly string[]): string {
  const last = things.at(-1) ?? '';
  return things.length < 2 ? last : `${things.slice(0, -1).join(', ')} and ${last}`;
}

function tokenChange(before: number, after: number): string {
  if (before === after) return `the text keeps its ${plural(after, 'token', 'tokens')}`;
  const change = `${grouped(before)} → ${plural(after, 'token', 'tokens')}`;
  if (before === 0) return change;
  const share = Math.round((1000 * Math.abs(after - before)) / before) / 10;
  return `${change} (${after < before ? '−' : '+'}${share} %)`;
}

function kept({ checked = 0, lost }: FidelitySummary): string {
  if (checked === 0) return '';
  if (lost.length === 0) return `${ALL[checked] ?? `all ${grouped(checked)} checked requirements`} kept`;
  return `${grouped(checked - lost.length)} of ${plural(checked, 'checked requirement', 'checked requirements')} kept`;
}

/** All of one, all of two. */
const ALL = ['', 'the one checked requirement', 'both checked requirements'];

const GROUPED = new Intl.NumberFormat('en-US');
const grouped = (count: number): string => GROUPED.format(count);
