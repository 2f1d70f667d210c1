import { sentenceAt } from '../findings.ts';
import { CONDITIONS, NEGATIONS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT, NUMBER, SPENT, type Term, WEAK } from '../read/term.ts';
import { isIdle } from '../read/tongue.ts';
import { saysByItself } from './asks.ts';
import type { Finding, Pair } from './finding.ts';
import { asksFor, sentenceOf } from './moods.ts';

/** Longer statements repeat no other one, in terms. */
const LONGEST = 40;
/** So many statements in front of it and behind it are looked at. */
const REACH = 8;

/**
 * Leaves out what was found in statements that only repeat another one, where nothing is missed of that one:
 * "Use British spelling. … Remember: British spelling, please."
 */
export function withoutRepetitions(pair: Pair, findings: readonly Finding[]): Finding[] {
  const { original, matches } = pair;
  const broken = new Set<number>();
  const counts = new Map<number, number>();
  for (const home of matches.home) counts.set(home, (counts.get(home) ?? 0) + 1);
  for (const { added, start } of findings) if (!added) broken.add(sentenceAt(original.statements, start));
  const isRepetition = (s: number): boolean => {
    const said = saidIn(original, s);
    if (!said || hasPlace(pair, s, counts)) return false;
    // Something is missed of the statement itself, so it is broken too.
    for (let other = Math.max(0, s - REACH); other <= s + REACH; other++)
      if (!broken.has(other) && (matches.home[other] ?? -1) >= 0 && repeats(original, said, s, other))
        return true;
    return false;
  };
  const known = new Map<number, boolean>();
  return findings.filter(({ added, kind, start, end }) => {
    const s = added || !MAY_GO.has(kind) ? -1 : sentenceAt(original.statements, start);
    if (s < 0 || end > (original.statements[s]?.end ?? 0)) return true;
    const isKnown = known.get(s) ?? isRepetition(s);
    known.set(s, isKnown);
    return !isKnown;
  });
}

/**
 * Whether a statement became one of the rewritten text that no other statement became: it stands there,
 * changed.
 */
function hasPlace(
  { original, rewritten, matches }: Pair,
  s: number,
  counts: ReadonlyMap<number, number>,
): boolean {
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  const keys = new Set(
    original.terms
      .slice(from, to)
      .filter((term) => says(original, term))
      .map(({ key }) => key),
  );
  const home = matches.home[s] ?? -1;
  const around = home >= 0 ? home : (matches.home[s - 1] ?? matches.home[s + 1] ?? 0);
  for (let t = Math.max(0, around - REACH); t <= around + REACH; t++) {
    const statement = rewritten.statements[t];
    if (!statement || (counts.get(t) ?? 0) > (t === home ? 1 : 0)) continue;
    const terms = rewritten.terms.slice(statement.from, Math.min(statement.to, statement.from + LONGEST));
    const found = terms.filter((term) => says(rewritten, term) && keys.has(term.key)).length;
    if (found > 0 && 2 * found >= keys.size) return true;
  }
  return false;
}

/** What a statement says a second time; signs and protected texts tell one from another. */
const MAY_GO = new Set([
  'statement',
  'word',
  'quantity',
  'bound',
  'negation',
  'exclusive',
  'modality',
  'order',
  'quantifier',
  'condition',
  'exchange',
]);

/** A statement that may only repeat another one. */
interface Said {
  text: string;
  terms: readonly Term[];
  /** Those that the other one has to say as well. */
  words: readonly Term[];
  reminds: boolean;
}

/** What a statement says, where it may be a repetition. */
function saidIn(reading: Reading, s: number): Said | undefined {
  const own = reading.statements[s];
  if (!own || own.item || own.to - own.from > LONGEST) return undefined;
  const text = sentenceOf(reading, s);
  const reminds = REMINDS.test(text);
  if (LABELLED.test(text) && !reminds) return undefined;
  const terms = reading.terms.slice(own.from, own.to);
  const words = terms.filter((term) => says(reading, term) || (reminds && isOpen(term)));
  return { text, terms, words, reminds };
}

