import { lex } from '@refinery/text/lex.ts';
import type { Token } from '@refinery/text/token.ts';
import { compare, pairUp } from './compare/compare.ts';
import type { Finding, Pair } from './compare/finding.ts';
import { type Entry, entriesOf } from './entries.ts';
import type { Script } from './lexicon/tables.ts';
import { lostOf, preservedIn } from './preserve.ts';
import { type Reading, readTokens, scriptOf } from './read/reading.ts';
import { readable } from './readable.ts';
import { additionsOf, judge } from './requirements.ts';
import type { FidelityOptions, FidelityResult, FidelitySummary, LostItem, Place, Verdict } from './types.ts';
import { integrityOf } from './weights.ts';

/**
 * Says of every requirement of `original`, a sentence or list item each, whether `rewritten` keeps it: kept,
 * lost or doubtful; and what it adds. Of a sentence that is not kept, it says what is wrong inside. What it
 * looks at: statements with
 * their words, numbers with unit and bound, dates and times, negations, scope words, conditions, exceptions,
 * order, modal strength, quantifiers, comparisons, directions and owners with what they govern; code, data,
 * links, e-mails, paths, quotations, placeholders and tags to the letter; pasted text; and the caller's
 * `preserve` list. *Lost* is said only where no other reading is left; what no rule can tell is doubtful.
 * Never throws; linear in both lengths.
 *
 * English in full; German, French, Spanish, Portuguese and Italian, Chinese and Japanese by tables of their
 * closed classes and frequent words. In other languages words that changed are doubtful.
 *
 * `integrity` counts losses only, see `weights.ts`. A structured result (JSON, XML) is read as its reader
 * would: by its strings, without escapes.
 */
export function checkFidelity(
  original: string,
  rewritten: string,
  options: FidelityOptions = {},
): FidelityResult {
  const reading = readText(original, options);
  return original === rewritten
    ? checkItself(reading, options)
    : inFull(compareReadings(reading, rewritten, options));
}

/** As `checkFidelity`, of a text that was read already with itself: it keeps everything that it says. */
export function checkItself(reading: Reading, { preserve = [] }: FidelityOptions = {}): FidelityResult {
  const entries = entriesOf(reading, preservedIn(reading.text, preserve), []);
  const requirements = judge(pairUp(reading, reading), entries);
  return { ...SUMMARY, checked: requirements.length, requirements, added: [] };
}

/** What was read of a text, by its tokens: a result is the original of the next round. */
const READ = new WeakMap<readonly Token[], Reading>();

/**
 * A text prepared for comparison, read as `language` where that is given. Its tokens, where they are known,
 * are read once.
 */
export function readText(
  text: string,
  options: FidelityOptions = {},
  tokens?: readonly Token[],
  language?: Script,
): Reading {
  const read = tokens ?? lex(text, options.preserve ?? []);
  const script = language ?? scriptOf(text, read);
  const known = READ.get(read);
  // A result was read in the language of its original, which need not be its own.
  if (known?.language === script) return known;
  const reading = readTokens(text, read, script);
  if (tokens) READ.set(tokens, reading);
  return reading;
}

/** A comparison, to be put in words when somebody asks. `lost` and `doubtful` have every single finding. */
export interface Comparison extends FidelitySummary {
  pair: Pair | undefined;
  /** Additions among them. */
  findings: readonly Finding[];
  entries: readonly Entry[];
}

const SUMMARY: FidelitySummary = { passed: true, integrity: 100, lost: [], doubtful: [] };

/** Of a text with itself. */
export const UNCHANGED: Comparison = { ...SUMMARY, pair: undefined, findings: [], entries: [] };

/**
 * As `checkFidelity`, for an original that was read already, and maybe the tokens of the rewritten text with
 * the same `preserve`.
 */
export function compareReadings(
  original: Reading,
  rewritten: string,
  options: FidelityOptions = {},
  rewrittenTokens?: readonly Token[],
): Comparison {
  if (original.text === rewritten) return UNCHANGED;
  const view = readable(rewritten, original.text);
  const reading = readText(
    view,
    options,
    view === rewritten ? rewrittenTokens : undefined,
    original.language,
  );
  const pair = pairUp(original, reading);
  const preserved = preservedIn(original.text, options.preserve ?? []);
  const lostTexts = lostOf(preserved, [rewritten, view]).map(
    ({ kind, start, end }): Finding => ({
      kind,
      start,
      end,
      verdict: 'lost',
      added: false,
      reason: 'the result does not have it letter for letter',
    }),
  );
  const leftOut = options.leftOut ?? [];
  const findings = [...compare(pair), ...lostTexts].filter((finding) => !isWithin(finding, leftOut));
  const lost = findings
    .filter(({ verdict, added }) => verdict === 'lost' && !added)
    .map((finding) => itemOf(original, finding));
  const doubtful = findings
    .filter(({ verdict, added }) => verdict === 'doubtful' || added)
    .map((finding) => placeOf(pair, finding));
  const entries = entriesOf(original, preserved, findings);
  return {
    passed: findings.length === 0,
    integrity: integrityOf(entries),
    lost,
    doubtful,
    checked: entries.length,
    pair,
    findings,
    entries,
  };
}

/**
 * Whether the half of a finding or more lies in a part: words of courtesy around it may have gone by
 * themselves.
 */
const isWithin = ({ start, end, added }: Finding, parts: readonly Place[]): boolean =>
  !added && parts.some((part) => 2 * (Math.min(end, part.end) - Math.max(start, part.start)) >= end - start);

const itemOf = ({ text }: Reading, { kind, start, end }: Finding): LostItem => ({
  kind,
  text: text.slice(start, end),
  start,
  end,
});

/** Where in the original a finding belongs: for what was added, behind the word that it follows. */
function placeOf({ original, rewritten, matches }: Pair, finding: Omit<Finding, 'isGuess'>): LostItem {
  if (!finding.added) return itemOf(original, finding);
  const last = firstAt(rewritten, finding.start);
  for (let at = last; at >= 0 && at > last - NEIGHBOURHOOD; at--) {
    const origin = original.terms[matches.ofRewritten[at] ?? -1];
    if (origin)
      return {
        kind: finding.kind,
        text: rewritten.text.slice(finding.start, finding.end),
        start: origin.start,
        end: origin.end,
      };
  }
  return { kind: finding.kind, text: rewritten.text.slice(finding.start, finding.end), start: 0, end: 0 };
}

/** So many terms back the word is looked for that an addition follows. */
const NEIGHBOURHOOD = 200;

/** Index of the first term at `offset` or behind it, of the last term where there is none. */
function firstAt({ terms }: Reading, offset: number): number {
  let low = 0;
  let high = terms.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A comparison requirement by requirement. */
export function inFull({ pair, findings, entries, ...summary }: Comparison): FidelityResult {
  if (!pair) return { ...summary, requirements: [], added: [] };
  const requirements = judge(pair, entries);
  const added = additionsOf(pair, findings);
  const those = (wanted: Verdict): LostItem[] =>
    requirements
      .filter(({ verdict }) => verdict === wanted)
      .map(({ kind, text, start, end }) => ({ kind, text, start, end }));
  const places = added.map((addition) => placeOf(pair, { ...addition, added: true }));
  return {
    ...summary,
    lost: those('lost'),
    doubtful: [...those('doubtful'), ...places],
    requirements,
    added,
  };
}
