import type { Reading } from '../read/reading.ts';
import { BREAK, CONTENT, NUMBER, PLURAL, SUPERLATIVE, type Term, WEAK } from '../read/term.ts';
import { isLightKey } from '../read/tongue.ts';
import { countedKey } from '../read/use-index.ts';
import { doubtOf, type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';
import { isFound } from './match.ts';

/** In terms, on either side. */
const NEAR = 7;
const SENTENCE = 40;

/** Numbers that stand with the words of another statement than their own. */
export function movedNumbers({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (let i = 0; i < original.terms.length; i++) {
    const term = original.terms[i];
    const s = original.statementOf[i] ?? -1;
    const place = matches.ofOriginal[i] ?? -1;
    if (term?.type !== NUMBER || term.flags & WEAK || place < 0 || matches.same[s]) continue;
    const statement = original.statements[s];
    let hasOwnWords = false;
    const to = Math.min(statement?.to ?? 0, i + SENTENCE);
    for (let k = Math.max(statement?.from ?? 0, i - SENTENCE); k < to; k++)
      if (original.terms[k]?.type === CONTENT && isFound(matches.ofOriginal, k)) hasOwnWords = true;
    let own = 0;
    let foreign = 0;
    for (let k = place - NEAR; k < place + NEAR; k++) {
      const other = rewritten.terms[k];
      if (other?.type !== CONTENT || rewritten.statementOf[k] !== rewritten.statementOf[place]) continue;
      const origin = matches.ofRewritten[k] ?? -1;
      if (origin < 0) continue;
      if (original.statementOf[origin] === s) own++;
      else foreign++;
    }
    if (own === 0 && foreign > 0 && hasOwnWords && hasTwin(original, i))
      found.push(doubtOf('quantity', term, 'it now belongs to other words'));
  }
  return found;
}

/**
 * Whether another statement has a number of the same unit, or of the same things: only those are mixed up.
 */
function hasTwin(reading: Reading, at: number): boolean {
  const statements = reading.useIndex.counting.get(countedKey(reading, at));
  return statements !== undefined && statements.size > 1;
}

const SINGLE = /\b(?:an?|one|another|the) (?:[\w-]+ ){0,2}$/i;
const ONLY_ONE = /\b(?:one|single) (?:[\w-]+ ){0,2}$/i;
// Not linear, but it reads the 60 units in front of a word.
const DISTRIBUTED = /\b(?:each|every|per|any|no)\b[^.!?\n]*$/i;

/** One that became several, and several that became one. */
export function changedCounts({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  let severals: ReadonlySet<string> | undefined;
  for (let i = 0; i < original.terms.length; i++) {
    const term = original.terms[i];
    if (term?.type !== CONTENT) continue;
    const place = matches.ofOriginal[i] ?? -1;
    const other = place < 0 ? undefined : rewritten.terms[place];
    if (other?.type !== CONTENT || term.key !== other.key || matches.ofRewritten[place] !== i) continue;
    if ((term.flags & PLURAL) === (other.flags & PLURAL) || matches.same[original.statementOf[i] ?? 0])
      continue;
    severals ??= pluralsOf(original);
    if (!(term.flags & PLURAL) && severals.has(term.key)) continue;
    const [one, several] = term.flags & PLURAL ? [other, term] : [term, other];
    const [oneText, severalText] =
      term.flags & PLURAL ? [rewritten.text, original.text] : [original.text, rewritten.text];
    const before = oneText.slice(Math.max(0, one.start - 60), one.start);
    const isSingle =
      term.flags & PLURAL ? SINGLE.test(before) : isSuperlative(original.terms, i) || ONLY_ONE.test(before);
    if (!firstWord(severalText, several).startsWith(firstWord(oneText, one))) continue;
    const around = severalText.slice(Math.max(0, several.start - 60), several.start);
    if (
      !isSingle ||
      // "For each client the latest invoice": "the latest invoices" are several of each.
      (!isSuperlative(original.terms, i) && (DISTRIBUTED.test(before) || DISTRIBUTED.test(around)))
    )
      continue;
    const reason = term.flags & PLURAL ? 'several became one' : 'one became several';
    found.push(doubtOf('quantifier', term, reason));
  }
  return found;
}

const firstWord = (text: string, { start, end }: Term): string =>
  text.slice(start, end).toLowerCase().split(' ')[0] ?? '';

/** Keys of what the text itself speaks of in the plural. */
const pluralsOf = ({ terms }: Reading): ReadonlySet<string> =>
  new Set(terms.filter(({ type, flags }) => type === CONTENT && flags & PLURAL).map(({ key }) => key));

function isSuperlative(terms: readonly Term[], at: number): boolean {
  for (let k = at - 1; k >= at - 3 && k >= 0; k--) {
    const before = terms[k];
    if (!before || before.type === BREAK) return false;
    if (before.flags & SUPERLATIVE || before.key === 'best' || (before.type === NUMBER && before.value === 1))
      return true;
  }
  return false;
}

/** Words of two statements that changed places: each now stands in what the other statement became. */
export function exchangedWords({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const away = new Map<string, number>();
  for (let i = 0; i < original.terms.length; i++) {
    const term = original.terms[i];
    const s = original.statementOf[i] ?? -1;
    const place = matches.ofOriginal[i] ?? -1;
    const home = matches.home[s] ?? -1;
    if (
      term?.type !== CONTENT ||
      place < 0 ||
      home < 0 ||
      matches.same[s] ||
      matches.ofRewritten[place] !== i
    )
      continue;
    const t = rewritten.statementOf[place] ?? -1;
    if (t === home || term.key.split(' ').every((word) => isLightKey(original.language, word))) continue;
    const other = away.get(`${t} ${home}`);
    if (other !== undefined)
      found.push(
        lostOrDoubtful(
          'exchange',
          'doubtful',
          term.start,
          term.end,
          `it changed places with ${quoted(original, original.terms[other])}`,
        ),
      );
    away.set(`${home} ${t}`, i);
  }
  return found;
}
