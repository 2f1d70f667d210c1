import { CONTENT } from '../read/term.ts';
import { doubtOf, type Finding, type Pair, quoted } from './finding.ts';

const BY = /\bby\b/i;

/** "Is to be called by the ward" that became "is to call the ward": who acts is now acted on. English. */
export function changedAgents({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  if (original.language !== 'en') return found;
  for (let i = 0; i + 1 < original.terms.length; i++) {
    const [verb, agent] = [original.terms[i], original.terms[i + 1]];
    const [place, other] = [matches.ofOriginal[i] ?? -1, matches.ofOriginal[i + 1] ?? -1];
    if (verb?.type !== CONTENT || agent?.type !== CONTENT || place < 0 || other !== place + 1) continue;
    if (matches.same[original.statementOf[i] ?? 0] || !isBetween(original.text, verb.end, agent.start))
      continue;
    const [act, object] = [rewritten.terms[place], rewritten.terms[other]];
    if (!act || !object || isBetween(rewritten.text, act.end, object.start)) continue;
    if (act.key !== verb.key || rewritten.statementOf[place] !== rewritten.statementOf[other]) continue;
    found.push(
      doubtOf('role', { start: verb.start, end: agent.end }, `${quoted(original, agent)} no longer does it`),
    );
  }
  return found;
}

const isBetween = (text: string, from: number, to: number): boolean =>
  to - from < 20 && BY.test(text.slice(from, to));
