import { lex } from '../text/lex.ts';
import type { Token } from '../text/token.ts';
import type { FidelityOptions, FidelityResult, LostItem } from '../types.ts';
import { exclusiveFacts } from './exclusive.ts';
import { type Fact, type Reading, WEIGHTS } from './facts.ts';
import { listItemFacts } from './list-item.ts';
import { nameFacts } from './name.ts';
import { negationFacts } from './negation.ts';
import { preserveFacts } from './preserve.ts';
import { quantityFacts } from './quantity.ts';
import { readable } from './readable.ts';
import { streamOf } from './stream.ts';
import { verbatimFacts } from './verbatim.ts';

/**
 * Verifies that `refined` still states what `original` states: quantities with unit and bound, negations and exclusive words
 * with what they apply to, code, JSON (by meaning), links, e-mails, paths, quotes, placeholders, tags, names, asked-for formats
 * and languages, list items, and the caller's `preserve` list. Never throws; linear in both lengths.
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
  if (original === refined) return { passed: true, integrity: 100, lost: [] };
  return compareReadings(readText(original, options), refined, options);
}

/** A text prepared for comparison. */
export function readText(text: string, options: FidelityOptions = {}, tokens?: readonly Token[]): Reading {
  const known = tokens ?? lex(text, options.preserve ?? []);
  return { text, tokens: known, stream: streamOf(text, known) };
}

/** As `checkFidelity`, for an original, and maybe a refined text, that was read already. */
export function compareReadings(
  original: Reading,
  refined: string,
  options: FidelityOptions = {},
  refinedTokens?: readonly Token[],
): FidelityResult {
  const facts = compare(original, refined, options, refinedTokens);
  if (facts.every((fact) => fact.survives)) return result(facts);
  // What the guard would miss in the original itself is its own misreading, no loss.
  const misread = new Set(
    compare(original, original.text, options)
      .filter((fact) => !fact.survives)
      .map(identity),
  );
  return result(facts.filter((fact) => !misread.has(identity(fact))));
}

function compare(
  original: Reading,
  refined: string,
  options: FidelityOptions,
  refinedTokens?: readonly Token[],
): Fact[] {
  const view = readable(refined, original.text);
  const reading = readText(view, {}, view === refined ? refinedTokens : undefined);
  const facts: Fact[] = [
    ...preserveFacts(original.text, [refined, view], options.preserve ?? []),
    ...verbatimFacts(original, reading, refined),
  ];
  let open: Reading | undefined;
  for (const kind of [quantityFacts, negationFacts, exclusiveFacts, nameFacts, listItemFacts]) {
    const found = kind(original, reading);
    // Text that moved into a quotation, tag or code of the refined text is still there.
    const lost = found.some((fact) => !fact.survives);
    if (lost) open ??= withOpenSpans(reading);
    const again = open && lost ? kind(original, open) : [];
    const kept = new Set(again.filter((fact) => fact.survives).map(identity));
    for (const fact of found) facts.push(kept.has(identity(fact)) ? { ...fact, survives: true } : fact);
  }
  return facts;
}

const identity = (fact: Fact): string => `${fact.kind} ${fact.start} ${fact.end}`;

/** The refined text with the words inside its protected spans, or undefined where it has none. */
function withOpenSpans(reading: Reading): Reading | undefined {
  if (!reading.tokens.some((token) => token.span !== undefined)) return undefined;
  const flat = reading.text.replace(/["'“”‘’`{}<>[\]\\/]+/g, ' ');
  return { ...reading, stream: streamOf(flat, lex(flat)) };
}

function result(facts: readonly Fact[]): FidelityResult {
  const lost: LostItem[] = [];
  let kept = 0;
  let all = 0;
  for (const { survives, ...fact } of facts) {
    const weight = WEIGHTS[fact.kind] ?? 1;
    all += weight;
    if (survives) kept += weight;
    else lost.push(fact);
  }
  lost.sort((a, b) => a.start - b.start || a.end - b.end);
  const integrity = lost.length === 0 ? 100 : Math.min(99.9, Math.floor((1000 * kept) / all) / 10);
  return { passed: lost.length === 0, integrity, lost, checked: facts.length };
}
