import { CONTENT, LIGHT, type Term } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';

const TOWARDS = / (?:to|into|onto|towards?)$/i;
const AWAY = / (?:from|out of)$/i;
/** So many terms behind the phrase what it leads to stands. */
const REACH = 3;

/**
 * "It goes to Mr Rossi" that became "it comes from Mr Rossi": verbs with their prepositions are phrases of
 * one term. English.
 */
export function turnedDirections({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  if (original.language !== 'en') return found;
  for (let i = 0; i < original.terms.length; i++) {
    const way = wayOf(original.text, original.terms[i]);
    if (way === 0 || matches.same[original.statementOf[i] ?? 0]) continue;
    const [start, end] = [original.terms[i]?.start ?? 0, original.terms[i]?.end ?? 0];
    for (let k = i + 1; k <= i + REACH && original.terms[k]?.type === CONTENT; k++) {
      const place = matches.ofOriginal[k] ?? -1;
      const before = rewritten.terms[place - (k - i)];
      if (place < 0 || wayOf(rewritten.text, before) !== -way) continue;
      found.push(
        lostOrDoubtful(
          'direction',
          'doubtful',
          start,
          end,
          `${quoted(original, original.terms[i])} became ${quoted(rewritten, before)}`,
        ),
      );
      break;
    }
  }
  return found;
}

/** 1 for a phrase that leads to what follows, -1 for one that leads away from it, 0 for others. */
function wayOf(text: string, term: Term | undefined): -1 | 0 | 1 {
  if (term?.type !== CONTENT && term?.type !== LIGHT) return 0;
  const words = text.slice(term.start, term.end);
  return TOWARDS.test(words) ? 1 : AWAY.test(words) ? -1 : 0;
}