function repeats(reading: Reading, { text, terms, words, reminds }: Said, s: number, other: number): boolean {
  const said = reading.statements[other];
  if (!said || said.to - said.from > LONGEST) return false;
  const others = reading.terms.slice(said.from, said.to);
  const isSaid = (term: Term): boolean => others.some((each) => areAlike(term, each));
  if (other === s - 1 && others.some(({ operator }) => operator === ONLY)) {
    if (REST.test(text))
      return terms.filter(({ type, key }) => type === CONTENT && !isIdle(reading.language, key)).length <= 1;
    if (OUTSIDE.test(text)) return terms.some((term) => says(reading, term) && isSaid(term));
  }
  if (words.length < (reminds ? 1 : FEWEST) || !words.every(isSaid)) return false;
  if (reading.language === 'en' && asksFor(reading, s) && !asksFor(reading, other)) return false;
  const [binding, bound] = [bindingOf(terms), bindingOf(others)];
  if (WITHOUT.every((pattern) => pattern.test(text))) binding.delete(NOT);
  return binding.size === bound.size && binding.isSubsetOf(bound);
}

/** Behind "only use facts from the dossier": "Do not bring in anything from outside the dossier." */
const OUTSIDE =
  /^(?:so )?(?:please )?(?:do not|don't|never) [^,;:]{1,120}\b(?:outside|beyond|other(?: [\p{L}-]{1,30}){0,2} than|apart from|elsewhere|not in (?:it|them|there))\b[^,;:]{0,120}$/u;
/** "We don't accept changes without tests" behind "every change needs a test". */
const WITHOUT: readonly RegExp[] = [
  /\bwithout\b/u,
  /\b(?:accept|allow|permit|merge)/u,
  /n't|\b(?:not|never|no)\b/u,
];

/** "Rating: 7" says something of what stands above it. */
const LABELLED = /^\P{L}*\p{L}+:/u;

const REMINDS =
  /^\P{L}*(?:and |so )?(?:remember|again|once more|in other words|to repeat|as i said|as said|this means|that means|that is|i repeat)\b/u;

/** So many words tell that two statements are about the same. */
const FEWEST = 2;

const ONLY = operatorNumber('!only');
/** Behind a list of all that may be: "Don't use any other colours." */
const REST =
  /^(?:so )?(?:please )?(?:do not|don't|never) (?:use|add|include|mention|offer|return|output|write|give|allow|pick|choose|accept|suggest) (?:any others?|anything else|any(?:thing)? other|other)\b[^,;:]*$/u;

/** They only announce that something is said again, by their keys. */
const REMINDERS = new Set(
  'rememb remind repeat again note word mean start sure matter import bring accept allow permit merg'.split(
    ' ',
  ),
);

const says = (reading: Reading, term: Term): boolean =>
  saysByItself(reading, term) && !REMINDERS.has(term.key) && !(term.type === NUMBER && term.flags & WEAK);

/** A word that may say nothing elsewhere, as "age" and "ask for", tells where all of them are compared. */
const isOpen = ({ type, key }: Term): boolean => type === CONTENT && !REMINDERS.has(key);

/** Of numbers: what has no bound says no more than what has one. */
const areAlike = (a: Term, b: Term): boolean =>
  a.type === b.type &&
  (a.key === b.key || a.groups.some((group) => b.groups.includes(group))) &&
  (a.type !== NUMBER || a.bound === '' || a.bound === b.bound);

const BINDING = operatorSet(
  '!only !except !before !after !until !while !some !any !most !few !half !either !may !try !optional !often !sometimes !rarely !otherwise !instead !or',
);
const NOT = operatorNumber('!not');

/** What a statement binds or loosens with; all negations are one. */
function bindingOf(terms: readonly Term[]): Set<number> {
  const found = new Set<number>();
  for (const { operator, flags } of terms) {
    if (flags & SPENT) continue;
    if (NEGATIONS.has(operator)) found.add(NOT);
    else if (BINDING.has(operator) || CONDITIONS.has(operator)) found.add(operator);
  }
  return found;
}
