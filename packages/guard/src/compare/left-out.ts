import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { CONTENT } from '../read/term.ts';
import { isIdle } from '../read/tongue.ts';
import { firstOfEach } from './asks.ts';
import { changedSentences } from './changed-sentences.ts';
import { IDLE_HERE, isPart, standOf } from './displaced.ts';
import type { Pair } from './finding.ts';
import { isFound } from './match.ts';
import { SaidNear } from './said-near.ts';
import { sentenceWords } from './sentence-words.ts';

/** A statement that became another one to which no word came that could say what is gone. */
export interface Shortened {
  /** Its index. */
  s: number;
  own: Statement;
  /** What it became, in small letters. */
  after: string;
  /** Whether a term of it stands in what it became. */
  isKept: (at: number) => boolean;
  /** Whether a term of it asks for something, and nothing says it any more. */
  isLeftOut: (at: number) => boolean;
}

const READ = new WeakMap<Pair, readonly Shortened[]>();

/** The statements of a pair that lost words and got none. */
export function shortenedStatements(pair: Pair): readonly Shortened[] {
  const known = READ.get(pair);
  if (known) return known;
  const found = shortenedIn(pair);
  READ.set(pair, found);
  return found;
}

/** Longer ones are no sentences, in terms. */
const LONGEST = 120;

function shortenedIn(pair: Pair): Shortened[] {
  const { original, matches } = pair;
  const found: Shortened[] = [];
  const homes = new Set(matches.home);
  const first = firstOfEach(original);
  for (const { s, home, before, after } of changedSentences(pair)) {
    const own = original.statements[s];
    if (!own || matches.same[s] || own.to - own.from > LONGEST) continue;
    // One sentence may have become two.
    const beside = [home - 1, home + 1].filter((k) => !homes.has(k));
    if ([home, ...beside].some((k) => hasNewWords(pair, k, before))) continue;
    let near: SaidNear | undefined;
    const isLeftOut = (at: number): boolean => {
      if (isPart(original, at) || !asksFor(original, at) || standOf(pair, at, first) !== 'gone') return false;
      near ??= new SaidNear(pair, home);
      const { start, end } = original.terms[at] ?? {};
      return sentenceWords(original.text.slice(start, end).toLowerCase()).some(
        (word) => !word.isSign && !isIdle(original.language, word.key) && near?.says(word) === false,
      );
    };
    found.push({
      s,
      own,
      after,
      isKept: (at) => standOf(pair, at, first) === 'kept',
      isLeftOut,
    });
  }
  return found;
}

/**
 * Whether a word came to a statement that the sentence `before` has nowhere, not even as a part of a phrase.
 */
function hasNewWords({ rewritten, matches }: Pair, t: number, before: string): boolean {
  const { from = 0, to = 0 } = rewritten.statements[t] ?? {};
  // What is longer is no sentence: it may have said it.
  if (to - from > 2 * LONGEST) return true;
  for (let k = from; k < to; k++) {
    const { type, start, end } = rewritten.terms[k] ?? {};
    if (type !== CONTENT || isFound(matches.ofRewritten, k)) continue;
    if (!before.includes(rewritten.text.slice(start, end).toLowerCase())) return true;
  }
  return false;
}

function asksFor({ terms, text, language }: Reading, at: number): boolean {
  const { type, key = '', start, end } = terms[at] ?? {};
  return type === CONTENT && !isIdle(language, key) && !IDLE_HERE.has(text.slice(start, end).toLowerCase());
}
