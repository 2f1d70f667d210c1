import { append } from '@refinery/text/append.ts';
import { type Language, textLanguage } from '@refinery/text/language.ts';
import { lex } from '@refinery/text/lex.ts';
import type { Token } from '@refinery/text/token.ts';
import { type Alignment, align } from './align.ts';
import { KnownExclusives, lostExclusives } from './exclusive.ts';
import type { Comparison, Lost, Reading } from './facts.ts';
import { factsOf, integrityOf, weightOf } from './integrity.ts';
import { lostListItems } from './list-item.ts';
import { lostNames, wordsOf } from './name.ts';
import { lostNegations } from './negation.ts';
import { KnownNegations } from './negation-pairs.ts';
import { lostPreserved } from './preserve.ts';
import { KnownUnits, lostQuantities } from './quantity.ts';
import { readable } from './readable.ts';
import { readStatements } from './statements.ts';
import { PROTECTED } from './stream.ts';
import type { FidelityOptions, FidelityResult, FidelitySummary } from './types.ts';
import { lostVerbatim, Moved } from './verbatim.ts';

/**
 * Verifies that `refined` still states what `original` states: quantities with unit and bound, dates and times, negations and exclusive
 * words with what they apply to (and no statement negated that was not), code, JSON (by meaning), links, e-mails, paths,
 * quotes, placeholders, tags, names, asked-for formats and languages, list items with the order of numbered ones, and the caller's `preserve` list.
 * Never throws; linear in both lengths.
 *
 * Sentences, headings and items that say the same in both texts, function words, number words, contractions and layout apart, need no
 * look, wherever they stand. The others are compared with those that share their words.
 *
 * `integrity = 100 × Σ weight(survivors) / Σ weight(all facts)`, rounded down to one decimal, with the weights of
 * `guard/facts.ts`; 100 only when nothing was lost (or there was nothing to lose), at most 99.9 otherwise.
 * A structured result (JSON, XML) is read as its reader would: by its strings, without escapes.
 */
export function checkFidelity(
  original: string,
  refined: string,
  options: FidelityOptions = {},
): FidelityResult {
  if (original === refined) return { passed: true, integrity: 100, lost: [], requirements: [], added: [] };
  return inFull(compareReadings(readText(original, options), refined, options));
}

/** What was read of a text, by its tokens: a result is the original of the next round. */
const READ = new WeakMap<readonly Token[], Reading>();

/** A text prepared for comparison, read as `language` where that is given. Its tokens, where they are known, are read once per language. */
export function readText(
  text: string,
  options: FidelityOptions = {},
  tokens?: readonly Token[],
  language?: Language,
): Reading {
  if (!tokens) return readStatements(text, lex(text, options.preserve ?? []), language);
  const wanted = language ?? textLanguage(tokens);
  const known = READ.get(tokens);
  if (known?.language === wanted) return known;
  const reading = readStatements(text, tokens, wanted);
  READ.set(tokens, reading);
  return reading;
}

/** As `checkFidelity`, for an original that was read already, and maybe the tokens of the refined text with the same `preserve`. */
export function compareReadings(
  original: Reading,
  refined: string,
  options: FidelityOptions = {},
  refinedTokens?: readonly Token[],
): FidelitySummary {
  if (original.text === refined) return { passed: true, integrity: 100, lost: [] };
  const view = readable(refined, original.text);
  const preserve = options.preserve ?? [];
  const { language } = original;
  const reading = readText(view, options, view === refined ? refinedTokens : undefined, language);
  let lost = losses({ original, refined: reading, refinedRaw: refined });
  if (lost.length > 0 && hasNewSpans(original, reading)) {
    // Text that moved into a quotation, tag or code of the refined text is still there.
    const open = readText(view.replace(/["'“”‘’`{}<>[\]\\/]+/g, ' '), {}, undefined, language);
    const again = new Set(losses({ original, refined: open, refinedRaw: refined }).map(identity));
    lost = lost.filter((item) => again.has(identity(item)));
  }
  const preserved = lostPreserved(original.text, [refined, view], preserve);
  append(lost, preserved);
  lost.sort((a, b) => a.start - b.start || a.end - b.end);
  const facts = factsOf(original);
  return {
    passed: lost.length === 0,
    integrity: integrityOf(facts.weight + preserve.length * weightOf('preserve'), lost),
    lost,
    checked: Math.max(facts.count + preserve.length, lost.length),
  };
}

const identity = ({ kind, start, end }: Lost): string => `${kind} ${start} ${end}`;

function losses(comparison: Omit<Comparison, 'groups'>): Lost[] {
  const { original, refined } = comparison;
  const alignment: Alignment = align(original, refined);
  const full: Comparison = { ...comparison, groups: alignment.groups };
  const lost = lostListItems(full, alignment);
  if (alignment.groups.length === 0) return lost;
  const moved = lazily(() => new Moved(full));
  const units = lazily(() => new KnownUnits(refined));
  const negations = lazily(() => new KnownNegations(refined));
  const exclusives = lazily(() => new KnownExclusives(refined));
  const words = lazily(() => wordsOf(refined, refined.statements));
  for (const group of alignment.groups) {
    append(lost, lostVerbatim(full, group, moved));
    append(lost, lostQuantities(full, group, units));
    append(lost, lostNegations(full, group, negations));
    append(lost, lostExclusives(full, group, exclusives));
    append(lost, lostNames(full, group, words));
  }
  return lost;
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function hasNewSpans(original: Reading, refined: Reading): boolean {
  const known = new Set<string>();
  for (const item of original.stream) if (item.type === PROTECTED) known.add(item.key);
  return refined.stream.some((item) => item.type === PROTECTED && !known.has(item.key));
}

/** A summary with the requirements that it is about. */
export function inFull(summary: FidelitySummary): FidelityResult {
  const requirements = summary.lost.map((item, at) => ({
    ...item,
    id: `r${at + 1}`,
    verdict: 'lost' as const,
    reason: `${item.kind} is gone`,
  }));
  return { ...summary, requirements, added: [] };
}
